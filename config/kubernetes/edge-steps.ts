import type { Settings } from "../schema";
import {
  certificateData,
  certificateName,
  hasGivenCertificate,
  httpRoute,
  ingress,
  loadBalancer,
  ownGateway,
} from "./edge";
import { secret } from "./files";
import type { Step } from "./step";

/** What leads clients to the proxies; there once these are. */
export function edgeSteps(
  settings: Settings,
  namespace: readonly Step[],
  proxies: readonly Step[],
): { steps: Step[]; loadBalancer: Step | undefined } {
  const part = "edge";
  const certificate: Step[] = hasGivenCertificate(settings)
    ? [
        {
          part,
          manifest: secret(settings, "litellm", certificateName, "kubernetes.io/tls"),
          after: namespace,
          autoNamed: true,
          stringData: (values) => certificateData(values.certificate),
        },
      ]
    : [];
  const after = [...namespace, ...certificate, ...proxies];
  const common = { part, after, refersTo: certificate };
  const balancer = loadBalancer(settings);
  const leading = balancer && { ...common, manifest: balancer };
  const others = [ownGateway(settings), httpRoute(settings), ingress(settings)]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ ...common, manifest }));
  const steps = [...certificate, ...(leading ? [leading] : []), ...others];
  return { steps, loadBalancer: leading };
}
