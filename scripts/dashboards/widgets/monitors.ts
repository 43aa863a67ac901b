import { referencesIn } from "../../../components/datadog/references";
import type { MonitorSpec } from "../../../components/datadog/monitors/spec";
import { evaluateMonitor, type MonitorState } from "../../../config/datadog/query/evaluate";
import type { Definition } from "../definition";
import { html, type Content } from "../html";
import { card } from "./card";
import type { Context } from "./context";

/** A monitor's state here, or why it has none. */
interface Seen {
  state: MonitorState | "not here";
  detail: string;
}

const order: Seen["state"][] = ["alert", "warn", "ok", "no data", "not here"];

/** Monitors with what they say now, the worst first. */
export function monitors(definition: Definition, span: number, context: Context) {
  const rows = context.watch.monitors
    .filter(({ payload }) => payload.tags.includes("role:alert"))
    .map((monitor) => ({ monitor, seen: lookAt(monitor, context) }))
    .sort((a, b) => order.indexOf(a.seen.state) - order.indexOf(b.seen.state));
  const counts = order
    .map((state) => ({ state, count: rows.filter(({ seen }) => seen.state === state).length }))
    .filter(({ count }) => count > 0);
  return card(
    { ...definition, description: explanation },
    span,
    html`<p class="chips">
        ${counts.map(({ state, count }) => html`<span class="state ${classOf(state)}">${count} ${state}</span> `)}
      </p>
      <details>
        <summary>All ${rows.length} monitors</summary>
        <table class="monitors">
          <thead>
            <tr>
              <th>State</th>
              <th>Monitor</th>
              <th>Alerts at</th>
              <th>Runbook</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(({ monitor, seen }) => row(monitor, seen))}
          </tbody>
        </table>
      </details>`,
  );
}

const explanation =
  "As they would be if all that was counted before the first look had happened within their windows.";

function row({ payload, runbook }: MonitorSpec, { state, detail }: Seen): Content {
  const { critical, warning } = payload.options.thresholds ?? {};
  const comparator = / (>=|<=|>|<) [\d.]+$/.exec(payload.query)?.[1] ?? "";
  const at = [
    critical !== undefined && `${comparator} ${critical}`,
    warning !== undefined && `warning ${warning}`,
  ];
  return html`<tr>
    <td><span class="state ${classOf(state)}">${state}</span></td>
    <td>
      ${payload.name.slice(payload.name.indexOf(": ") + 2)}${detail !== "" && html`<br /><small>${detail}</small>`}
      <details>
        <summary>Query</summary>
        <pre>${payload.query}</pre>
      </details>
    </td>
    <td>${at.filter((text) => text !== false).join(", ") || "–"}</td>
    <td>docs/runbooks/${runbook}.md</td>
  </tr>`;
}

const classOf = (state: Seen["state"]) => state.replace(" ", "-");

function lookAt({ payload: { type, query, options } }: MonitorSpec, context: Context): Seen {
  if (type === "service check") return notHere("only the Datadog Agent makes these checks");
  if (type === "slo alert") return notHere("burn rates need hours of history");
  if (type === "composite") return ofParts(query, context);
  if (query.includes("anomalies(")) return notHere("what is usual needs weeks of history");
  const { series, times } = context.data;
  // Without the delay, by which Datadog waits for counts that are here already.
  const groups = evaluateMonitor(query, series, times.to, { ...options, evaluation_delay: 0 });
  const states = groups.map(({ state }) => state);
  const state = order.find((one) => states.some((other) => other === one)) ?? "no data";
  const beyond = groups.filter((group) => group.state === "alert" || group.state === "warn");
  return {
    state,
    detail: beyond
      .map(
        ({ group, value }) =>
          `${group.map((tag) => `${tag}: `).join("")}${value === undefined ? "nothing" : Number(value.toPrecision(3))}`,
      )
      .join("; "),
  };
}

/** Of a composite, all parts have to alert: its state is that of the best. */
function ofParts(query: string, context: Context): Seen {
  const parts = referencesIn(query).flatMap(({ name }) => {
    const part = context.watch.monitors.find((monitor) => monitor.name === name);
    return part ? [lookAt(part, context)] : [];
  });
  const worstFirst = parts.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const best = worstFirst.at(-1);
  return best
    ? { ...best, detail: best.state === "ok" ? "" : (worstFirst[0]?.detail ?? "") }
    : notHere("");
}

const notHere = (detail: string): Seen => ({ state: "not here", detail });
