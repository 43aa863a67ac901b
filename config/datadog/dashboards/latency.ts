import { latencyBound, type LatencyInput } from "../latency-bounds";
import type { Settings } from "../../inputs/schema";
import { thresholdsOf } from "../alerts/thresholds";
import type { HistogramName } from "../metrics";
import { idOf } from "../references";
import type { SloSpec } from "../slos/spec";
import { dashboard, dashboardQueries as q, type DashboardSpec } from "./dashboard";
import { group, slo, timeseries, toplist, value, type Widget } from "./widgets";

/** How long answers take and how many fail, for those who are on call. */
export const latency = (settings: Settings, slos: readonly SloSpec[]): DashboardSpec =>
  dashboard(
    settings,
    "latency",
    "Latency and reliability",
    "How long answers take and why, what fails and how, and the SLOs.",
    [
      ...(slos.length === 0 ? [] : [group("SLOs", slos.map(sloWidget))]),
      group("Within bounds", bounds(settings)),
      group("Where the time goes", decomposition()),
      group("What fails", failures(settings)),
      group("Deployments and fallbacks", deployments()),
    ],
  );

const sloWidget = ({ name, payload }: SloSpec): Widget =>
  slo(payload.name, idOf("slo", name), payload.timeframe);

function bounds(settings: Settings): Widget[] {
  const share = (title: string, histogram: HistogramName, input: LatencyInput): Widget[] => {
    const bound = latencyBound(settings, input);
    const series = {
      title: `${title} within ${Number(bound)} s, in percent`,
      queries: { good: q.within(histogram, bound), all: q.observations(histogram) },
      formulas: { "%": "good / all * 100" },
    };
    return [value({ ...series, unit: "%" }), timeseries(series)];
  };
  return [
    ...share("Answers", "requestLatency", "requestSeconds"),
    ...share("Providers", "apiLatency", "providerSeconds"),
    ...share("First tokens", "timeToFirstToken", "timeToFirstTokenSeconds"),
    ...share("The gateway's own time", "overhead", "overheadSeconds"),
  ];
}

function decomposition(): Widget[] {
  const average = (title: string, name: HistogramName) => ({
    title,
    sum: q.seconds(name),
    count: q.observations(name),
  });
  const parts = {
    queue: average("queue", "queueTime"),
    gateway: average("gateway", "overhead"),
    provider: average("provider", "apiLatency"),
  };
  return [
    timeseries({
      title: "Average seconds of a request",
      description:
        "Waiting for a worker and the check of the key, the gateway itself, and the provider.",
      display: "area",
      queries: Object.fromEntries(
        Object.entries(parts).flatMap(([name, { sum, count }]) => [
          [`${name}_sum`, sum],
          [`${name}_count`, count],
        ]),
      ),
      formulas: Object.fromEntries(
        Object.keys(parts).map((name) => [name, `${name}_sum / ${name}_count`]),
      ),
    }),
    timeseries({
      title: "Average seconds to the first token by model",
      queries: {
        sum: q.seconds("timeToFirstToken", { by: ["requested_model"] }),
        count: q.observations("timeToFirstToken", { by: ["requested_model"] }),
      },
      formulas: { seconds: "sum / count" },
    }),
    toplist({
      title: "Slowest models, average seconds",
      queries: {
        sum: q.seconds("requestLatency", { by: ["requested_model"] }),
        count: q.observations("requestLatency", { by: ["requested_model"] }),
      },
      formulas: { seconds: "sum / count" },
    }),
    toplist({
      title: "Slowest providers, average seconds",
      queries: {
        sum: q.seconds("apiLatency", { by: ["api_provider"] }),
        count: q.observations("apiLatency", { by: ["api_provider"] }),
      },
      formulas: { seconds: "sum / count" },
    }),
  ];
}

function failures(settings: Settings): Widget[] {
  const critical = thresholdsOf(settings, "errorRatio")?.critical;
  return [
    timeseries({
      title: "Requests by status",
      display: "bars",
      queries: { requests: q.count("requests", { by: ["status_code"] }) },
      formulas: { requests: "requests" },
    }),
    timeseries({
      title: "Answered with a 5xx, in percent",
      queries: {
        failed: q.count("requests", { where: ["status_code:5*"] }),
        all: q.count("requests"),
      },
      formulas: { "%": "failed / all * 100" },
      ...(critical !== undefined && { markers: { critical: `y = ${critical}` } }),
    }),
    timeseries({
      title: "Answered with a 429, in percent",
      queries: {
        limited: q.count("requests", { where: ["status_code:429"] }),
        all: q.count("requests"),
      },
      formulas: { "%": "limited / all * 100" },
    }),
    toplist({
      title: "Errors by kind",
      queries: {
        failed: q.count("failedRequests", { by: ["exception_class", "exception_status"] }),
      },
      formulas: { errors: "failed" },
    }),
    toplist({
      title: "Failed calls of providers",
      queries: {
        failed: q.count("deploymentFailures", { by: ["api_provider", "exception_class"] }),
      },
      formulas: { errors: "failed" },
    }),
  ];
}

function deployments(): Widget[] {
  const by = ["litellm_model_name", "api_provider"] as const;
  return [
    timeseries({
      title: "Failed calls, in percent",
      description: "Without those that a provider refused as wrong (400).",
      queries: {
        failed: q.count("deploymentFailures", {
          where: ["!exception_status:400", "api_provider:*"],
          by,
        }),
        answered: q.count("deploymentSuccesses", { by }),
      },
      formulas: { "%": "failed / (failed + answered) * 100" },
    }),
    timeseries({
      title: "Left alone after failures",
      display: "bars",
      queries: { times: q.count("deploymentCooldowns", { by: ["litellm_model_name"] }) },
      formulas: { times: "times" },
    }),
    timeseries({
      title: "Fallbacks",
      display: "bars",
      queries: { answered: q.count("successfulFallbacks"), failed: q.count("failedFallbacks") },
      formulas: { answered: "answered", failed: "failed" },
    }),
    toplist({
      title: "Fallbacks from and to",
      queries: {
        answered: q.count("successfulFallbacks", { by: ["requested_model", "fallback_model"] }),
      },
      formulas: { fallbacks: "answered" },
    }),
    toplist({
      title: "Requests left, as providers say",
      description: "Before the provider answers with a 429.",
      aggregator: "last",
      order: "asc",
      queries: {
        left: q.gauge("min", "providerRequestsRemaining", { by: ["litellm_model_name"] }),
      },
      formulas: { left: "left" },
    }),
  ];
}
