import { linesOfExpression } from "./expression";
import { combined, linesOf } from "./lines";
import {
  evaluateMonitor,
  type EvaluatedOptions,
  type MonitorGroup,
  type MonitorState,
} from "./monitor";
import { parseExpression } from "./parse";
import type { Series } from "./series";
import { secondsOfWindow } from "./window";

/** A monitor, as far as its state goes (API v1, `Monitor`). */
export interface EvaluatedMonitor {
  /** By which composites refer to it: `%{monitor:name}`. */
  name: string;
  payload: { type: string; query: string; options: EvaluatedOptions };
}

/** An SLO of counts, as far as its burn rate goes (API v1, `ServiceLevelObjective`). */
export interface EvaluatedSlo {
  /** By which burn rates refer to it: `%{slo:name}`. */
  name: string;
  payload: { query: { numerator: string; denominator: string }; target_threshold: number };
}

/** Everything that monitors may refer to. */
export interface Evaluated {
  monitors: readonly EvaluatedMonitor[];
  slos: readonly EvaluatedSlo[];
}

/**
 * The groups of a monitor of any type at a moment, with their states.
 *
 * @param now - Unix time in seconds
 * @throws Error where a query can't be read, or refers to something that isn't there
 */
export function statesOf(
  name: string,
  of: Evaluated,
  data: readonly Series[],
  now: number,
): MonitorGroup[] {
  const { payload } = find(of.monitors, name);
  switch (payload.type) {
    case "query alert":
      return evaluateMonitor(payload.query, data, now, payload.options);
    case "composite":
      return composite(payload.query, of, data, now);
    case "slo alert":
      return [burnRate(payload, of, data, now)];
    default:
      throw new Error(`${name}: monitors of type ${payload.type} are not evaluated here`);
  }
}

function find<T extends { name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** The least severe first (docs.datadoghq.com/monitors/types/composite, "Computing trigger conditions"). */
const severities: readonly MonitorState[] = ["ok", "no data", "warn", "alert"];

/** `a && b`: the least severe state of the groups that all have; the value is that of the first. */
function composite(
  query: string,
  of: Evaluated,
  data: readonly Series[],
  now: number,
): MonitorGroup[] {
  const names = query.split(" && ").map((part) => {
    const [, name] = /^%\{monitor:([a-z0-9-]+)\}$/.exec(part) ?? [];
    if (name === undefined) throw new Error(`expected monitors joined by && in: ${query}`);
    return name;
  });
  const [first = [], ...others] = names.map((name) => statesOf(name, of, data, now));
  return first.flatMap((one) => {
    const same = others.map((groups) =>
      groups.find(({ group }) => group.join() === one.group.join()),
    );
    if (same.includes(undefined)) return [];
    const states = [one, ...same].map((part) => severities.indexOf(part?.state ?? "ok"));
    return [{ ...one, state: severities[Math.min(...states)] ?? "ok" }];
  });
}

/**
 * The burn rate is that of the window in which it is lower, so that both are above the threshold
 * (docs.datadoghq.com/service_management/service_level_objectives/burn_rate).
 */
function burnRate(
  { query, options }: EvaluatedMonitor["payload"],
  { slos }: Evaluated,
  data: readonly Series[],
  now: number,
): MonitorGroup {
  const [, name = "", long = "", short = "", threshold] =
    /^burn_rate\("%\{slo:([a-z0-9-]+)\}"\)\.over\("\d+d"\)\.long_window\("(\w+)"\)\.short_window\("(\w+)"\) > ([\d.]+)$/.exec(
      query,
    ) ?? [];
  if (threshold === undefined) throw new Error(`expected a burn rate in: ${query}`);
  const { payload } = find(slos, name);
  const rates = [long, short].map((window) => {
    const from = now - secondsOfWindow(window);
    const counted = (text: string) => countBetween(text, data, from, now);
    const total = counted(payload.query.denominator);
    if (total === 0) return undefined;
    const bad = 1 - counted(payload.query.numerator) / total;
    return bad / (1 - payload.target_threshold / 100);
  });
  const value = rates.includes(undefined) ? undefined : combined("min", rates);
  const critical = options.thresholds?.critical ?? Number(threshold);
  return { group: [], value, state: value !== undefined && value > critical ? "alert" : "ok" };
}

function countBetween(query: string, data: readonly Series[], from: number, to: number): number {
  const times = { from, to, stepSeconds: to - from };
  const [line] = linesOfExpression(parseExpression(query), {
    term: (term) => linesOf(term, data, times),
    named: () => [],
    stepSeconds: times.stepSeconds,
  });
  return line?.values[0] ?? 0;
}
