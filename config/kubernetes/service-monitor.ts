import { metricsPort, wantsMetrics } from "../datadog/litellm";
import type { Settings } from "../schema";
import { metadata, podLabels, service } from "./objects";
import type { Manifest, Selector, Service } from "./types";

/** A ServiceMonitor of the Prometheus Operator (monitoring.coreos.com/v1), as far as it is used. */
export interface ServiceMonitor extends Manifest {
  apiVersion: "monitoring.coreos.com/v1";
  kind: "ServiceMonitor";
  spec: {
    selector: Selector;
    endpoints: { port: string; path: string; interval: string }[];
  };
}

/** What is made for a Prometheus to find the proxies, and read each of them. */
export interface Monitored {
  service: Service;
  serviceMonitor: ServiceMonitor;
}

const port = { name: "metrics", number: metricsPort };

/**
 * The ServiceMonitor and the Service that it selects; undefined where none was asked for. The Service
 * is one of its own, as what leads clients to the proxies must not lead to their metrics, which want
 * no key.
 */
export function monitored(settings: Settings): Monitored | undefined {
  const { serviceMonitor } = settings.kubernetes;
  if (!serviceMonitor || !wantsMetrics(settings)) return undefined;
  const common = metadata(settings, "litellm", "litellm-metrics");
  // What the Service of the metrics has, and the one of the proxies has not.
  const component = { "app.kubernetes.io/component": "metrics" };
  const labels = { ...common.labels, ...component };
  const interval = `${serviceMonitor.intervalSeconds}s`;
  return {
    service: { ...service(settings, "litellm", port, true), metadata: { ...common, labels } },
    serviceMonitor: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { ...common, labels: { ...serviceMonitor.labels, ...labels } },
      spec: {
        selector: { matchLabels: { ...podLabels("litellm"), ...component } },
        endpoints: [{ port: port.name, path: "/metrics", interval }],
      },
    },
  };
}
