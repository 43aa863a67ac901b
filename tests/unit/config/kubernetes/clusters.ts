import { describeProblem } from "../../../../config/inputs/errors";
import { checkCluster } from "../../../../config/kubernetes/capabilities";
import { neededApis } from "../../../../config/kubernetes/capabilities/apis";
import type { Wanted } from "../../../../config/kubernetes/capabilities/capability";
import type {
  ClusterFacts,
  NamespaceFacts,
} from "../../../../config/kubernetes/capabilities/facts";

/** A namespace that an earlier update made. */
export const ours: NamespaceFacts = {
  labels: {
    "app.kubernetes.io/part-of": "litellm-gateway",
    "app.kubernetes.io/managed-by": "litellm-gateway",
  },
  isTerminating: false,
  ours: {},
  claims: [],
  strangers: [],
  quotas: [],
  refusedPods: [],
};

/** What is judged of a cluster that has everything, but for some facts. */
export function judgeCluster(wanted: Wanted, facts: Partial<ClusterFacts>): string[] {
  const kinds = new Map<string, string[]>();
  for (const { apiVersion, kind } of neededApis(wanted))
    kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), kind]);
  return checkCluster(wanted, {
    version: "v1.34.4",
    kinds,
    absent: [],
    storageClasses: [{ name: "local", isDefault: true }],
    ingressClasses: [{ name: "nginx", isDefault: true }],
    namespace: null,
    user: "ann",
    deniedRights: [],
    ...facts,
  }).map((finding) => `${finding.severity} ${describeProblem(finding)}`);
}
