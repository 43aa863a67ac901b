import { agentNamespace, dockerAgentHost } from "../datadog/agent-host";
import { instanceLabel } from "../workloads/instance-label";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { workloadsOf } from "../workloads";
import type { Workload } from "../workloads/workload";
import type { Metadata, Selector, ServiceAccount, Strings } from "./types";

/** The stack that objects belong to, and the namespace where they are. */
export interface Where {
  /** Value of the label `app.kubernetes.io/instance`. */
  instance: string;
  kubernetes: Settings["kubernetes"];
}

/** Everything that objects of a gateway are made from. */
export interface GatewayContext extends Where {
  settings: Settings;
  /** Names of all secrets that the proxies have, those of External Secrets too. */
  names: SecretNames;
  workloads: readonly Workload[];
}

/** The context of a stack's gateway. */
export const gatewayContext = ({
  stack,
  settings,
  names,
  workloads = workloadsOf(settings, names),
}: {
  stack: string;
  settings: Settings;
  names: SecretNames;
  workloads?: readonly Workload[];
}): GatewayContext => ({
  settings,
  names,
  workloads,
  kubernetes: settings.kubernetes,
  instance: instanceLabel(stack),
});

/** Where the Agents' objects are: not among the gateway's, whose policies would shut them off. */
export const agentPlace = ({ instance, settings }: GatewayContext): Where => ({
  instance,
  kubernetes: { ...settings.kubernetes, namespace: agentNamespace(settings) },
});

/** Where a workload's objects are. */
export const placeOf = (context: GatewayContext, workload: string): Where =>
  workload === dockerAgentHost ? agentPlace(context) : context;

/** Label of every object of any gateway, its pods too. */
export const partOf: Strings = { "app.kubernetes.io/part-of": "litellm-gateway" };

/** Labels of every object of any gateway. */
export const gatewayLabels: Strings = {
  ...partOf,
  "app.kubernetes.io/managed-by": "litellm-gateway",
};

/** Labels of every object of a stack's gateway. */
export const stackLabels = ({ instance }: Where): Strings => ({
  "app.kubernetes.io/instance": instance,
  ...gatewayLabels,
});

/** Labels by which a workload's pods are found. They never change: selectors can't. */
export const podLabels = ({ instance }: Where, workload: string): Strings => ({
  "app.kubernetes.io/name": workload,
  "app.kubernetes.io/instance": instance,
  ...partOf,
});

/** Selects a workload's pods. */
export const podSelector = (where: Where, workload: string): Selector => ({
  matchLabels: podLabels(where, workload),
});

/** Metadata of an object that belongs to a workload. */
export function metadata(
  where: Where,
  workload: string,
  name: string = workload,
  annotations: Strings = {},
): Metadata {
  return {
    name,
    namespace: where.kubernetes.namespace,
    labels: { ...podLabels(where, workload), ...gatewayLabels },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

/** A ServiceAccount that may do nothing, and has no token to do it with. */
export function serviceAccount(
  where: Where,
  workload: string,
  annotations?: Strings,
): ServiceAccount {
  return {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: metadata(where, workload, workload, annotations),
    automountServiceAccountToken: false,
  };
}
