import { homedir } from "node:os";
import { join } from "node:path";

/**
 * A path below the lab's one cache folder, `${XDG_CACHE_HOME:-~/.cache}/litellm-gateway-lab`.
 * Everything in it can be deleted at any time: the next run makes it again.
 *
 * @param segments - path segments below the folder
 */
export function labCacheDir(...segments: string[]): string {
  const base = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  return join(base, "litellm-gateway-lab", ...segments);
}
