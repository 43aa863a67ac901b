import type { Properties, Value } from "../bridge/values";

/** Labels as Docker takes them. */
export function toDockerLabels(labels: Value | undefined): Record<string, string> {
  const pairs = (labels ?? []) as { label: string; value: string }[];
  return Object.fromEntries(pairs.map(({ label, value }) => [label, value]));
}

/** Labels as Docker tells them. */
export function fromDockerLabels(labels: Record<string, string> | null | undefined): Properties[] {
  return Object.entries(labels ?? {}).map(([label, value]) => ({ label, value }));
}
