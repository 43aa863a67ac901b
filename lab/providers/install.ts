import { join } from "node:path";
import { writeLauncher } from "../launcher";

/** Providers that have a stand-in. */
export type StandIn = "datadog" | "docker" | "kubernetes" | "random";

/**
 * Makes a folder that, on PATH, gives the engine stand-ins for provider plugins. Can be called
 * again, and by two processes at once.
 *
 * @param folder - made when it isn't there
 * @param providers - which ones
 */
export async function installStandIns(
  folder: string,
  providers: readonly StandIn[],
): Promise<void> {
  for (const provider of providers) {
    const file = join(folder, `pulumi-resource-${provider}`);
    await writeLauncher(file, join(__dirname, provider, "provider.ts"));
  }
}
