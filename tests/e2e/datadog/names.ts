import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { datadogNames, type Metric } from "../../../config/datadog/metric";
import {
  bucketsOf,
  metrics,
  type HistogramName,
  type MetricName,
} from "../../../config/datadog/metrics";
import { agentTags } from "../../../config/datadog/tags";
import { renderAgentChecks } from "../../../config/datadog/agent";
import { watchOf } from "../../../config/datadog/watch";
import { statesOf } from "../../../cli/dashboards/query/states";
import { settingsSchema } from "../../../config/inputs/schema";
import { seriesBetween } from "./measured";
import { play, settings } from "./scenario";
import { Scraper, tagNames, type Scrape, type Series } from "./scraper";
import { watched } from "./watched";

// Whether LiteLLM's metrics arrive at Datadog under the catalogue's names and tags: real proxies, real
// requests, Datadog's own OpenMetrics code, and the Agent's config as it is rendered.
jest.setTimeout(15 * 60_000);

/** Metrics that no test of minutes can have, and why. */
const exceptions: Partial<Record<MetricName, string>> = {
  inputCachedTokens: "the mock upstream has no prompt cache",
  zeroCostRequests: "LiteLLM would have to fail to price a model that has a price",
  callbackFailures: "needs a callback to another product, which fails",
  redisFailures: "needs a Redis that fails",
  postgresFailures: "needs a Postgres that fails",
  budgetResetFailures: "needs a Postgres that fails in the minute of the job",
};

let scraper: Scraper;
let cost: number;
let statuses: Record<string, number>;
let fromCache: number;
/** Before the requests, and after them: `up` makes some of its own, to see whether all works. */
let before: Scrape;
let scrape: Scrape;

beforeAll(async () => {
  scraper = await Scraper.make();
  const { sandbox } = watched();
  before = await settled();
  ({ cost, statuses, fromCache } = await play({
    url: sandbox.url,
    key: (await sandbox.outputs()).masterKey,
  }));
  scrape = await settled();
});

/** Config of an Agent that reaches the proxies as this machine does. */
async function agentConfig(): Promise<string> {
  const containers = await watched().sandbox.containers();
  const proxies = [...containers]
    .filter(([name, { State: state }]) => /^proxy-\d/.test(name) && state === "running")
    .map(
      ([
        ,
        {
          NetworkSettings: { Networks: networks },
        },
      ]) => {
        const [network] = Object.values(networks);
        return network?.IPAddress ?? "";
      },
    );
  expect(proxies).toHaveLength(2);
  const files = renderAgentChecks({
    environment: "test",
    service: "litellm",
    proxies,
    postgres: undefined,
    redis: [],
    edge: undefined,
  });
  return files["litellm.d/conf.yaml"] ?? "";
}

/** A scrape after LiteLLM, which counts behind the answers, has counted them all. */
async function settled(): Promise<Scrape> {
  const config = await agentConfig();
  let last = await scraper.scrape(config);
  for (let tries = 0; tries < 30; tries++) {
    await wait(2000);
    const next = await scraper.scrape(config);
    if (spend(next) === spend(last) && spend(next) > 0 && tries > 2) return next;
    last = next;
  }
  return last;
}

const named = ({ series }: Scrape, name: string) => series.filter((one) => one.name === name);

const sum = (list: readonly Series[]) => list.reduce((total, { value }) => total + value, 0);

const spend = (of: Scrape) => sum(named(of, metrics.spend.datadog));

const all = Object.entries<Metric>(metrics) as [MetricName, Metric][];

test("there are at most ten exceptions", () => {
  expect(Object.keys(exceptions).length).toBeLessThanOrEqual(10);
});

test("the requests came out as planned", () => {
  expect(Object.keys(statuses).sort()).toEqual(["200", "400", "401", "429", "500"]);
});

test("both proxies are healthy in Datadog's eyes", () => {
  expect(scrape.health).toEqual([0, 0]);
});

describe.each(all.filter(([name]) => !(name in exceptions)))("%s", (name, metric) => {
  test.each(datadogNames(metric))("arrives as %s, of its kind and with its tags", (datadog) => {
    const series = named(scrape, datadog);
    expect(series).not.toHaveLength(0);
    const kind = metric.type === "gauge" ? "gauge" : "monotonic_count";
    expect([...new Set(series.map((one) => one.kind))]).toEqual([kind]);
    const more = [
      ...(datadog.endsWith(".bucket") ? ["upper_bound"] : []),
      // LiteLLM adds up this one over processes by itself.
      ...(metric.type === "gauge" && name !== "inFlight" ? ["pid"] : []),
    ];
    const expected = [...metric.tags, ...agentTags, ...more].sort();
    expect([...new Set(series.map((one) => tagNames(one).sort().join(" ")))]).toEqual([
      expected.join(" "),
    ]);
  });

  test("is a number that can be", () => {
    // What is left of a limit can be less than nothing, when a limit is only counted.
    const least = metric.type === "gauge" ? -Number.MAX_VALUE : 0;
    for (const { value } of datadogNames(metric).flatMap((datadog) => named(scrape, datadog)))
      expect(value).toBeGreaterThanOrEqual(least);
  });
});

test("what a proxy counted before its first scrape is not lost", () => {
  const counted = scrape.series.filter(({ kind }) => kind === "monotonic_count");
  expect(counted.filter(({ fromZero }) => !fromZero)).toEqual([]);
});

