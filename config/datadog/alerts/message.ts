import type { Settings } from "../../inputs/schema";
import { idOf } from "../references";
import { appUrl } from "../site";

/** Dashboards that monitors lead to. */
export type DashboardName = "cost" | "latency" | "operations";

/** Texts of a monitor's message. */
export interface MessageParts {
  /** Sentence of an alert, with the value: `{{value}} % of requests failed`. */
  critical: string;
  /** Sentence of a warning, with the value; undefined when the monitor has none. */
  warning?: string | undefined;
  /** What no data means; undefined when nobody is told of it. */
  noData?: string | undefined;
  /** What it means for users or the bill. */
  impact: string;
  dashboard: DashboardName;
  runbook: string;
}

/**
 * A monitor's message. Handles stand within conditions only: outside of them, everybody would be told
 * of everything (docs.datadoghq.com/monitors/notify/variables).
 */
export function message({ datadog }: Settings, parts: MessageParts): string {
  const { notify } = datadog;
  const sections = [
    section("is_alert", parts.critical, notify.critical),
    section("is_alert_recovery", "It is over.", notify.critical),
    ...(parts.warning === undefined
      ? []
      : [
          section("is_warning", parts.warning, notify.warning),
          section("is_warning_recovery", "It is over.", notify.warning),
        ]),
    ...(parts.noData === undefined ? [] : [section("is_no_data", parts.noData, notify.noData)]),
  ];
  const page = runbookPage(datadog.runbookUrl, parts.runbook);
  return [
    ...sections,
    parts.impact,
    "",
    `Runbook: ${page}`,
    `Dashboard: ${appUrl(datadog)}/dashboard/${idOf("dashboard", parts.dashboard)}`,
  ].join("\n");
}

/** Where a runbook can be read, or what it is called in the repository. */
export const runbookPage = (base: string | undefined, runbook: string): string =>
  base === undefined ? `docs/runbooks/${runbook}.md` : `${base.replace(/\/+$/, "")}/${runbook}.md`;

function section(condition: string, text: string, handles: readonly string[]): string {
  const told = handles.length > 0 ? `${text}\n${handles.join(" ")}` : text;
  return `{{#${condition}}}\n${told}\n{{/${condition}}}`;
}
