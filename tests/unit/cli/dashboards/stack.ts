import { readFileSync } from "node:fs";
import { join } from "node:path";
import { watchOf } from "../../../../config/datadog/watch";
import type { Settings } from "../../../../config/inputs/schema";
import { litellmReadings } from "../../../../cli/dashboards/agent-metrics";
import { History } from "../../../../cli/dashboards/history";
import { renderPage } from "../../../../cli/dashboards/page";
import { parsePrometheusText } from "../../../../cli/dashboards/prometheus-text";

/** Lines of what a proxy answered; among its names are some that are HTML. */
export const exposition = readFileSync(join(__dirname, "exposition.txt"), "utf8");

export const tags = { env: "dev", service: "litellm" };

const times = { from: 1_800_000_000, to: 1_800_000_015, stepSeconds: 5 };

/** The page of a stack that was looked at three times, of which each saw this. */
export function pageOf(settings: Settings, text = exposition): string {
  const history = new History();
  const readings = litellmReadings(parsePrometheusText(text), "proxy-0", tags);
  for (const at of [5, 10, 15]) history.add(times.from + at, "a container", readings);
  const collected = { series: history.all(), times, gaps: [] };
  return renderPage({
    stack: "dev",
    settings,
    watch: watchOf(settings),
    collected,
    timeZone: "UTC",
  });
}
