import { error } from "../../inputs/errors";
import type { Settings } from "../../inputs/schema";
import type { Capability } from "./capability";
import type { NamedObject } from "./facts";

const gatewayApi = { group: "gateway.networking.k8s.io", version: "v1" };

/** Objects that the settings name, and that must be there. StorageClasses: `storage.ts`. */
export function namedObjects({ kubernetes }: Settings): NamedObject[] {
  const { edge, priorityClassName } = kubernetes;
  const classKind =
    edge.type === "gateway"
      ? { ...gatewayApi, kind: "GatewayClass", plural: "gatewayclasses" }
      : {
          group: "networking.k8s.io",
          version: "v1",
          kind: "IngressClass",
          plural: "ingressclasses",
        };
  const all: (Omit<NamedObject, "name"> & { name?: string })[] = [
    { ...classKind, path: "kubernetes.edge.className", name: edge.className },
    {
      ...gatewayApi,
      path: "kubernetes.edge.gateway",
      kind: "Gateway",
      plural: "gateways",
      name: edge.gateway?.name,
      namespace: edge.gateway?.namespace,
    },
    {
      path: "kubernetes.edge.certManagerIssuer",
      kind: "ClusterIssuer",
      group: "cert-manager.io",
      version: "v1",
      plural: "clusterissuers",
      name: edge.certManagerIssuer,
    },
    {
      path: "kubernetes.priorityClassName",
      kind: "PriorityClass",
      group: "scheduling.k8s.io",
      version: "v1",
      plural: "priorityclasses",
      name: priorityClassName,
    },
  ];
  return all.filter((object): object is NamedObject => object.name !== undefined);
}

/** Refuses names of objects that aren't there; of kinds that aren't there, `apis.ts` tells. */
export const checkNamedObjects: Capability = (_wanted, { absent, kinds }) =>
  absent
    .filter(({ group, version }) => kinds.get(`${group}/${version}`)?.length !== 0)
    .map(({ path, kind, name, namespace, plural, group }) => {
      const where = namespace === undefined ? "the cluster" : `namespace ${namespace}`;
      const option = namespace === undefined ? "" : ` -n ${namespace}`;
      const reason = `is ${name}, and ${where} has no such ${kind}; see: kubectl get ${plural}.${group}${option}`;
      return error(path, reason);
    });
