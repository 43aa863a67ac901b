import { because, remove, set, type Fix, type Reason } from "../../inputs/fix";
import { error, warning, type Finding } from "../../inputs/errors";
import type { Settings } from "../../inputs/schema";
import type { Capability, Wanted } from "./capability";

/** A kind of object that a cluster serves or not. */
export interface Api {
  apiVersion: string;
  kind: string;
}

/** What is known of a kind that not every cluster has. */
interface Extension {
  path: string;
  /** What brings it, and where that is described. */
  from: string;
  /** How to do without. */
  instead: Fix | Reason;
}

/** By API group. */
const extensions: Record<string, Extension> = {
  "gateway.networking.k8s.io": {
    path: "kubernetes.edge.type",
    from: "the Gateway API's resources and an implementation (gateway-api.sigs.k8s.io/guides)",
    instead: set("kubernetes.edge.type", "ingress"),
  },
  "postgresql.cnpg.io": {
    path: "kubernetes.cloudNativePg",
    from: "CloudNativePG's operator (cloudnative-pg.io/docs)",
    instead: remove("kubernetes.cloudNativePg"),
  },
  "cert-manager.io": {
    path: "kubernetes.edge.certManagerIssuer",
    from: "cert-manager (cert-manager.io/docs/installation)",
    instead: because`${remove("kubernetes.edge.certManagerIssuer")}, and give a certificate`,
  },
};

/** Metrics of pods, by which an autoscaler decides. */
const podMetrics: Api = { apiVersion: "metrics.k8s.io/v1beta1", kind: "PodMetrics" };
const clusterIssuer: Api = { apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer" };

const wantsIssuer = ({ kubernetes }: Settings) => kubernetes.edge.certManagerIssuer !== undefined;

/** All kinds that a gateway needs: those of its objects, and those that others make of them. */
export function neededApis({ settings, objects }: Wanted): Api[] {
  const all = [
    ...objects.map(({ apiVersion, kind }) => ({ apiVersion, kind })),
    ...(wantsIssuer(settings) ? [clusterIssuer] : []),
    ...(settings.kubernetes.autoscaling ? [podMetrics] : []),
  ];
  return [...new Map(all.map((api) => [`${api.apiVersion} ${api.kind}`, api])).values()];
}

/** Refuses kinds of objects that the cluster doesn't have. */
export const checkApis: Capability = (wanted, { kinds }) => {
  const byVersion = new Map<string, string[]>();
  for (const { apiVersion, kind } of neededApis(wanted)) {
    if (kinds.get(apiVersion)?.includes(kind)) continue;
    byVersion.set(apiVersion, [...(byVersion.get(apiVersion) ?? []), kind]);
  }
  return [...byVersion].map(([apiVersion, missing]) => without(apiVersion, missing.join(", ")));
};

function without(apiVersion: string, missing: string): Finding {
  if (apiVersion === podMetrics.apiVersion) {
    const reason = `has no effect: the cluster has no ${apiVersion}, by which it would know how busy pods are; install metrics-server (github.com/kubernetes-sigs/metrics-server)`;
    return warning("kubernetes.autoscaling", reason);
  }
  const [group = ""] = apiVersion.split("/");
  const extension = extensions[group];
  if (!extension)
    return error("target", `kubernetes: the cluster has no ${missing} (${apiVersion})`);
  const { path, from, instead } = extension;
  const reason = because`needs ${missing} (${apiVersion}), which the cluster doesn't have; install ${from}, or run: ${instead}`;
  return error(path, reason);
}
