"""The checks that this Agent has.

`litellm` and `haproxy` are Datadog's OpenMetrics code with a name. Their own lists of metrics are in none of Datadog's
published packages: what arrives is due to the config alone.
"""
from datadog_checks.base import OpenMetricsBaseCheckV2

from checks.postgres import PostgresCheck
from checks.redisdb import RedisCheck


class NamedByConfig(OpenMetricsBaseCheckV2):
    DEFAULT_METRIC_LIMIT = 0

    def get_default_config(self):
        return {"metrics": []}


class LitellmCheck(NamedByConfig):
    __NAMESPACE__ = "litellm"


class HaproxyCheck(NamedByConfig):
    __NAMESPACE__ = "haproxy"


CHECKS = {"litellm": LitellmCheck, "haproxy": HaproxyCheck, "postgres": PostgresCheck, "redisdb": RedisCheck}
