"""Scrapes what an Agent's litellm.d/conf.yaml (argument 1) names, once, and prints what the Agent would be given.

The check is Datadog's: its `litellm` check is this base class with this namespace. Its own list of metrics is
left out, so that what arrives is due to the config alone. The Agent is said to have started before the proxies.
"""
import json
import os
import sys

# The stub refuses tags such as `env`, which are ours to give.
os.environ["DDEV_SKIP_GENERIC_TAGS_CHECK"] = "true"

import yaml
from datadog_checks.base import OpenMetricsBaseCheckV2
from datadog_checks.base.stubs import aggregator, datadog_agent


class LitellmCheck(OpenMetricsBaseCheckV2):
    __NAMESPACE__ = "litellm"
    DEFAULT_METRIC_LIMIT = 0


with open(sys.argv[1]) as file:
    config = yaml.safe_load(file)

datadog_agent.set_process_start_time(1)
for instance in config["instances"]:
    check = LitellmCheck("litellm", {}, [{"metrics": [], **instance}])
    error = check.run()
    if error:
        sys.exit(error)

kinds = aggregator.METRIC_ENUM_MAP_REV
series = [
    {
        "name": metric.name,
        "kind": kinds[metric.type],
        "value": metric.value,
        "tags": sorted(metric.tags),
        "fromZero": bool(metric.flush_first_value),
    }
    for name in aggregator.metric_names
    for metric in aggregator.metrics(name)
]
health = [check.status for check in aggregator.service_checks("litellm.openmetrics.health")]
json.dump({"series": series, "health": health}, sys.stdout)
