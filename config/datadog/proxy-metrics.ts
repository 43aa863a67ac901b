import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { agentHost, dogstatsdPort, wantsAgent } from "./agent-host";

/** Name of the file beside LiteLLM's config; the config names it without `.py`. */
export const proxyMetricsFile = "proxy_metrics.py";

/**
 * A module for LiteLLM that adds two metrics, of which the first is known to the Agent:
 *
 * - `process_start_time_seconds`, which prometheus-client leaves out with a folder for several
 *   processes. By it the Agent sees that a proxy is younger than itself, and takes its counters as
 *   begun at 0 (`use_process_start_time`; datadog-checks-base 38.7.0,
 *   `openmetrics/v2/first_scrape_handler.py`). Without it, what a new proxy spends until its first
 *   scrape is lost, in each rollout.
 * - the sizes of the queues of spend in a replica's memory. LiteLLM has the metrics and the
 *   functions that set them, but its queues don't call these any more (litellm:
 *   proxy/db/db_transaction_queue/spend_update_queue.py add_update). Here they are called when
 *   something is added, and when all is taken out to be written.
 *
 * Where LiteLLM has changed there, the proxy doesn't start, and the old ones go on.
 *
 * With an Agent it also tells Datadog that a proxy has started, which dashboards show as a rollout.
 */
export function renderProxyMetrics(settings: Settings, secrets: SecretNames): string {
  return `# Made by litellm-gateway; edits here are lost.
"""Adds to the metrics when this proxy started, and how much spend waits in it."""
${wantsAgent(settings, secrets) ? "import os\nimport socket\nimport threading\n" : ""}import weakref

from litellm._logging import verbose_proxy_logger
from litellm.integrations.custom_logger import CustomLogger
from litellm.proxy.db.db_transaction_queue.daily_spend_update_queue import DailySpendUpdateQueue
from litellm.proxy.db.db_transaction_queue.spend_update_queue import SpendUpdateQueue
from prometheus_client import CollectorRegistry, Gauge

# A registry of its own: the process's has the name already, which several processes don't export.
Gauge(
    "process_start_time_seconds",
    "Start time of the process since unix epoch in seconds.",
    registry=CollectorRegistry(),
    multiprocess_mode="min",
).set_to_current_time()


def tell_size(kind):
    queues = weakref.WeakSet()

    def telling(method):
        async def and_tell(self, *args, **named):
            result = await method(self, *args, **named)
            try:
                # Days are kept in several queues, by key, team, tag and the like, with one metric.
                queues.add(self)
                size = sum(queue.update_queue.qsize() for queue in queues)
                await self._emit_new_item_added_to_queue_event(queue_size=size)
            except Exception as error:
                # What was taken out is to be written, whether or not it can be told.
                verbose_proxy_logger.warning("the size of a queue of spend is not told: %s", error)
            return result

        return and_tell

    for name in ("add_update", "flush_all_updates_from_in_memory_queue"):
        method = getattr(kind, name)
        # LiteLLM loads a module twice at times; what is wrapped already is left.
        if method.__name__ != "and_tell":
            setattr(kind, name, telling(method))


tell_size(SpendUpdateQueue)
tell_size(DailySpendUpdateQueue)
${wantsAgent(settings, secrets) ? startEvent(settings) : ""}
# Does nothing: being listed in \`callbacks\` is what loads this module.
metrics = CustomLogger()
`;
}

/** Tag of the event that a proxy has started. */
export const startEventTag = "event:proxy-started";

/** Sends an event, in DogStatsD's format (docs.datadoghq.com/extend/dogstatsd/datagram_shell). */
function startEvent(settings: Settings): string {
  const { environment, service } = settings.datadog;
  const title = "LiteLLM proxy started";
  const text = `A proxy of ${service} in ${environment} has started.`;
  const tags = [`env:${environment}`, `service:${service}`, startEventTag].join(",");
  const datagram = `_e{${title.length},${text.length}}:${title}|${text}|t:info|#${tags}`;
  return `

def tell_start():
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as agent:
            agent.sendto(b"${datagram}", ("${agentHost(settings)}", ${dogstatsdPort}))
    except Exception as error:
        # Looked at by people, and by nothing that this proxy needs.
        verbose_proxy_logger.warning("Datadog is not told of this start: %s", error)


# Once, though LiteLLM loads a module twice at times; and beside the start, which it must not hold up.
if os.environ.get("LITELLM_GATEWAY_START") != "told":
    os.environ["LITELLM_GATEWAY_START"] = "told"
    threading.Thread(target=tell_start, daemon=True).start()
`;
}
