import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { kebab } from "../../../../config/datadog/names";
import { fixedMonitors, monitors } from "../../../../config/datadog/monitors";
import { watchOf } from "../../../../config/datadog/watch";
import type { Settings } from "../../../../config/inputs/schema";
import { repositoryRoot } from "./repository";
import { everything, settingsOf, stacks } from "./stacks";

const inputs = Object.keys({ ...monitors, ...fixedMonitors });
const names = (settings: Settings) => watchOf(settings).monitors.map(({ name }) => name);
const monitor = (settings: Settings, name: string) =>
  watchOf(settings).monitors.find((one) => one.name === name)?.payload;

describe("where everything applies", () => {
  test("there is a monitor for each input, and each has a file of its own", () => {
    const made = new Set(watchOf(everything).monitors.map(({ runbook }) => runbook));
    const files = readdirSync(join(repositoryRoot, "config/datadog/monitors"));
    for (const input of inputs) expect(made).toContain(kebab(input));
    expect(files.sort()).toEqual(
      ["index.ts", ...inputs.map((input) => `${kebab(input)}.ts`)].sort(),
    );
    expect([...inputs].sort()).toEqual(Object.keys(everything.datadog.monitors).sort());
  });

  test("each has a runbook, and each runbook a monitor", () => {
    const folder = join(repositoryRoot, "docs/runbooks");
    const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));
    const made = new Set(watchOf(everything).monitors.map(({ runbook }) => runbook));
    expect([...made].sort()).toEqual(pages.sort());
    for (const page of pages) {
      const text = readFileSync(join(folder, `${page}.md`), "utf8");
      for (const heading of ["What it means", "Impact", "First three checks", "Fix"])
        expect(text).toContain(`\n## ${heading}\n`);
      expect(text.match(/^\d\. /gm)).toHaveLength(3);
      for (const [, linked] of text.matchAll(/\]\(([a-z0-9-]+)\.md\)/g))
        expect(pages).toContain(linked);
    }
  });

  test("only what is alone or whole tells anybody, by severity", () => {
    for (const { name, payload } of watchOf(everything).monitors) {
      const handles = payload.message.match(/@\S+/g) ?? [];
      if (payload.tags.includes("role:part"))
        expect({ name, handles }).toEqual({ name, handles: [] });
      else if (payload.options.on_missing_data === "show_and_notify_no_data")
        expect(handles).toContain("@slack-ops");
      else expect(handles).toContain("@pagerduty");
      expect(outside(payload.message)).not.toContain("@");
      if (!payload.tags.includes("role:part"))
        expect(payload.message).toContain("https://runbooks.example.com/llm/");
    }
  });
});

