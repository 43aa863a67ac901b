import { error, warning, type Finding } from "../errors";
import { latencyInputs, latencySeconds } from "../../datadog/latency-bounds";
import { thresholdsOf } from "../../datadog/alerts/thresholds";
import { monitorNames, monitors } from "../../datadog/monitors";
import { burnRatesOf, maxBurnRate } from "../../datadog/slo-burn-rates";
import { sloNames } from "../../datadog/slo-targets";
import type { Check } from "./check";
import { because, setSecret } from "../fix";

/** Refuses half of Datadog's keys where nothing could be made of it, and warns where it is a part. */
export const checkDatadogKeys: Check = ({ secrets: { keys } }) => {
  const [api, app] = [keys.includes("datadogApiKey"), keys.includes("datadogAppKey")];
  if (api === app) return [];
  if (app) {
    const reason = because`is missing: datadogAppKey alone makes nothing; run: ${setSecret("datadogApiKey")}`;
    return [error("datadogApiKey", reason)];
  }
  const reason = because`is missing: datadogApiKey alone makes no monitors, SLOs and dashboards; run: ${setSecret("datadogAppKey")}`;
  return [warning("datadogAppKey", reason)];
};

/** Refuses a path in the API's address: Datadog's provider leaves it out (provider 5.11.0, `apiUrl`). */
export const checkApiUrl: Check = ({ settings: { datadog } }) => {
  const { apiUrl } = datadog;
  if (apiUrl === undefined || /^\w+:\/\/[^/?#]+\/?$/.test(apiUrl)) return [];
  const reason = `is ${apiUrl}; it must have no path, which Datadog's provider would leave out: ${new URL(apiUrl).origin}`;
  return [error("datadog.apiUrl", reason)];
};

/**
 * Warns of alerts by which writes of spend go unwatched: LiteLLM counts failed ones only while it
 * would alert of them (litellm: proxy/utils.py failure_handler).
 */
export const checkSpendWrites: Check = ({ settings: { alerting, datadog }, secrets }) => {
  const isWatched = secrets.keys.includes("datadogApiKey") && datadog.monitors.spendWrites.enabled;
  if (!isWatched || (alerting.types?.includes("db_exceptions") ?? true)) return [];
  const reason =
    "has no db_exceptions, without which LiteLLM counts no failed writes of spend, so the monitor spendWrites is blind; add it";
  return [warning("alerting.types", reason)];
};

/** Refuses handles that Datadog would take for words of a message. */
export const checkHandles: Check = ({ settings: { datadog } }) =>
  (["critical", "warning", "noData"] as const).flatMap((severity) =>
    datadog.notify[severity].flatMap((handle, index): Finding[] => {
      const path = `datadog.notify.${severity}[${index}]`;
      if (!handle.startsWith("@"))
        return [error(path, `must begin with @, or nobody is told; write @${handle.trim()}`)];
      if (!/^@[^\s@{}]+(@[^\s@{}]+)?$/.test(handle))
        return [error(path, "must be one handle, such as @slack-llm-gateway or @you@example.com")];
      return [];
    }),
  );

/** Refuses thresholds that Datadog refuses, or that can never be reached. */
export const checkThresholds: Check = ({ settings }) =>
  monitorNames.flatMap((name): Finding[] => {
    const { alerts, ...monitor } = monitors[name];
    const most = typeof monitor.most === "function" ? monitor.most(settings) : monitor.most;
    const given = settings.datadog.monitors[name];
    const path = `datadog.monitors.${name}`;
    const tooMuch = (["critical", "warning"] as const).flatMap((which) => {
      const value = given[which];
      if (most === undefined || value === undefined || value <= most) return [];
      return [error(`${path}.${which}`, `is ${value}; ${most} is the most that it can get to`)];
    });
    if (given.critical === undefined && given.warning === undefined) return [];
    const thresholds = thresholdsOf(settings, name);
    if (!thresholds) {
      if (given.warning === undefined) return tooMuch;
      const reason = `there is no critical threshold, because budgets has no maxUsd; set ${path}.critical too`;
      return [...tooMuch, error(`${path}.warning`, reason)];
    }
    const { critical, warning: warns } = thresholds;
    const isInOrder =
      alerts === "above" ? (warns ?? -1) < critical : (warns ?? Infinity) > critical;
    if (isInOrder || tooMuch.length > 0) return tooMuch;
    const side = alerts === "above" ? "below" : "above";
    const which = given.warning === undefined ? "critical" : "warning";
    const reason = `critical is ${critical} and warning ${warns}; a warning must be ${side} critical, as it comes first`;
    return [error(`${path}.${which}`, reason)];
  });

/** Refuses latencies that are no bound of the histograms: Datadog has no percentiles of them. */
export const checkLatencyBounds: Check = ({ settings }) =>
  latencyInputs.flatMap((input): Finding[] => {
    const seconds = settings.datadog.latency[input];
    if (seconds === undefined) return [];
    const path = `datadog.latency.${input}`;
    if (!latencySeconds.includes(seconds))
      return [error(path, `is ${seconds}, no bound of LiteLLM's histograms${nearest(seconds)}`)];
    if (seconds < settings.requestTimeoutSeconds) return [];
    const reason = `is ${seconds}, not below requestTimeoutSeconds (${settings.requestTimeoutSeconds}), which ends every request first`;
    return [error(path, reason)];
  });

function nearest(seconds: number): string {
  const below = latencySeconds.findLast((bound) => bound < seconds);
  const above = latencySeconds.find((bound) => bound > seconds);
  return `; the nearest are ${[below, above].filter((bound) => bound !== undefined).join(" and ")}`;
}

/** Refuses burn rates that no SLO can have, or that are in the wrong order. */
export const checkBurnRates: Check = ({ settings }) => {
  const { slos } = settings.datadog;
  const found: Finding[] = [];
  const { fast, slow } = burnRatesOf(settings);
  if (slow >= fast) {
    const which = slos.slowBurnRate === undefined ? "fastBurnRate" : "slowBurnRate";
    const reason = `slow is ${slow} and fast ${fast}; the fast one must be higher, as it is of a shorter time`;
    found.push(error(`datadog.slos.${which}`, reason));
  }
  for (const which of ["fastBurnRate", "slowBurnRate"] as const) {
    const rate = slos[which];
    if (rate === undefined) continue;
    for (const name of sloNames) {
      if (!slos[name].enabled || rate < maxBurnRate(settings, name)) continue;
      const most = maxBurnRate(settings, name);
      const reason = `is ${rate}; the target of ${name} allows less than ${most}, so its monitor gets a lower one`;
      found.push(warning(`datadog.slos.${which}`, reason));
    }
  }
  return found;
};
