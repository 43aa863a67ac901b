import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Monitor } from "../../config/datadog/alerts/monitor";
import { fixedMonitors, monitors } from "../../config/datadog/monitors";
import { kebab } from "../../config/datadog/names";
import { sloDefinitions } from "../../config/datadog/slos";
import { burnRateImpact, burnRateMeaning } from "../../config/datadog/slos/burn-rates";
import { sloTargets, type SloName } from "../../config/datadog/slo-targets";

const begin = (source: string) =>
  `<!-- Generated from ${source} by \`npm run generate\`, up to the next comment. -->`;
const end = "<!-- Checks and fixes are written by hand. -->";

/**
 * The runbooks: the top of each from its monitor, the rest as it is.
 *
 * @param folder - where they are; a new one has only its top
 */
export function runbooks(folder: string): Record<string, string> {
  const pages = Object.entries(tops()).map(([page, top]) => [
    `${page}.md`,
    `${top}\n\n${end}${rest(folder, `${page}.md`)}`,
  ]);
  return Object.fromEntries(pages) as Record<string, string>;
}

/** The part of a runbook that is written by hand. */
function rest(folder: string, page: string): string {
  const file = join(folder, page);
  if (!existsSync(file)) return "\n";
  const [, byHand] = readFileSync(file, "utf8").split(end);
  if (byHand === undefined) throw new Error(`${page} has lost its line "${end}"`);
  return byHand;
}

/** The tops of all runbooks, by the name of the page. */
const tops = (): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries<Monitor>(monitors).map(([name, monitor]) => [
      kebab(name),
      top(`config/datadog/monitors/${kebab(name)}.ts`, {
        title: monitor.title,
        meaning: meaning(name, monitor),
        impact: monitor.impact,
      }),
    ]),
    ...Object.entries<Monitor>(fixedMonitors).map(([name, { title, meaning = "", impact }]) => [
      kebab(name),
      top(`config/datadog/monitors/${kebab(name)}.ts`, { title, meaning, impact }),
    ]),
    ...Object.entries(sloDefinitions).map(([name, slo]) => [
      `slo-${kebab(name)}`,
      top(`config/datadog/slos/${kebab(name)}.ts`, {
        title: `SLO: ${slo.title}`,
        meaning: `${slo.meaning} The target is ${sloTargets[name as SloName]} %, unless \`datadog.slos.${name}.targetPercent\` says otherwise. ${burnRateMeaning}`,
        impact: burnRateImpact,
      }),
    ]),
  ]) as Record<string, string>;

const top = (source: string, of: { title: string; meaning: string; impact: string }): string =>
  [begin(source), `# ${of.title}`, "## What it means", of.meaning, "## Impact", of.impact].join(
    "\n\n",
  );

/** When a monitor alerts, and what that means. */
function meaning(name: string, monitor: Monitor): string {
  const { measures, alerts, critical, warning, minimumTraffic } = monitor;
  const also = warning === undefined ? "" : `; a warning is ${alerts} ${warning}`;
  const input = `\`datadog.monitors.${name}\``;
  return [
    `${measures}: critical is ${alerts} ${critical}${also}, unless ${input} says otherwise.`,
    ...(minimumTraffic === undefined ? [] : [gate(minimumTraffic)]),
    ...(monitor.meaning === undefined ? [] : [monitor.meaning]),
  ].join(" ");
}

const gate = (least: NonNullable<Monitor["minimumTraffic"]>): string =>
  `Nobody is told below a traffic of ${typeof least === "number" ? least : `\`${least}\``}: it is made of two parts, the share and the traffic, which tell nobody themselves.`;
