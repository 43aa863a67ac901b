import { edgeHost } from "../../edge/haproxy";
import type { Monitor } from "../alerts/monitor";

/**
 * Proxies that answer, for the load balancer, or where there is none of ours, for the Agent. The most
 * of 5 minutes: in a rollout there are more, never fewer.
 */
export const proxyReplicas: Monitor = {
  title: "Proxies are missing",
  measures: "Proxies that answer",
  alerts: "below",
  critical: "a majority of `replicas`",
  warning: "`replicas`",
  // One of two gone is half the gateway; one of four is a warning.
  thresholds: ({ replicas }) => {
    const critical = Math.floor(replicas / 2) + 1;
    return { critical, warning: replicas > critical ? replicas : undefined };
  },
  most: ({ replicas }) => replicas,
  example: 2,
  meaning:
    "The most of 5 minutes counts, and a rollout makes new ones first, so it never alerts. No data means that all are gone, or the Agent is ([agent-silent](agent-silent.md)).",
  impact: "The others take the load of those that are missing; with none the gateway is down.",
  dashboard: "operations",
  noData: "Nobody knows how many proxies answer: the Agent is silent, or all are gone.",
  queries: ({ replicas }, { makes, queries }) => {
    const answering = makes.has(edgeHost)
      ? queries.other("max", "edgeActiveProxies", { where: ["proxy:proxies"] })
      : `count_not_null(${queries.gauge("max", "inFlight", { by: ["endpoint"] })})`;
    return [
      { query: `max(last_5m):${answering}`, says: `{{value}} of ${replicas} proxies answer` },
    ];
  },
};
