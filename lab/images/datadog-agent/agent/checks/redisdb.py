"""Metrics of a Redis, those of Datadog's `redisdb` check that the gateway's monitors and dashboards use.

Source: DataDog/integrations-core, redisdb/datadog_checks/redisdb/redisdb.py.
"""
import time

import redis
from datadog_checks.base import AgentCheck

GAUGES = {
    "connected_clients": "redis.net.clients",
    "evicted_keys": "redis.keys.evicted",
    "maxmemory": "redis.mem.maxmemory",
    "rejected_connections": "redis.net.rejected",
    "used_memory": "redis.mem.used",
}
RATES = {
    "keyspace_hits": "redis.stats.keyspace_hits",
    "keyspace_misses": "redis.stats.keyspace_misses",
}
CONNECTION = ("host", "port", "username", "password", "ssl")


class RedisCheck(AgentCheck):
    def __init__(self, name, init_config, instances):
        super().__init__(name, init_config, instances)
        options = {key: self.instance[key] for key in CONNECTION if key in self.instance}
        self._redis = redis.Redis(socket_timeout=5, **options)

    def check(self, instance):
        tags = [
            f"redis_host:{instance['host']}",
            f"redis_port:{instance['port']}",
            *instance.get("tags", []),
        ]
        start = time.time()
        try:
            info = self._redis.info()
        except Exception:
            self.service_check("redis.can_connect", AgentCheck.CRITICAL, tags=tags)
            raise
        latency = round((time.time() - start) * 1000, 2)
        tags.append(f"redis_role:{info['role']}")
        self.service_check("redis.can_connect", AgentCheck.OK, tags=tags)
        self.gauge("redis.info.latency_ms", latency, tags=tags)
        for key, name in GAUGES.items():
            self.gauge(name, info[key], tags=tags)
        for key, name in RATES.items():
            self.rate(name, info[key], tags=tags)
