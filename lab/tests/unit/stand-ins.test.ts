import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import execa from "execa";
import { installStandIns } from "../../providers/install";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-stand-ins-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the folder has what was asked for, and no drafts, even after several at once", async () => {
  const target = join(folder, "made");
  await Promise.all(Array.from({ length: 5 }, () => installStandIns(target, ["docker", "random"])));
  expect((await readdir(target)).sort()).toEqual([
    "pulumi-resource-docker",
    "pulumi-resource-random",
  ]);
  for (const file of await readdir(target))
    expect((await stat(join(target, file))).mode & 0o777).toBe(0o755);
});

test("a second time changes nothing, and repairs what is not as it should be", async () => {
  const file = join(folder, "pulumi-resource-random");
  await installStandIns(folder, ["random"]);
  const { mtimeMs } = await stat(file);
  await installStandIns(folder, ["random"]);
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  const script = await readFile(file, "utf8");
  await writeFile(file, "broken");
  await installStandIns(folder, ["random"]);
  expect(await readFile(file, "utf8")).toBe(script);
});

test.each(["datadog", "docker", "kubernetes", "random"] as const)(
  "%s prints its port, and ends when it is interrupted",
  async (provider) => {
    await installStandIns(folder, [provider]);
    const plugin = execa(join(folder, `pulumi-resource-${provider}`), ["127.0.0.1:1"], {
      reject: false,
    });
    if (!plugin.stdout) throw new Error("no output");
    for await (const line of createInterface({ input: plugin.stdout })) {
      expect(line).toMatch(/^\d+$/);
      plugin.kill("SIGINT");
    }
    expect((await plugin).exitCode).toBe(0);
  },
  30_000,
);
