"""What checks submit, made into series; Datadog's Python code finds this module as it does inside the Agent.

Each check has its own contexts (name, tags, host), and its series are made when its run ends.
Sources: DataDog/datadog-agent, pkg/aggregator/check_sampler.go and pkg/metrics (one file a kind).
"""
import math
import threading
import time

import datadog_agent
from log import log

GAUGE, RATE, COUNT, MONOTONIC_COUNT, COUNTER, HISTOGRAM, HISTORATE = range(7)

# Types of the API's series (api/v2/series).
API_COUNT, API_GAUGE = 1, 3


class Gauge:
    """The last value."""

    api_type = API_GAUGE
    value = None

    def add(self, value, now, flush_first_value):
        self.value = value

    def flush(self, now):
        point = None if self.value is None else (now, self.value)
        self.value = None
        return point


class Count:
    """The sum of the values."""

    api_type = API_COUNT
    value = None

    def add(self, value, now, flush_first_value):
        self.value = (self.value or 0) + value

    flush = Gauge.flush


class Rate:
    """The difference of two values by the second; nothing when it is negative: a counter was reset."""

    api_type = API_GAUGE
    previous = latest = None

    def add(self, value, now, flush_first_value):
        if self.latest is not None:
            self.previous = self.latest
        self.latest = (now, value)

    def flush(self, now):
        if self.previous is None or self.latest is None or self.latest[0] == self.previous[0]:
            return None
        (before, first), (after, last) = self.previous, self.latest
        self.previous, self.latest = self.latest, None
        rate = (last - first) / (after - before)
        return (after, rate) if rate >= 0 else None


class MonotonicCount:
    """How much a counter grew.

    The first value is where it begins, and one below the last is left out; with `flush_first_value` both are taken
    as counted from 0.
    """

    api_type = API_COUNT

    def __init__(self):
        self.previous = self.current = self.grown = 0.0
        self.sampled = self.has_previous = self.flush_first_value = False

    def add(self, value, now, flush_first_value):
        if self.sampled:
            self.previous = self.current
            self.has_previous = True
        self.current = value
        self.sampled = True
        self.flush_first_value = flush_first_value
        difference = self.current - self.previous
        if (self.has_previous or flush_first_value) and difference >= 0:
            self.grown += difference
        elif flush_first_value:
            self.grown = self.current

    def flush(self, now):
        if not self.sampled or not (self.has_previous or self.flush_first_value):
            return None
        grown = self.grown
        self.previous, self.current, self.grown = self.current, 0.0, 0.0
        self.has_previous = True
        self.sampled = self.flush_first_value = False
        return (now, grown)


KINDS = {GAUGE: Gauge, RATE: Rate, COUNT: Count, MONOTONIC_COUNT: MonotonicCount}

_lock = threading.Lock()
_contexts = {}  # of each check: its contexts, by name, tags and host
_series = []
_check_runs = []
_events = []


def submit_metric(check, check_id, kind, name, value, tags, hostname, flush_first_value):
    if kind not in KINDS:
        log("WARN", f"{name} of {check_id} is of a kind that this Agent doesn't know: {kind}")
        return
    if math.isnan(value) or math.isinf(value):
        return
    key = (name, tuple(sorted(set(tags))), hostname or datadog_agent.get_hostname())
    with _lock:
        contexts = _contexts.setdefault(check_id, {})
        if key not in contexts:
            contexts[key] = KINDS[kind]()
        contexts[key].add(float(value), time.time(), bool(flush_first_value))


def commit(check_id):
    """Makes series of what a check submitted in its run."""
    now = time.time()
    with _lock:
        for (name, tags, hostname), metric in _contexts.get(check_id, {}).items():
            point = metric.flush(now)
            if point is None:
                continue
            timestamp, value = point
            _series.append(
                {
                    "metric": name,
                    "type": metric.api_type,
                    "points": [{"timestamp": int(timestamp), "value": value}],
                    "tags": list(tags),
                    "resources": [{"type": "host", "name": hostname}],
                }
            )


def submit_service_check(check, check_id, name, status, tags, hostname, message):
    run = {
        "check": name,
        "status": int(status),
        "timestamp": int(time.time()),
        "host_name": hostname or datadog_agent.get_hostname(),
        "tags": sorted(set(tags)),
        "message": message or "",
    }
    with _lock:
        _check_runs.append(run)


def submit_event(check, check_id, event):
    with _lock:
        _events.append(event)


def take():
    """All that is to be sent, once: series, check runs, events."""
    with _lock:
        taken = _series[:], _check_runs[:], _events[:]
        for list_ in (_series, _check_runs, _events):
            list_.clear()
    return taken
