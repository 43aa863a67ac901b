import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Providers that have a stand-in. */
export type StandIn = "docker" | "random";

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
  await mkdir(folder, { recursive: true });
  for (const provider of providers) {
    const file = join(folder, `pulumi-resource-${provider}`);
    const script = launcher(provider);
    const current = await readFile(file, "utf8").catch(() => "");
    if (current === script) continue;
    // Whoever starts it meanwhile sees the old file or the new one, never half of it.
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, script);
    await chmod(draft, 0o755);
    await rename(draft, file);
  }
}

function launcher(provider: StandIn): string {
  const tsx = require.resolve("tsx/cjs");
  const program = join(__dirname, provider, "provider.ts");
  const words = [process.execPath, "--require", tsx, program].map((word) => `'${word}'`);
  return `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`;
}
