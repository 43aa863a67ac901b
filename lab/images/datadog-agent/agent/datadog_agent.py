"""What Datadog's Python code asks its Agent; it finds this module as it does inside the Agent.

Source: datadog-checks-base 38.7.0, `stubs/datadog_agent.py`, as far as the checks here use it.
"""
import logging
import time

from log import log as write_line

_started = time.time()
_settings = {}


def configure(settings):
    _settings.update(settings)


def get_config(name):
    return _settings.get(name)


def get_hostname():
    return _settings["hostname"]


def get_process_start_time():
    return _started


def get_version():
    return "7.81.1"


def get_host_tags():
    return "{}"


def log(message, level):
    write_line(logging.getLevelName(level).replace("WARNING", "WARN"), message)


def tracemalloc_enabled():
    return False


def emit_agent_telemetry(check_name, metric_name, metric_value, metric_type):
    """The Agent's telemetry about itself is not sent."""


def set_check_metadata(check_id, name, value):
    """Metadata is not sent."""


def resolve_issue(issue_id):
    """Issues are not reported."""


def report_issue(check_name, report):
    write_line("WARN", f"{check_name}: {report}")
