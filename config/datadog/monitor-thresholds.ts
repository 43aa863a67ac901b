import { monthSeconds, secondsOf } from "../duration";
import { monitorFacts, type MonitorFacts, type MonitorName } from "./monitor-facts";
import type { Settings } from "../schema";

/** From where on a monitor alerts. */
export interface Thresholds {
  critical: number;
  /** Undefined when there is none. */
  warning: number | undefined;
}

const daySeconds = 86_400;

/**
 * A monitor's thresholds, those of the inputs first; undefined when there is nothing to make them of:
 * spend without a budget.
 */
export function thresholdsOf(settings: Settings, name: MonitorName): Thresholds | undefined {
  const given = settings.datadog.monitors[name];
  const byDefault = defaultsOf(settings, name);
  const critical = given.critical ?? byDefault?.critical;
  if (critical === undefined) return undefined;
  return { critical, warning: given.warning ?? scaled(byDefault, critical) };
}

/** The default warning, kept where it was relative to a critical threshold that was moved. */
function scaled(byDefault: Thresholds | undefined, critical: number): number | undefined {
  if (byDefault?.warning === undefined || byDefault.critical === critical)
    return byDefault?.warning;
  if (byDefault.critical === 0) return undefined;
  const warning = rounded((byDefault.warning * critical) / byDefault.critical);
  return warning === critical ? undefined : warning;
}

function defaultsOf(settings: Settings, name: MonitorName): Thresholds | undefined {
  switch (name) {
    case "monthlySpend":
      return monthlySpend(settings.budgets);
    case "dailySpend":
      return dailySpend(settings.budgets);
    case "proxyReplicas":
      return replicas(settings.replicas);
    default: {
      const { critical, warning }: MonitorFacts = monitorFacts[name];
      if (typeof critical !== "number" || typeof warning === "string")
        throw new Error(`${name} has no thresholds`);
      return { critical, warning };
    }
  }
}

type Budgets = Settings["budgets"];

/** A budget as one of a month: LiteLLM's own may begin anew each week. */
function monthlySpend(budgets: Budgets): Thresholds | undefined {
  const { maxUsd, softUsd } = budgets;
  // Without a limit, what is to be watched is all there is.
  const critical = aMonth(maxUsd ?? softUsd, budgets);
  if (critical === undefined) return undefined;
  if (maxUsd === undefined) return { critical, warning: rounded(0.8 * critical) };
  return { critical, warning: aMonth(softUsd, budgets) ?? rounded(0.8 * critical) };
}

function aMonth(usd: number | undefined, { period = "1mo" }: Budgets): number | undefined {
  if (usd === undefined) return undefined;
  // 30d is what people write for a month.
  if (["30d", "1mo", "31d"].includes(period)) return usd;
  return rounded((usd * monthSeconds) / secondsOf(period));
}

/** A weekday has more than its share of a month, so the share alone would alert each of them. */
function dailySpend(budgets: Budgets): Thresholds | undefined {
  const usd = budgets.maxUsd ?? budgets.softUsd;
  if (usd === undefined) return undefined;
  const days = secondsOf(budgets.period ?? "1mo") / daySeconds;
  const critical = rounded(days <= 1 ? usd / days : (2 * usd) / days);
  return { critical, warning: rounded(0.75 * critical) };
}

/** One of two gone is half the gateway; one of four is a warning. */
function replicas(count: number): Thresholds {
  const critical = Math.floor(count / 2) + 1;
  return { critical, warning: count > critical ? count : undefined };
}

/** Cents at most, so that the query and the option print the same number. */
const rounded = (value: number) =>
  value < 1 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100;
