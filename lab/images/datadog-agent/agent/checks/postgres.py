"""Metrics of a Postgres, those of Datadog's `postgres` check that the gateway's monitors and dashboards use.

Source: DataDog/integrations-core, postgres/datadog_checks/postgres (util.py has the queries).
"""
import psycopg
from datadog_checks.base import AgentCheck

DATABASE = """
    SELECT numbackends, xact_commit, xact_rollback, blks_read, blks_hit, deadlocks,
           pg_database_size(datname)
    FROM pg_stat_database WHERE datname = current_database()
"""

CONNECTIONS = """
    WITH max_con AS (SELECT setting::float FROM pg_settings WHERE name = 'max_connections')
    SELECT MAX(setting), SUM(numbackends) / MAX(setting) FROM pg_stat_database, max_con
"""


class PostgresCheck(AgentCheck):
    __NAMESPACE__ = "postgresql"

    def check(self, instance):
        tags = [
            f"server:{instance['host']}",
            f"port:{instance['port']}",
            *instance.get("tags", []),
        ]
        of_database = [*tags, f"db:{instance['dbname']}"]
        try:
            with self._connect(instance) as connection:
                database = connection.execute(DATABASE).fetchone()
                most, share = connection.execute(CONNECTIONS).fetchone()
        except Exception:
            self._can_connect(AgentCheck.CRITICAL, of_database)
            raise
        self._can_connect(AgentCheck.OK, of_database)
        connections, commits, rollbacks, reads, hits, deadlocks, size = database
        self.gauge("connections", connections, tags=of_database)
        self.gauge("database_size", size, tags=of_database)
        self.rate("commits", commits, tags=of_database)
        self.rate("rollbacks", rollbacks, tags=of_database)
        self.rate("disk_read", reads, tags=of_database)
        self.rate("buffer_hit", hits, tags=of_database)
        self.monotonic_count("deadlocks.count", deadlocks, tags=of_database)
        self.gauge("max_connections", most, tags=tags)
        self.gauge("percent_usage_connections", share, tags=tags)

    def _can_connect(self, status, tags):
        # The service check has the check's name, not the metrics'.
        self.service_check("postgres.can_connect", status, tags=tags, raw=True)

    @staticmethod
    def _connect(instance):
        return psycopg.connect(
            host=instance["host"],
            port=instance["port"],
            user=instance["username"],
            password=instance["password"],
            dbname=instance["dbname"],
            sslmode=instance.get("ssl", "disable"),
            connect_timeout=5,
            autocommit=True,
            application_name="datadog-agent",
        )
