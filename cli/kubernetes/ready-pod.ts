import type { V1Pod } from "@kubernetes/client-node" with { "resolution-mode": "import" };

/** Whether a pod takes requests. */
export const isReady = ({ status }: V1Pod): boolean =>
  status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
