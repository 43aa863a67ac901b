import type { Properties } from "../../bridge/values";
import { at, listAt, nameOf, namespaceOf, textAt } from "../objects";
import type { Cluster } from "../cluster";
import type { Check } from "./check";

/** How long the endpoints must stay as they are before none counts as an answer. */
const settleMs = 10_000;

/** A Service that finds its pods (provider/pkg/await/service.go). */
export function service(): Check {
  let seen = "";
  let since = 0;
  return async ({ cluster, object }) => {
    const hasAddress =
      textAt(object, "spec", "type") !== "LoadBalancer" ||
      listAt(object, "status", "loadBalancer", "ingress").length > 0;
    const noAddress = hasAddress ? [] : ["the load balancer has no address yet"];
    if (!waitsForPods(object)) return { ready: hasAddress, reasons: noAddress };

    const endpoints = await endpointsOf(cluster, object);
    const now = JSON.stringify(endpoints);
    if (now !== seen) [seen, since] = [now, Date.now()];
    const ready = endpoints.filter(Boolean).length;
    const pending = endpoints.length - ready;
    // The official provider always waits for the endpoints to settle; one that is ready, while none
    // is pending, will not make it think otherwise.
    const found = pending === 0 && (ready > 0 || Date.now() - since > settleMs);
    const noPods =
      "Service does not target any Pods. Selected Pods may not be ready, or field " +
      "'.spec.selector' may not match labels on any Pods";
    return {
      ready: found && hasAddress,
      reasons: [...(ready > 0 ? [] : [noPods]), ...noAddress],
    };
  };
}

/** An Ingress that has an address and whose services are there (provider/pkg/await/ingress.go). */
export const ingress: Check = async ({ cluster, object }) => {
  const names = listAt(object, "spec", "rules")
    .flatMap((rule) => listAt(rule, "http", "paths"))
    .map((path) => textAt(path, "backend", "service", "name"));
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const metadata = { name, namespace: namespaceOf(object) };
    const target = await cluster.get({ apiVersion: "v1", kind: "Service", metadata });
    if (!target || (waitsForPods(target) && (await endpointsOf(cluster, target)).length === 0))
      missing.push(`Ingress has a rule with path of service ${name}, which has no endpoints`);
  }
  const hasAddress = listAt(object, "status", "loadBalancer", "ingress").length > 0;
  const noAddress = "Ingress .status.loadBalancer field was not updated with a hostname/IP address";
  return {
    ready: hasAddress && missing.length === 0,
    reasons: [...missing, ...(hasAddress ? [] : [noAddress])],
  };
};

function waitsForPods(object: Properties): boolean {
  const selector = at(object, "spec", "selector");
  return (
    Object.keys(selector ?? {}).length > 0 &&
    textAt(object, "spec", "clusterIP") !== "None" &&
    textAt(object, "spec", "type") !== "ExternalName"
  );
}

/** Whether each endpoint of a service is ready. */
async function endpointsOf(cluster: Cluster, object: Properties): Promise<boolean[]> {
  const slices = await cluster.list(
    "discovery.k8s.io/v1",
    "EndpointSlice",
    namespaceOf(object) || "default",
    { labelSelector: `kubernetes.io/service-name=${nameOf(object)}` },
  );
  return slices
    .flatMap((slice) => listAt(slice, "endpoints"))
    .map((endpoint) => at(endpoint, "conditions", "ready") !== false);
}
