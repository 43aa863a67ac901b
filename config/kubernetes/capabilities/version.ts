import { error } from "../../inputs/errors";
import type { Capability } from "./capability";

/**
 * The oldest minor version that takes our pods: `lifecycle.preStop.sleep`, by which a proxy waits until
 * nothing leads to it any more, is on by default since 1.30 (feature gate PodLifecycleSleepAction,
 * kubernetes.io/docs/reference/command-line-tools-reference/feature-gates). Before, the pods are refused.
 */
const leastMinor = 30;

/** Refuses a Kubernetes that doesn't know fields of ours. */
export const checkVersion: Capability = (_wanted, { version }) => {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major !== "1" || Number(minor) >= leastMinor) return [];
  const reason = `kubernetes: the cluster has ${version}, and 1.${leastMinor} is the oldest that knows the preStop sleep by which proxies go without failed requests; upgrade the cluster`;
  return [error("target", reason)];
};
