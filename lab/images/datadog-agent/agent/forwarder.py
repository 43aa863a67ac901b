"""Sends to Datadog what was collected, in order, until it arrives.

Sources: DataDog/datadog-agent, comp/forwarder/defaultforwarder (transaction.go: what is sent again; forwarder_health.go:
what of the key), pkg/serializer/internal/metrics/events.go.
"""
import threading
from collections import deque

import requests

from log import log

# Seconds.
TIMEOUT, LONGEST_PAUSE, VALIDATE_EVERY = 20, 64, 3600

# Taken for good without a question, as by the Agent.
FAKE_KEY = "0" * 32

# Series in a request: far below the API's limit of 5 MB.
SERIES_AT_ONCE = 2000


class Forwarder:
    def __init__(self, url, api_key, hostname):
        self._url = url
        self._key = api_key
        self._hostname = hostname
        self._session = requests.Session()
        self._session.headers["DD-API-KEY"] = api_key
        self._waiting = deque()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._send_all, daemon=True)
        self.key_refused = False

    def start(self):
        self.validate()
        self._thread.start()
        threading.Thread(target=self._validate_often, daemon=True).start()

    def stop(self, seconds):
        """Tries what waits once more, for at most so many seconds."""
        self._stopping.set()
        self._wake.set()
        self._thread.join(seconds)
        if self._waiting:
            log("WARN", f"stopped with {len(self._waiting)} requests that were not sent")

    def put(self, series, check_runs, events):
        for start in range(0, len(series), SERIES_AT_ONCE):
            self._waiting.append(("/api/v2/series", {"series": series[start : start + SERIES_AT_ONCE]}))
        if check_runs:
            self._waiting.append(("/api/v1/check_run", check_runs))
        if events:
            body = {"apiKey": "", "events": {"api": events}, "internalHostname": self._hostname}
            self._waiting.append(("/intake/", body))
        self._wake.set()

    def validate(self):
        """Asks whether the key is good; where nobody answers it is taken for good."""
        if self._key == FAKE_KEY:
            return
        try:
            status = self._session.get(f"{self._url}/api/v1/validate", timeout=TIMEOUT).status_code
        except requests.RequestException as error:
            log("WARN", f"the API key could not be validated: {type(error).__name__} at {self._url}")
            return
        self.key_refused = status == 403
        if self.key_refused:
            log("ERROR", f"{self.trouble}, reporting the forwarder as unhealthy")
        elif status != 200:
            log("WARN", f"the API key could not be validated: {self._url} answered {status}")

    @property
    def trouble(self):
        return f"API key invalid: {self._url} refused it (403)" if self.key_refused else None

    def _validate_often(self):
        while not self._stopping.wait(VALIDATE_EVERY):
            self.validate()

    def _send_all(self):
        pause = 1
        while True:
            if not self._waiting:
                if self._stopping.is_set():
                    return
                self._wake.wait()
                self._wake.clear()
                continue
            # It stays first in the line until it has arrived: nothing is lost, and nothing overtakes it.
            if self._send(*self._waiting[0]):
                self._waiting.popleft()
                pause = 1
            elif self._stopping.is_set():
                return
            else:
                self._stopping.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _send(self, path, body):
        """Whether that is done with."""
        try:
            status = self._session.post(self._url + path, json=body, timeout=TIMEOUT).status_code
        except requests.RequestException as error:
            log("ERROR", f"{self._url}{path} can't be reached ({type(error).__name__}), trying again")
            return False
        if status in (400, 403, 413):
            log("ERROR", f"{self._url}{path} answered {status}, dropping what was sent")
            return True
        if status > 400:
            log("ERROR", f"{self._url}{path} answered {status}, trying again")
            return False
        return True
