import type { ConfigProblem } from "../errors";
import type { Settings } from "../schema";

/** Refuses Kubernetes, which the inputs can name already. */
export function checkTarget({ target }: Settings): ConfigProblem[] {
  if (target === "docker") return [];
  return [{ path: "target", reason: `${target} is not supported yet; the only target is docker` }];
}
