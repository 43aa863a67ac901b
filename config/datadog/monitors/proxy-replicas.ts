import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/**
 * Proxies that answer, for the load balancer, or where there is none of ours, for the Agent. The most
 * of 5 minutes: in a rollout there are more, never fewer.
 */
export const proxyReplicas: MonitorBuilder = (settings, context) => {
  const { queries } = context;
  const answering =
    settings.target === "docker"
      ? queries.other("max", "edgeActiveProxies", { where: ["proxy:proxies"] })
      : `count_not_null(${queries.gauge("max", "inFlight", { by: ["endpoint"] })})`;
  return queryMonitor({
    settings,
    context,
    monitor: "proxyReplicas",
    query: `max(last_5m):${answering}`,
    says: `{{value}} of ${settings.replicas} proxies answer`,
    noData: "Nobody knows how many proxies answer: the Agent is silent, or all are gone.",
    impact: "The others take the load of those that are missing.",
    dashboard: "operations",
  });
};
