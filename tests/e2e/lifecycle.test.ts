import { alone } from "../alone";
import { chat, send, spendOf, type Gateway } from "./client";
import { expectLimits, limitsByMinute } from "./limits";
import { startLoad } from "./load";
import { chatModel } from "./models";
import { Sandbox } from "./sandbox";
import { findSecrets } from "./secrets";

// The life of one stack, in order: each test goes on where the one before it ended.
jest.setTimeout(10 * 60_000);

const models = [
  chatModel,
  {
    name: "text-embedding-3-small",
    provider: "mock" as const,
    mode: "embedding" as const,
    inputCostPerMillionTokens: 0.02,
  },
];

const kept = ["postgres-data-1", "redis-data-1"];

let sandbox: Sandbox;
/** A virtual key that is used from the first up to the last. */
let virtualKey = "";
/** What the virtual key was used for, by the cost headers of its answers, in USD. */
let spent = 0;

beforeAll(async () => {
  sandbox = await Sandbox.make({ models, cache: { type: "redis" } });
});

afterAll(async () => {
  await sandbox.destroy();
});

const ask = (key: string, model = "gpt-4o-mini") =>
  chat({ url: sandbox.url, key }, model, `hello ${Math.random()}`);

const administrator = async (): Promise<Gateway> => ({
  url: sandbox.url,
  key: (await sandbox.outputs()).masterKey,
});

async function generateKey(settings: object): Promise<string> {
  const response = await send(await administrator(), "/key/generate", settings);
  return ((await response.json()) as { key: string }).key;
}

async function useVirtualKey(): Promise<void> {
  const response = await ask(virtualKey);
  expect(response.status).toBe(200);
  spent += Number(response.headers.get("x-litellm-response-cost"));
}

/** Waits until the database has all that the virtual key was used for. */
const spendOfVirtualKey = async () =>
  spendOf(await administrator(), virtualKey, (spend) => Math.abs(spend - spent) < 1e-12);

const failedChecks = async () =>
  (await sandbox.verify()).filter(({ outcome }) => outcome !== "passed");

test("an up that was killed in the middle leaves nothing that the next one can't use", async () => {
  const up = sandbox.start("up", ["--yes"]);
  await new Promise<void>((resolve) => {
    up.all?.on("data", (text: Buffer) => {
      if (text.toString().includes(`create Container ${sandbox.prefix}postgres\n`)) resolve();
    });
    void up.then(() => {
      resolve();
    });
  });
  // The whole group, engine and plugins included: as when the machine goes.
  process.kill(-(up.pid ?? NaN), "SIGKILL");
  await up;
  const { exitCode, output } = await sandbox.run("up", ["--yes"]);
  expect({ exitCode, output }).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("11 passed, 0 failed, 0 skipped") as string,
  });
  expect(output).toContain(`The gateway is at ${sandbox.url}`);
});

test("every resource has one container, and no other is there", async () => {
  const containers = await sandbox.containers();
  const names = [...containers].map(([name, { State }]) => `${name} ${State}`);
  expect(names.filter((name) => !name.includes("-files ")).sort()).toEqual([
    "edge running",
    expect.stringMatching(/^migration (running|exited)$/) as string,
    "mock-upstream running",
    "postgres running",
    "proxy-0 running",
    "proxy-1 running",
    "redis running",
    "redis-cache running",
  ]);
});

test("a virtual key is made and used", async () => {
  virtualKey = await generateKey({ key_alias: "lifecycle" });
  await useVirtualKey();
  expect(await spendOfVirtualKey()).toBeCloseTo(spent, 12);
});

test("its limits hold for all replicas together", async () => {
  const key = await generateKey({ key_alias: "limited", rpm_limit: 5 });
  const answers: number[] = [];
  for (let i = 0; i < 12; i++) answers.push((await ask(key)).status);
  expect(answers.filter((status) => status === 200)).toHaveLength(5);
  expect(answers.filter((status) => status === 429)).toHaveLength(7);
});

test("a second up changes nothing, and says so", async () => {
  const { output } = await sandbox.must("up", ["--yes"]);
  expect(output).toContain("Nothing changed: the gateway is up and ready.");
});

test("a refresh finds nothing else than what the state says", async () => {
  const args = ["refresh", "--yes", "--expect-no-changes", "--non-interactive"];
  const { exitCode, output } = await sandbox.run("pulumi", args);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(JSON.parse((await sandbox.must("preview", ["--json"])).stdout)).toEqual([]);
});

