import { metricsPort, wantsMetrics } from "../datadog/litellm";
import { proxy } from "../workloads/proxy";
import type { Port } from "../workloads/workload";
import { metadata, podLabels, type GatewayContext } from "./objects";
import { service } from "./services";
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

/** Objects by which a Prometheus finds the proxies, and reads each of them. */
export interface Monitored {
  service: Service;
  serviceMonitor: ServiceMonitor;
}

const port: Port = { name: "metrics", number: metricsPort, isServed: true };

/**
 * The ServiceMonitor and the Service that it selects; undefined where none was asked for. The Service
 * is one of its own, as what leads clients to the proxies must not lead to their metrics, which want
 * no key.
 */
export function monitored(context: GatewayContext): Monitored | undefined {
  const { serviceMonitor } = context.kubernetes;
  if (!serviceMonitor || !wantsMetrics(context.settings)) return undefined;
  const workload = proxy.name;
  const name = `${workload}-metrics`;
  const common = metadata(context, workload, name);
  // What the Service of the metrics has, and the one of the proxies has not.
  const component = { "app.kubernetes.io/component": "metrics" };
  const labels = { ...common.labels, ...component };
  const interval = `${serviceMonitor.intervalSeconds}s`;
  return {
    service: {
      ...service(context, { workload, name, ports: [port], isHeadless: true }),
      metadata: { ...common, labels },
    },
    serviceMonitor: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { ...common, labels: { ...serviceMonitor.labels, ...labels } },
      spec: {
        selector: { matchLabels: { ...podLabels(context, workload), ...component } },
        endpoints: [{ port: port.name, path: "/metrics", interval }],
      },
    },
  };
}
