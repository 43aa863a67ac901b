import {
  integrationMetrics,
  integrationTags,
  type IntegrationMetric,
} from "../../../config/datadog/integrations";
import { metrics } from "../../../config/datadog/metrics";
import { startEventTag } from "../../../config/datadog/proxy-metrics";
import type { Point } from "../../../lab/datadog/intake";
import { alone } from "../../alone";
import { send } from "../client";
import { startLoad, type LoadResult } from "../load";
import { settings } from "./scenario";
import { apiKey, watched } from "./watched";

// The Datadog Agent beside a gateway, up to what arrives at Datadog, of which an intake here takes the
// place. The tests go on where the one before ended.
jest.setTimeout(15 * 60_000);

const { replicas = 1 } = settings;
/** Of the load's virtual key: `up` makes requests of its own, under another. */
const alias = "load";
const ofLoad = [`api_key_alias:${alias}`];
const agent = "datadog-agent";

let load: LoadResult;

/** Waits for something to arrive, for as long as an Agent needs for several rounds. */
async function arrives(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 3 * 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what} didn't arrive`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const tagNames = ({ tags }: Point) => tags.map((tag) => tag.slice(0, tag.indexOf(":"))).sort();

const spent = () => watched().intake.total(metrics.spend.datadog, ofLoad);

async function keyOfLoad(): Promise<string> {
  const gateway = {
    url: watched().sandbox.url,
    key: (await watched().sandbox.outputs()).masterKey,
  };
  const response = await send(gateway, "/key/generate", { key_alias: alias });
  return ((await response.json()) as { key: string }).key;
}

async function rollOutUnderLoad(): Promise<void> {
  const stopLoad = startLoad(
    { ...(await watched().sandbox.outputs()), masterKey: await keyOfLoad() },
    4,
  );
  try {
    await arrives("the load", () => spent() > 0);
    await watched().sandbox.configure({ routing: { ...settings.routing, retries: 1 } });
    await watched().sandbox.must("up", ["--yes"]);
    const before = spent();
    await arrives("the load after the rollout", () => spent() > before);
  } finally {
    load = await stopLoad();
  }
}

test("all that was spent over a rollout arrives, and once", async () => {
  await alone("machine", rollOutUnderLoad);
  expect(load.failures).toEqual({});
  expect(load.cost).toBeGreaterThan(0);
  await arrives(`all of $${load.cost}`, () => spent() > load.cost - 1e-6);
  // What is counted twice comes with the next rounds, if it comes.
  const round = watched().intake.checkRuns.length + 2 * replicas * 4;
  await arrives("two more rounds", () => watched().intake.checkRuns.length > round);
  expect(Math.abs(spent() - load.cost)).toBeLessThan(1e-6);
});

test("every answer is counted once, by its status", () => {
  const counted = (status: string) =>
    watched().intake.total(metrics.requests.datadog, [...ofLoad, `status_code:${status}`]);
  expect(counted("200")).toBe(load.ok);
  expect(watched().intake.total(metrics.requests.datadog, ofLoad)).toBe(load.ok);
});

test("no count of a proxy comes twice for a time, of which Datadog would keep one", () => {
  const times = watched()
    .intake.points.filter(({ metric, kind }) => metric.startsWith("litellm.") && kind === "count")
    .map(({ metric, timestamp, tags }) => `${metric} ${[...tags].sort().join(",")} ${timestamp}`);
  expect(times.length - new Set(times).size).toBe(0);
});

describe.each(Object.values<IntegrationMetric>(integrationMetrics))(
  "$datadog",
  ({ integration, datadog, type, tags }) => {
    test("arrives, of its kind and with its tags", async () => {
      await arrives(datadog, () => watched().intake.received(datadog).length > 0);
      const points = watched().intake.received(datadog);
      // The Agent has divided a rate by the time, and sends it as a gauge (pkg/metrics/rate.go).
      const kind = type === "count" ? "count" : "gauge";
      expect([...new Set(points.map((point) => point.kind))]).toEqual([kind]);
      const expected = [...tags, ...integrationTags[integration]].sort().join(" ");
      expect([...new Set(points.map((point) => tagNames(point).join(" ")))]).toEqual([expected]);
    });
  },
);

test.each([
  "litellm.openmetrics.health",
  "postgres.can_connect",
  "redis.can_connect",
  "haproxy.openmetrics.health",
])("%s is OK", async (name) => {
  await arrives(name, () => watched().intake.checkRuns.some(({ check }) => check === name));
  const runs = watched().intake.checkRuns.filter(({ check }) => check === name);
  expect(runs.at(-1)).toMatchObject({ status: 0 });
});

test("every proxy's start is told, of both generations", async () => {
  const starts = () => watched().intake.events.filter(({ tags }) => tags.includes(startEventTag));
  await arrives("the starts", () => starts().length >= 2 * replicas);
  expect(starts()).toHaveLength(2 * replicas);
});

test("the intake understood all that it was sent", () => {
  expect(watched().intake.misunderstood).toEqual([]);
  expect(watched().intake.refused).toBe(0);
});

test("the Agent can do little more than send", async () => {
  const info = (await watched().sandbox.containers()).get(agent);
  const { Config, HostConfig, Mounts } = await watched()
    .sandbox.docker.getContainer(info?.Id ?? "")
    .inspect();
  expect(Config.User).toBe("100:0");
  expect(HostConfig).toMatchObject({
    ReadonlyRootfs: true,
    Privileged: false,
    CapDrop: ["ALL"],
    SecurityOpt: ["no-new-privileges:true"],
    PidMode: "",
  });
  expect(Mounts.filter(({ Source }) => Source.includes("docker.sock"))).toEqual([]);
});

test("the API key is in no container's description and in no log", async () => {
  for (const [name, { Id }] of await watched().sandbox.containers()) {
    const description = JSON.stringify(await watched().sandbox.docker.getContainer(Id).inspect());
    expect({ name, shown: description.includes(apiKey) }).toEqual({ name, shown: false });
  }
  const { output } = await watched().sandbox.must("logs", ["--tail", "100000"]);
  expect(output).toContain("the Agent runs as");
  expect(output.includes(apiKey)).toBe(false);
});

test("an API key that Datadog refuses fails the update, which says so; the old Agent goes on", async () => {
  const refused = "fedcba9876543210fedcba9876543210";
  await watched().sandbox.configure({}, { datadogApiKey: refused });
  const { exitCode, output } = await watched().sandbox.run("up", ["--yes"]);
  expect(exitCode).not.toBe(0);
  expect(output).toMatch(/API key invalid/i);
  expect(output.includes(refused)).toBe(false);
  const seen = watched().intake.points.length;
  await arrives("what the old Agent sends", () => watched().intake.points.length > seen);
});
