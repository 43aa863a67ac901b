import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withDaemon } from "../../told-daemon";
import { findStackEngine } from "../stack-sandbox";
import { RecordedStack, type Step, type Target } from "./recorded-stack";

/*
 * What users of the first release have, today's program must keep: no data store, volume, secret or
 * name of theirs may be replaced by an upgrade. The states beside this file are of real gateways, from
 * the day on which names were declared final; they are not to be recorded again.
 */
jest.setTimeout(20 * 60_000);

/** Containers that hold no data, their files, and objects that are named anew with other content. */
const mayBeReplaced: Record<Target, RegExp> = {
  docker:
    /^(Container|Volume) gateway-test-(proxy-\d+|proxy|edge|migration|monitoring-role|datadog-agent|mock-upstream|redis-cache)(-files(-writer)?)?$/,
  kubernetes: /^(ConfigMap|Job) /,
};

const replacing = ["delete", "replace", "create-replacement", "delete-replaced"];

/** Steps that take from users what they have. */
const losses = (target: Target, steps: readonly Step[]) =>
  steps
    .filter(({ op }) => replacing.includes(op))
    .filter(({ kind, name }) => !mayBeReplaced[target].test(`${kind} ${name}`))
    .map(({ op, kind, name }) => `${op} ${kind} ${name}`);

let folder: string;
const stacks: RecordedStack[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-frozen-"));
});
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.clean();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function recordedStack(target: Target): Promise<RecordedStack> {
  const file = join(folder, "kubeconfig");
  await writeFile(file, nobody);
  const stack = await RecordedStack.make(await findStackEngine(target), { KUBECONFIG: file });
  stacks.push(stack);
  return stack;
}

/** A cluster that doesn't answer: a preview compares with the state alone. */
const nobody = JSON.stringify({
  "current-context": "none",
  contexts: [{ name: "none", context: { cluster: "none", user: "none" } }],
  clusters: [{ name: "none", cluster: { server: "https://127.0.0.1:9" } }],
  users: [{ name: "none", user: {} }],
});

test("an upgrade leaves networks as they are, also where Docker could isolate them", async () => {
  const stack = await recordedStack("docker");
  const steps = await withDaemon("1.48", () => stack.upgrade("docker"));
  const networks = steps
    .filter(({ kind }) => kind === "Network")
    .map(({ op, name }) => `${op} ${name}`);
  expect(networks).toEqual(["create gateway-test-network-mock-upstream"]);
});

describe.each(["docker", "kubernetes"] as const)("a recorded gateway on %s", (target) => {
  test("loses nothing by an upgrade", async () => {
    const stack = await recordedStack(target);
    expect(losses(target, await stack.upgrade(target))).toEqual([]);
  });

  test("would lose what it has by another name, which the engine refuses", async () => {
    const stack = await recordedStack(target);
    await expect(stack.upgrade(target, "renamed")).rejects.toThrow(/protect/);
  });
});