/** A message without what is said on a condition. */
const outside = (message: string) => message.replace(/\{\{#(\w+)\}\}[^]*?\{\{\/\1\}\}/g, "");

test.each(inputs)(
  "%s can be switched off, with all of its parts, and nothing else goes",
  (input) => {
    const { monitors: on, ...datadog } = everything.datadog;
    const off = settingsOf({
      ...everything,
      datadog: { ...datadog, monitors: { ...on, [input]: { enabled: false } } },
    });
    const gone = names(everything).filter((name) => !names(off).includes(name));
    expect(gone.length).toBeGreaterThan(0);
    for (const name of gone) expect(name).toMatch(new RegExp(`^${kebab(input)}(-|$)`));
  },
);

test("thresholds of the inputs stand in the query, the options and the message", () => {
  const settings = settingsOf({
    datadog: { monitors: { errorRatio: { critical: 7.5, warning: 3 } } },
  });
  const share = monitor(settings, "error-ratio-share");
  expect(share?.query).toMatch(/ > 7\.5$/);
  expect(share?.options.thresholds).toEqual({ critical: 7.5, warning: 3 });
  expect(monitor(settings, "error-ratio")?.message).toMatch(/above 7\.5\.[^]*above 3\./);
});

test("a moved critical threshold takes its default warning along", () => {
  const settings = settingsOf({ datadog: { monitors: { errorRatio: { critical: 1 } } } });
  expect(monitor(settings, "error-ratio-share")?.options.thresholds).toEqual({
    critical: 1,
    warning: 0.4,
  });
});

describe("a budget", () => {
  const budget = (budgets: object) => settingsOf({ budgets });
  test.each([
    [{ maxUsd: 1000, softUsd: 800, period: "1mo" }, 1000, 800, 65.71, 49.28],
    [{ maxUsd: 1000, period: "30d" }, 1000, 800, 66.67, 50],
    [{ maxUsd: 100, period: "1d" }, 3043.75, 2435, 100, 75],
    [{ maxUsd: 70, period: "1w" }, 304.38, 243.5, 20, 15],
    [{ softUsd: 800 }, 800, 640, 52.57, 39.43],
  ])("%j", (budgets, month, monthWarning, day, dayWarning) => {
    const settings = budget(budgets);
    expect(monitor(settings, "monthly-spend")?.options.thresholds).toEqual({
      critical: month,
      warning: monthWarning,
    });
    expect(monitor(settings, "daily-spend")?.options.thresholds).toEqual({
      critical: day,
      warning: dayWarning,
    });
  });

  test("changed, changes exactly what depends on it", () => {
    const before = watchOf(budget({ maxUsd: 1000, period: "1mo" })).monitors;
    const after = watchOf(budget({ maxUsd: 2000, period: "1mo" })).monitors;
    const changed = after
      .filter(
        ({ payload }, index) => JSON.stringify(payload) !== JSON.stringify(before[index]?.payload),
      )
      .map(({ name }) => name);
    expect(changed).toEqual(["monthly-spend", "daily-spend"]);
  });
});

describe("what doesn't apply is left out", () => {
  const least = names(settingsOf());
  test.each([
    "monthly-spend",
    "daily-spend",
    "provider-budget",
    "fallback-failures",
    "cache-hit-ratio",
  ])("%s", (name) => {
    expect(least.filter((one) => one.startsWith(name))).toEqual([]);
  });

  test("stores of one's own are their owner's", () => {
    const own = names(stacks["stores of its own"] ?? settingsOf());
    for (const name of ["redis-memory", "database-size", "database-connections"]) {
      expect(least).toContain(name);
      expect(own).not.toContain(name);
    }
  });

  test("CloudNativePG's servers are watched by no Agent of the gateway", () => {
    const settings = settingsOf({ target: "kubernetes", kubernetes: { cloudNativePg: {} } });
    const made = names(settings);
    expect(made).toContain("redis-memory");
    expect(made.filter((name) => name.startsWith("database-"))).toEqual([]);
    const { dashboards } = watchOf(settings);
    expect(JSON.stringify(dashboards)).not.toContain("postgresql.");
  });

  test("without cooldowns none is counted", () => {
    expect(least).toContain("cooldowns");
    expect(names(settingsOf({ routing: { cooldowns: false } }))).not.toContain("cooldowns");
  });
});

test.each([
  [1, 1, undefined],
  [2, 2, undefined],
  [3, 2, 3],
  [4, 3, 4],
  [16, 9, 16],
])("of %i replicas, fewer than %i is critical", (replicas, critical, warning) => {
  expect(monitor(settingsOf({ replicas }), "proxy-replicas")?.options.thresholds).toEqual({
    critical,
    ...(warning !== undefined && { warning }),
  });
});

test("a short timeout lowers what is slow, as nothing can be slower", () => {
  const query = monitor(settingsOf({ requestTimeoutSeconds: 20 }), "request-latency-share")?.query;
  expect(query).toContain("upper_bound:10.0");
  expect(monitor(settingsOf(), "request-latency-share")?.query).toContain("upper_bound:30.0");
});

test.each([
  ["none", "'basic'", false],
  ["days", "'agile'", "daily"],
  ["weeks", "'agile'", "weekly"],
] as const)("history of %s: %s", (spendHistory, algorithm, seasonality) => {
  const query = monitor(settingsOf({ datadog: { spendHistory } }), "spend-spike")?.query ?? "";
  expect(query).toContain(algorithm);
  expect(/seasonality='(\w+)'/.exec(query)?.[1] ?? false).toBe(seasonality);
});
