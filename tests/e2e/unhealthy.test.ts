import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import Docker from "dockerode";
import { noSecrets } from "../../config/inputs/secrets";
import { parseSettings } from "../../config/inputs/stack";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findImages } from "../../cli/parts/images";
import { Sandbox } from "./sandbox";

jest.setTimeout(10 * 60_000);

let sandbox: Sandbox;
let image: string;

beforeAll(async () => {
  const models = [{ name: "m", provider: "mock" as const }];
  const { images } = parseSettings({ models });
  const { standIns } = await findImages(
    new Docker(),
    { settings: parseSettings({ models }), secrets: noSecrets },
    () => undefined,
    labFallbacks,
  );
  image = standIns.redis ?? images.redis;
  sandbox = await Sandbox.make({ models });
  const program = join(sandbox.folder, "index.ts");
  await rm(program);
  await symlink(join(__dirname, "unhealthy-program.ts"), program);
});

afterAll(async () => {
  await sandbox.destroy();
});

test("`npm run up` of a gateway tells the end of the log, too", async () => {
  const models = [{ name: "m", provider: "mock" as const }];
  // An image without node.
  const gateway = await Sandbox.make({ models, images: { mockUpstream: image } });
  try {
    const { exitCode, output } = await gateway.run("up", ["--yes"]);
    expect({ exitCode, output }).toMatchObject({ exitCode: 1 });
    expect(output).toMatch(/gateway-e2e-[0-9-]+-mock-upstream is \w+.*; the end of its log:/);
  } finally {
    await gateway.destroy();
  }
});

const up = (env: NodeJS.ProcessEnv = {}) =>
  sandbox.run("pulumi", ["up", "--yes", "--non-interactive"], { IMAGE: image, ...env });

test("a container that doesn't get healthy fails the update, with the end of its log", async () => {
  const { exitCode, output } = await up();
  expect(exitCode).not.toBe(0);
  expect(output).toContain("container failed to be in healthy state");
  expect(output).toMatch(/container is (starting|unhealthy); the end of its log:\s+the reason why/);
});

test("it fails the next update too: nothing turns green by itself", async () => {
  const { exitCode, output } = await up();
  expect({ exitCode, output }).not.toMatchObject({ exitCode: 0 });
  expect(output).toContain("the reason why");
});

test("once it can get healthy, the update succeeds", async () => {
  const { exitCode, output } = await up({ HEALTHY: "1" });
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect((await sandbox.containers()).get("container")?.Status).toContain("healthy");
});
