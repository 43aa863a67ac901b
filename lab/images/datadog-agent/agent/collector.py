"""Runs each instance of each check, again and again."""
import json
import random
import threading
import time

import aggregator
from checks import CHECKS
from log import log

DEFAULT_INTERVAL = 15  # seconds


class Collector:
    def __init__(self, settings):
        self._stopping = threading.Event()
        self._threads = []
        for name, init_config, instances in settings.checks():
            if name not in CHECKS:
                log("ERROR", f"there is no check {name}: this Agent has {', '.join(CHECKS)}")
                continue
            for number, instance in enumerate(instances):
                check = CHECKS[name](name, init_config, [instance])
                check.check_id = f"{name}:{number}"
                interval = instance.get("min_collection_interval", DEFAULT_INTERVAL)
                thread = threading.Thread(target=self._run, args=(check, interval), daemon=True)
                self._threads.append(thread)

    def start(self):
        for thread in self._threads:
            thread.start()

    def stop(self, seconds):
        """Starts no more runs, and waits for those that are on."""
        self._stopping.set()
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0, end - time.monotonic()))

    def _run(self, check, interval):
        # Instances take turns, as the Agent's do: their runs are spread over a second of the interval.
        due = time.monotonic() + random.random()
        failed = None
        while not self._stopping.wait(max(0, due - time.monotonic())):
            due += interval
            report = check.run()
            aggregator.commit(check.check_id)
            trouble = json.loads(report)[0]["message"] if report else None
            if trouble != failed:  # a line when it changes, not each time
                log("ERROR" if trouble else "INFO", f"{check.check_id} | {trouble or 'runs again'}")
            failed = trouble