const histograms = all.flatMap(([name, { type }]) =>
  type === "histogram" ? [name as HistogramName] : [],
);

test.each(histograms)("buckets of %s are the catalogue's", (name) => {
  const bounds = named(scrape, metrics[name].datadog.bucket).flatMap(({ tags }) =>
    tags.filter((tag) => tag.startsWith("upper_bound:")).map((tag) => tag.split(":")[1]),
  );
  expect([...new Set(bounds)].sort()).toEqual([...bucketsOf(name)].sort());
});

test("spend is what the answers said that they cost", () => {
  expect(Math.abs(spend(scrape) - spend(before) - cost)).toBeLessThan(1e-6);
  expect(cost).toBeGreaterThan(0);
});

test("every request is counted once, by its status", () => {
  const counted = byStatus(scrape);
  for (const [status, count] of Object.entries(byStatus(before)))
    counted[status] = (counted[status] ?? 0) - count;
  expect(Object.fromEntries(Object.entries(counted).filter(([, count]) => count !== 0))).toEqual(
    statuses,
  );
});

/** How many chats and embeddings a scrape knows, by their status. */
function byStatus(of: Scrape): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { tags, value } of named(of, metrics.requests.datadog)) {
    if (!tags.some((tag) => /^route:\/v1\/(chat\/completions|embeddings)$/.test(tag))) continue;
    const status = tags.find((tag) => tag.startsWith("status_code:"))?.split(":")[1] ?? "none";
    counted[status] = (counted[status] ?? 0) + value;
  }
  return counted;
}

describe("monitors see", () => {
  const now = 3600;
  const watch = watchOf(settingsSchema.parse(settings));

  /** What a monitor would see, had the requests come within its window: the values by their groups. */
  /** As if there were data of the whole window: this stack is minutes old. */
  const monitors = watch.monitors.map(({ payload, ...rest }) => ({
    ...rest,
    payload: { ...payload, options: { ...payload.options, require_full_window: false } },
  }));

  function seen(name: string): Record<string, number | undefined> {
    const groups = statesOf(
      name,
      { ...watch, monitors },
      seriesBetween(before, scrape, now - 120),
      now,
    );
    return Object.fromEntries(groups.map(({ group, value }) => [group.join(), value]));
  }

  const answers = () => Object.values(statuses).reduce((total, count) => total + count, 0);

  test("the share of errors", () => {
    expect(seen("error-ratio-share")[""]).toBeCloseTo(((statuses[500] ?? 0) / answers()) * 100);
    expect(statuses[500]).toBeGreaterThan(0);
  });

  test("the share of what was rate-limited", () => {
    expect(seen("rate-limited-share")[""]).toBeCloseTo(((statuses[429] ?? 0) / answers()) * 100);
    expect(statuses[429]).toBeGreaterThan(0);
  });

  test("the share that the cache answered", () => {
    expect(seen("cache-hit-ratio-share")[""]).toBeCloseTo((fromCache / (statuses[200] ?? 0)) * 100);
    expect(fromCache).toBeGreaterThan(0);
  });

  test("which fallbacks fail", () => {
    expect(seen("fallback-failures-share")).toEqual({
      "requested_model:failing,fallback_model:chat": 0,
      "requested_model:hopeless,fallback_model:no-help": 100,
    });
  });

  test("which model is slow", () => {
    const shares = seen("request-latency-share");
    expect(shares["requested_model:slow"]).toBe(100);
    expect(shares["requested_model:vectors"]).toBe(0);
  });

  test("which deployments fail each call", () => {
    for (const [group, share] of Object.entries(seen("deployment-down-share")))
      expect({ group, share }).toEqual({ group, share: group.includes("status=500") ? 100 : 0 });
  });
});

test("all spend is written in the end", async () => {
  const waiting = (of: Scrape) =>
    sum([...named(of, metrics.spendQueue.datadog), ...named(of, metrics.dailySpendQueue.datadog)]);
  const config = await agentConfig();
  let last = scrape;
  for (let tries = 0; waiting(last) > 0 && tries < 60; tries++) {
    await wait(2000);
    last = await scraper.scrape(config);
  }
  expect(waiting(last)).toBe(0);
});

test("npm run dashboards makes a page with what the requests cost, by model", async () => {
  const { sandbox } = watched();
  const file = join(sandbox.folder, "page.html");
  const { stdout } = await sandbox.must("dashboards", ["--seconds", "5", "--output", file]);
  expect(stdout).toContain(file);
  const page = await readFile(file, "utf8");
  const number = /<h4>This month<\/h4>.*?<p class="number">\$([\d.]+)</s.exec(page)?.[1];
  const expected = spend(before) + cost;
  // It is written with two digits.
  expect(Math.abs(Number(number) - expected)).toBeLessThan(expected * 0.05);
  const models = /<h4>Models<\/h4>.*?<\/article>/s.exec(page)?.[0] ?? "";
  for (const model of ["chat", "budgeted", "vectors"]) expect(models).toContain(`>${model}</span`);
  expect(page).not.toContain("No requests yet");
  // What does not come from the proxies is there too.
  expect(page).not.toMatch(/(Redis|Postgres|The load balancer) told nothing/);
});

test("no label that would tell who asked from where", () => {
  const names = new Set(scrape.series.flatMap(tagNames));
  for (const label of ["client_ip", "user_agent", "hashed_api_key", "user_email", "team", "user"])
    expect([...names]).not.toContain(label);
});
