import { watchOf } from "../../../../config/datadog/watch";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { settingsOf } from "./stacks";

type Slos = NonNullable<NonNullable<SettingsInput["datadog"]>["slos"]>;

function burnRates(slos: Slos, name = "availability") {
  const { monitors } = watchOf(settingsOf({ datadog: { slos } }));
  return monitors
    .filter((one) => one.name.startsWith(`slo-${name}-`))
    .map(({ payload }) => payload.options.thresholds?.critical);
}

test.each([
  ["week", 16.8, 5.6, "7d"],
  ["month", 14.4, 6, "30d"],
  ["quarter", 21.6, 10.8, "90d"],
] as const)("burn rates of a %s", (timeframe, fast, slow, named) => {
  expect(burnRates({ timeframe })).toEqual([fast, slow]);
  const { slos, monitors } = watchOf(settingsOf({ datadog: { slos: { timeframe } } }));
  for (const { payload } of slos) expect(payload.timeframe).toBe(named);
  for (const { payload } of monitors)
    if (payload.type === "slo alert") expect(payload.query).toContain(`.over("${named}")`);
});

test.each([99.99, 99.5, 95, 94, 90, 80, 50, 10, 1])(
  "a target of %d %% has rates that it can get above",
  (targetPercent) => {
    const [fast = 0, slow = 0] = burnRates({ availability: { targetPercent } });
    expect(fast).toBeLessThan(1 / (1 - targetPercent / 100));
    expect(slow).toBeLessThan(fast);
    expect(slow).toBeGreaterThan(0);
  },
);

test("a target of 90 % lowers the fast rate only", () => {
  expect(burnRates({ availability: { targetPercent: 90 } })).toEqual([9, 6]);
});

test("an SLO that is switched off goes with its monitors and its widget", () => {
  const off = watchOf(settingsOf({ datadog: { slos: { latency: { enabled: false } } } }));
  expect(off.slos.map(({ name }) => name)).toEqual([
    "availability",
    "time-to-first-token",
    "overhead",
  ]);
  expect(JSON.stringify(off)).not.toMatch(/slo-latency|slo:latency\}/);
});

test("without SLOs the dashboard has no empty group", () => {
  const none = { enabled: false };
  const slos = { availability: none, latency: none, timeToFirstToken: none, overhead: none };
  const { dashboards } = watchOf(settingsOf({ datadog: { slos } }));
  expect(JSON.stringify(dashboards)).not.toContain('"SLOs"');
});
