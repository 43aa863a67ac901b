import type { ServiceMonitor } from "../../../../config/kubernetes/service-monitor";
import type { Deployment, Service } from "../../../../config/kubernetes/types";
import { stackOf, stackOfEverything } from "./stacks";

const metricsPort = 9464;
const { find, ofKind, pods } = stackOfEverything();

/** Services that a selector finds. */
const selected = (matchLabels: Record<string, string>) =>
  ofKind<Service>("Service").filter(({ metadata }) =>
    Object.entries(matchLabels).every(([label, value]) => metadata.labels[label] === value),
  );

test("a Prometheus finds one Service, which leads to the metrics of each proxy", () => {
  const { metadata, spec } = find<ServiceMonitor>("ServiceMonitor", "proxy-metrics");
  expect(metadata.labels).toMatchObject({ release: "prometheus" });
  expect(spec.endpoints).toEqual([{ port: "metrics", path: "/metrics", interval: "30s" }]);
  const [service, ...others] = selected(spec.selector.matchLabels);
  expect(others).toEqual([]);
  // Behind an address of its own one reading would be of one proxy, the next of another.
  expect(service?.spec).toMatchObject({ clusterIP: "None" });
  expect(service?.spec.ports).toMatchObject([{ name: "metrics", targetPort: "metrics" }]);
  const ports = pods.get("proxy")?.spec.containers[0]?.ports;
  expect(ports).toContainEqual(
    expect.objectContaining({ name: "metrics", containerPort: metricsPort }),
  );
});

test.each(["clusterip", "loadbalancer", "ingress", "gateway"] as const)(
  "no client gets to the metrics: %s",
  (type) => {
    const routed = type === "ingress" || type === "gateway";
    const stack = stackOf({
      edge: routed ? { hostname: "llm.example.com" } : {},
      kubernetes: {
        edge: { type, ...(routed && { className: "cilium" }) },
        serviceMonitor: {},
      },
    });
    const open = stack
      .ofKind<Service>("Service")
      .filter(({ spec }) => spec.ports.some(({ targetPort }) => targetPort === "metrics"));
    expect(open.map(({ metadata, spec }) => [metadata.name, spec.type])).toEqual([
      ["proxy-metrics", "ClusterIP"],
    ]);
    const routes = [...stack.ofKind("Ingress"), ...stack.ofKind("HTTPRoute")];
    expect(routes).toHaveLength(routed ? 1 : 0);
    expect(JSON.stringify(routes)).not.toMatch(/metrics|9464/);
  },
);

test("without one nothing is there for it", () => {
  const stack = stackOf({});
  expect(stack.ofKind("ServiceMonitor")).toEqual([]);
  const names = stack.ofKind("Service").map(({ metadata }) => metadata.name);
  expect(names).not.toContain("proxy-metrics");
  expect(stack.find<Deployment>("Deployment", "proxy")).toBeDefined();
});
