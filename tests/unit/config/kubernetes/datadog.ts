import type { PodTemplate } from "../../../../config/kubernetes/types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { everything, secretsOfEverything, stackOf } from "./stacks";

type Agent = NonNullable<NonNullable<SettingsInput["kubernetes"]>["datadogAgent"]>;

/** A gateway with everything, and an Agent. */
export const watchedInput = (
  datadogAgent: Agent = {},
  input: SettingsInput = {},
): SettingsInput => ({
  ...everything,
  ...input,
  kubernetes: { ...everything.kubernetes, ...input.kubernetes, datadogAgent },
});

/** The objects of {@link watchedInput}, with an API key unless the cluster has Agents. */
export const watchedStack = (datadogAgent: Agent = {}, input: SettingsInput = {}) =>
  stackOf(watchedInput(datadogAgent, input), [
    ...secretsOfEverything.keys,
    ...(datadogAgent.type === "existing" ? [] : (["datadogApiKey"] as const)),
  ]);

/** A check as a pod's annotation gives it to the Agent. */
export interface AnnotatedCheck {
  ignore_autodiscovery_tags: boolean;
  instances: Record<string, unknown>[];
}

/** The checks in the annotations of a pod's container, by name. */
export function checksOf(pod: PodTemplate | undefined): Record<string, AnnotatedCheck> {
  const [container] = pod?.spec.containers ?? [];
  const text = pod?.metadata.annotations?.[`ad.datadoghq.com/${container?.name ?? ""}.checks`];
  return JSON.parse(text ?? "{}") as Record<string, AnnotatedCheck>;
}