test("plain pulumi preview agrees that nothing changed", async () => {
  await sandbox.configure({ images: await sandbox.imagesInUse() });
  await sandbox.must("pulumi", ["preview", "--expect-no-changes", "--non-interactive"]);
});

test("no secret shows in state, previews, logs, docker inspect or process arguments", async () => {
  expect(await findSecrets(sandbox)).toEqual([]);
});

describe("a third replica and another model, under load", () => {
  const change = {
    replicas: 3,
    models: [...models, { ...chatModel, name: "gpt-4o" }],
  };

  test("the preview shows exactly these steps", async () => {
    await sandbox.configure(change);
    const { stdout } = await sandbox.must("preview", ["--json"]);
    const steps = (JSON.parse(stdout) as { operation: string; name: string }[]).map(
      ({ operation, name }) => `${operation} ${name.replace(sandbox.prefix, "")}`,
    );
    expect(steps.sort()).toEqual([
      "create proxy-2",
      "replace proxy-0",
      "replace proxy-1",
      "replace proxy-files",
      "replace proxy-files-writer",
    ]);
  });

  test("no request fails while it is rolled out", async () => {
    const { exitCode, output, ok, failures } = await alone("machine", async () => {
      const stopLoad = startLoad(await sandbox.outputs(), 6);
      const outcome = await sandbox.run("up", ["--yes"]);
      return { ...outcome, ...(await stopLoad()) };
    });
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(failures).toEqual({});
    expect(ok).toBeGreaterThan(100);
    console.log(`rollout: 0 of ${ok} requests failed`);
  });

  test("the new model answers, and every check passes", async () => {
    expect((await ask(virtualKey, "gpt-4o")).status).toBe(200);
    expect(await failedChecks()).toEqual([]);
  });

  test("key and spend are still there", async () => {
    const spend = await spendOf(await administrator(), virtualKey);
    expect(spend).toBeGreaterThanOrEqual(spent * 0.999999);
  });
});

describe("containers that were stopped or removed by hand", () => {
  test("a refresh sees it, and up repairs it", async () => {
    const before = await sandbox.containers();
    const idOf = (name: string) => before.get(name)?.Id ?? "";
    await sandbox.docker.getContainer(idOf("proxy-0")).kill();
    await sandbox.docker.getContainer(idOf("mock-upstream")).remove({ force: true });

    const { exitCode, output } = await sandbox.run("up", ["--yes", "--refresh"]);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(output).toContain("11 passed, 0 failed, 0 skipped");
    const after = await sandbox.containers();
    expect(after.get("proxy-0")).toMatchObject({
      Id: idOf("proxy-0"),
      State: "running",
    });
    expect(after.get("mock-upstream")).toMatchObject({ State: "running" });
  });

  test("without --refresh, up says what to do when the gateway doesn't answer", async () => {
    const edge = (await sandbox.containers()).get("edge")?.Id ?? "";
    await sandbox.docker.getContainer(edge).kill();
    const { exitCode, output } = await sandbox.run("up", ["--yes"]);
    expect(exitCode).toBe(1);
    expect(output).toContain("the gateway doesn't answer");
    expect(output).toContain("--refresh");
    await sandbox.must("up", ["--yes", "--refresh"]);
  });
});

describe("down", () => {
  test("removes containers, networks and files; data and keys stay", async () => {
    await sandbox.must("down", ["--yes"]);
    expect([...(await sandbox.containers()).keys()]).toEqual([]);
    expect(await sandbox.networks()).toEqual([]);
    expect(await sandbox.volumes()).toEqual(kept);
  });

  test("up brings the same gateway back: its keys, with their spend", async () => {
    // Of another test: it needs no start of its own.
    await sandbox.configure({ limits: limitsByMinute });
    await sandbox.must("up", ["--yes"]);
    await useVirtualKey();
    const spend = await spendOf(await administrator(), virtualKey);
    expect(spend).toBeGreaterThan(0);
  });

  test("limits by the minute hold for all replicas together", async () => {
    await expectLimits(await administrator(), chatModel.name);
  });

  test("with --delete-data nothing is left", async () => {
    await sandbox.must("down", ["--yes", "--delete-data"]);
    expect([...(await sandbox.containers()).keys()]).toEqual([]);
    expect(await sandbox.networks()).toEqual([]);
    expect(await sandbox.volumes()).toEqual([]);
    expect(await sandbox.statesOfStacks()).toEqual([]);
  });
});
