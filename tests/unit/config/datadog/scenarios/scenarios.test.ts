import { watchOf } from "../../../../../config/datadog/watch";
import type { Series } from "../../../../../cli/dashboards/query/evaluate";
import { statesOf } from "../../../../../cli/dashboards/query/states";
import { everything } from "../stacks";
import { seriesOf, type Scene, type Story } from "./gateway";
import { incidents } from "./incidents";

const watch = watchOf(everything);
/** The monitors that tell somebody. */
const names = watch.monitors
  .filter(({ payload }) => !payload.tags.includes("role:part"))
  .map(({ name }) => name);

const begin = "2026-03-11T10:00:00Z";
const day = 24 * 60;

const secondsAt = (from: string, minute: number) => Date.parse(from) / 1000 + minute * 60;

/** The states of a monitor's groups that aren't ok, each once. */
function trouble(name: string, data: readonly Series[], now: number, of = watch): string[] {
  const states = statesOf(name, of, data, now).map(({ state }) => state);
  return [...new Set(states)].filter((state) => state !== "ok");
}

/** What the monitors say at some minutes of a scene, where they say anything. */
function alerts(scene: Partial<Scene>, story: Story, minutes: readonly number[], of = watch) {
  const whole = { begin, first: -day, last: Math.max(...minutes), ...scene };
  const data = seriesOf(whole, story);
  return minutes.flatMap((minute) =>
    of.monitors.flatMap(({ name, payload }) =>
      payload.tags.includes("role:part")
        ? []
        : trouble(name, data, secondsAt(whole.begin, minute), of).map(
            (state) => `${minute}: ${name} ${state}`,
          ),
    ),
  );
}

const wave = (minute: number) => Math.abs(Math.sin(minute * 12.9898) * 43758.5453) % 1;
/** Busy from 8 to 20 o'clock, with the usual ups and downs. */
const weekday: Story = (minute) => {
  const hour = (10 + minute / 60 + 48) % 24;
  return { requests: (hour >= 8 && hour < 20 ? 60 : 20) * (0.7 + 0.6 * wave(minute)) };
};

describe("nobody is told of", () => {
  test("an ordinary day", () => {
    expect(alerts({}, weekday, [0, 60, 240, 720, 840])).toEqual([]);
  });

  test("a quiet night", () => {
    const night: Story = (minute) => (minute < 0 ? weekday(minute) : { requests: 0 });
    expect(alerts({}, night, [1, 5, 15, 60, 240, 480])).toEqual([]);
  });

  test("the one request of a night that fails, is slow, and isn't rescued", () => {
    const bad = { failing: 1, failedCalls: 1, fallbacks: 1, failedFallbacks: 1 } as const;
    const slow = { slowCalls: 1, lateStreams: 1 } as const;
    const lonely: Story = (minute) => {
      if (minute < -360) return weekday(minute);
      return minute === 0 ? { requests: 1, ...bad, ...slow } : { requests: 0 };
    };
    // Burn rates have no least number of requests: their runbooks say so.
    const told = alerts({}, lonely, [2, 4, 8, 20]).filter((one) => !one.includes("slo-"));
    expect(told).toEqual([]);
  });

  test("a fresh stack", () => {
    const learning: Story = (minute) => ({
      ...weekday(minute),
      cached: 0.3 * Math.min(1, minute / 120),
    });
    expect(alerts({ first: 0 }, learning, [1, 2, 3, 5, 10, 20, 60, 180, 300, 600])).toEqual([]);
  });

  test("a fresh stack that nobody uses yet", () => {
    const unused: Story = () => ({ requests: 0 });
    expect(alerts({ first: 0 }, unused, [1, 5, 20, 300])).toEqual([]);
  });

  test("a rollout: new proxies come before old ones go", () => {
    const rollout: Story = (minute) => ({ replicas: minute >= 0 && minute < 3 ? 8 : 4 });
    expect(alerts({ first: -60 }, rollout, [1, 2, 4, 8])).toEqual([]);
  });

  test("two proxies that miss a check and answer again", () => {
    const missed: Story = (minute) => ({ replicas: minute === 0 || minute === 1 ? 2 : 4 });
    expect(alerts({ first: -60 }, missed, [1, 2, 3, 5])).toEqual([]);
  });
});

test("every monitor has an incident", () => {
  expect(Object.keys(incidents).sort()).toEqual([...names].sort());
});

describe.each(Object.entries(incidents))("%s", (name, incident) => {
  const { what, story, alertsAt, warnsAt, endsAt, says = "alert" } = incident;
  const scene = { begin, first: -5 * 60, last: endsAt, ...incident.scene };
  const at = (minute: number) => trouble(name, data, secondsAt(scene.begin, minute));
  let data: Series[];
  beforeAll(() => {
    data = seriesOf(scene, story);
  });

  test(`alerts when ${what}, and no longer than that`, () => {
    expect([0, alertsAt, endsAt].map(at)).toEqual([[], [says], []]);
  });

  const { payload } = watch.monitors.find((one) => one.name === name) ?? {};
  const share = watch.monitors.find((one) => one.name === `${name}-share`)?.payload ?? payload;
  const hasWarning = share?.options.thresholds?.warning !== undefined;

  test(hasWarning ? "warns first" : "has no warning", () => {
    expect(warnsAt !== undefined).toBe(hasWarning);
    if (warnsAt !== undefined) expect(at(warnsAt)).toEqual(["warn"]);
  });
});

test("on Kubernetes the proxies are counted by what the Agent gets of them", () => {
  const kubernetes = { ...everything, target: "kubernetes" as const };
  const of = watchOf(kubernetes);
  const data = seriesOf({ begin, first: -60, last: 45 }, (minute) => ({
    replicas: minute < 0 || minute >= 40 ? 4 : minute < 20 ? 3 : 1,
  }));
  const at = (minute: number) => trouble("proxy-replicas", data, secondsAt(begin, minute), of);
  expect([0, 10, 30, 45].map(at)).toEqual([[], ["warn"], ["alert"], []]);
});

test("all proxies gone is an alert, and nothing from the Agent is no data", () => {
  const gone = seriesOf({ begin, first: -60, last: 20 }, (minute) =>
    minute < 0 ? {} : { replicas: 0 },
  );
  expect(trouble("proxy-replicas", gone, secondsAt(begin, 20))).toEqual(["alert"]);
  expect(trouble("agent-silent", gone, secondsAt(begin, 20))).toEqual(["no data"]);
  const silent = seriesOf({ begin, first: -60, last: 0 }, () => ({}));
  expect(trouble("proxy-replicas", silent, secondsAt(begin, 20))).toEqual(["no data"]);
});
