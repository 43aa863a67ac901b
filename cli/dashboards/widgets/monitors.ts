import { referencesIn } from "../../../config/datadog/references";
import type { MonitorSpec } from "../../../config/datadog/alerts/payload";
import type { Watch } from "../../../config/datadog/watch";
import type { MonitorState } from "../query/evaluate";
import { statesOf, type Evaluated } from "../query/states";
import type { Definition } from "../definition";
import { html, type Content, type Html } from "../html";
import { card, queryText } from "./card";
import type { Context } from "./context";

/** A monitor's state here, or why it has none. */
interface Seen {
  state: MonitorState | "not here";
  detail: string;
}

interface Row extends Seen {
  monitor: MonitorSpec;
  /** Threshold at which the monitor alerts. */
  at: string;
}

const order: Seen["state"][] = ["alert", "warn", "ok", "no data", "not here"];

/** Monitors with what they say now: those that alert or warn, the others on demand. */
export function monitors(definition: Definition, span: number, context: Context): Html {
  const rows = context.watch.monitors
    .filter(({ payload }) => payload.tags.includes("role:alert"))
    .map((monitor): Row => ({
      monitor,
      at: thresholdsOf(monitor, context),
      ...lookAt(monitor, context),
    }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const isBad = ({ state }: Row) => state === "alert" || state === "warn";
  const [bad, others] = [rows.filter(isBad), rows.filter((row) => !isBad(row))];
  const counts = order
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0);
  return card(
    { ...definition, description: explanation },
    span,
    html`<p class="chips">
        ${counts.map(({ state, count }) => html`<span class="state ${classOf(state)}">${count} ${state}</span> `)}
      </p>
      ${listOf(bad)}
      <details>
        <summary>The other ${others.length} monitors</summary>
        ${listOf(others)}
      </details>`,
  );
}

const explanation =
  "As they would be if all that was counted before the first look had happened within their windows.";

const listOf = (rows: readonly Row[]): Content =>
  rows.length > 0 &&
  html`<table class="monitors">
    <thead>
      <tr>
        <th>State</th>
        <th>Monitor</th>
        <th>Alerts at</th>
        <th>Runbook</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(drawRow)}
    </tbody>
  </table>`;

function drawRow({ monitor: { payload, runbook }, state, detail, at }: Row): Content {
  return html`<tr>
    <td><span class="state ${classOf(state)}">${state}</span></td>
    <td>
      ${payload.name.slice(payload.name.indexOf(": ") + 2)}${detail !== "" && html`<br /><small>${detail}</small>`}
      ${queryText([payload.query])}
    </td>
    <td>${at}</td>
    <td>docs/runbooks/${runbook}.md</td>
  </tr>`;
}

/** Where a monitor alerts; a composite where its first part does. */
function thresholdsOf(
  { payload: { type, query, options } }: MonitorSpec,
  context: Context,
): string {
  const [part] = partsOf(query, context);
  if (type === "composite" && part) return thresholdsOf(part, context);
  const { critical, warning } = options.thresholds ?? {};
  if (critical === undefined) return "–";
  const comparator = / (>=|<=|>|<) [\d.]+$/.exec(query)?.[1] ?? "";
  return `${comparator} ${critical}${warning === undefined ? "" : `, warning ${comparator} ${warning}`}`;
}

const classOf = (state: Seen["state"]) => state.replace(" ", "-");

function lookAt({ name, payload: { type, query } }: MonitorSpec, context: Context): Seen {
  if (type === "service check" || name === "agent-silent")
    return notHere("only where a Datadog Agent runs");
  if (type === "slo alert") return notHere("burn rates need hours of history");
  if (query.includes("anomalies(")) return notHere("what is usual needs weeks of history");
  const { data, watch } = context;
  const groups = statesOf(name, withoutDelay(watch), data.series, data.times.to);
  const states = groups.map(({ state }) => state);
  const state = order.find((one) => states.some((other) => other === one)) ?? "no data";
  const beyond = groups.filter((group) => group.state === "alert" || group.state === "warn");
  return {
    state,
    detail: beyond
      .map(
        ({ group, value }) =>
          `${group.map((tag) => `${tag}: `).join("")}${value === undefined ? "nothing" : `now ${Number(value.toPrecision(3))}`}`,
      )
      .join("; "),
  };
}

/** Without the delay, by which Datadog waits for counts that are here already. */
const withoutDelay = ({ monitors, slos }: Watch): Evaluated => ({
  slos,
  monitors: monitors.map(({ name, payload }) => ({
    name,
    payload: { ...payload, options: { ...payload.options, evaluation_delay: 0 } },
  })),
});

/** The monitors that a composite puts together. */
const partsOf = (query: string, { watch }: Context): MonitorSpec[] =>
  referencesIn(query).flatMap(({ kind, name }) =>
    watch.monitors.filter((monitor) => kind === "monitor" && monitor.name === name),
  );

const notHere = (detail: string): Seen => ({ state: "not here", detail });
