import { z } from "zod";
import { sloTargets } from "../../datadog/slo-targets";
import { agentSchema } from "./datadog-agent";
import { monitorsSchema } from "./datadog-monitors";
import { about, flag, url } from "./fields";

/** Datadog's sites (docs.datadoghq.com/getting_started/site). */
const datadogSites = [
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "uk1.datadoghq.com",
  "ddog-gov.com",
] as const;

/** Times that an SLO can be about: 7, 30 or 90 days. */
const sloTimeframes = ["week", "month", "quarter"] as const;

/** A value of a tag: what Datadog would change in it is refused (getting_started/tagging). */
const tagValue = (description: string, byDefault: string, example: string) =>
  about(
    z
      .string()
      .regex(/^[a-z0-9]([a-z0-9_./-]{0,98}[a-z0-9])?$/, {
        error: "must be a tag: lower case letters, digits, and - _ . / within",
      })
      .default(byDefault),
    { description, example },
  );

const handles = (when: string, example: string) =>
  about(z.array(z.string().min(1, { error: "must not be empty" })).default([]), {
    description: `Who is told of ${when}: Datadog's handles, which begin with @.`,
    example: [example],
  });

const notify = z
  .strictObject({
    critical: handles("what is critical, and of its end", "@pagerduty-llm-gateway"),
    warning: handles("warnings, and of their end", "@slack-llm-gateway"),
    noData: handles("monitors that get no data", "@slack-llm-gateway"),
  })
  .meta({
    id: "DatadogNotifyArgs",
    description: "Who is told by the monitors, by severity. Without a handle they only show.",
  })
  .prefault({});

const bound = (what: string, byDefault: string, example: number) =>
  about(z.number().positive().max(600).optional(), {
    description: `${what}, in seconds; a bound of LiteLLM's histograms. Default: ${byDefault}.`,
    example,
  });

const latency = z
  .strictObject({
    requestSeconds: bound(
      "Longest time that a request should take",
      "30, or the largest bound below `requestTimeoutSeconds`",
      60,
    ),
    providerSeconds: bound(
      "Longest time that a provider should take",
      "30, or the largest bound below `requestTimeoutSeconds`",
      60,
    ),
    timeToFirstTokenSeconds: bound(
      "Longest time until a stream's first token",
      "2, or the largest bound below `requestTimeoutSeconds`",
      5,
    ),
    overheadSeconds: bound("Longest time that the gateway itself should take", "0.25", 0.1),
  })
  .meta({
    id: "DatadogLatencyArgs",
    description: "Latencies above which answers are slow, for monitors and SLOs.",
  })
  .prefault({});

const sloInput = z
  .strictObject({
    enabled: flag("Make the SLO and its burn-rate monitors.", true),
    targetPercent: about(z.number().gt(0).lt(100).optional(), {
      description: "Share that must be good, in percent. Default: what the SLO says.",
      example: 99.9,
    }),
  })
  .meta({ id: "DatadogSloArgs", description: "An SLO." })
  .prefault({});

const slo = (what: string, target: number) =>
  about(sloInput, {
    description: `${what}. Default target: ${target} %.`,
    example: { targetPercent: target },
  });

const burnRate = (which: string, rates: string, example: number) =>
  about(z.number().gt(0).max(1000).optional(), {
    description: `How many times faster than allowed the error budget may be used ${which}. Default: ${rates} for week, month and quarter. A target allows at most 1 / (1 − target).`,
    example,
  });

const slos = z
  .strictObject({
    timeframe: about(z.enum(sloTimeframes).meta({ id: "DatadogSloTimeframe" }).default("month"), {
      description: "Rolling time that the SLOs are about: 7, 30 or 90 days.",
      example: "week",
    }),
    fastBurnRate: burnRate("in an hour (critical)", "16.8, 14.4 and 21.6", 10),
    slowBurnRate: burnRate("in 6 hours (critical)", "5.6, 6 and 10.8", 4),
    availability: slo("Requests that aren't answered with a 5xx", sloTargets.availability),
    latency: slo("Requests within `latency.requestSeconds`", sloTargets.latency),
    timeToFirstToken: slo(
      "Streams that begin within `latency.timeToFirstTokenSeconds`",
      sloTargets.timeToFirstToken,
    ),
    overhead: slo(
      "Requests for which the gateway itself took at most `latency.overheadSeconds`",
      sloTargets.overhead,
    ),
  })
  .meta({ id: "DatadogSlosArgs", description: "Service level objectives and their burn rates." })
  .prefault({});

/** How the gateway is watched by Datadog. */
export const datadogSchema = z
  .strictObject({
    site: about(z.enum(datadogSites).meta({ id: "DatadogSite" }).default("datadoghq.com"), {
      description: "Datadog's site that the account is on.",
      example: "datadoghq.eu",
    }),
    apiUrl: url(
      "Datadog's API instead of the site's: a proxy or a private link, without a path.",
      "https://datadog-api.example.com",
    ).optional(),
    environment: tagValue(
      "Tag `env` of all that this stack sends, and that its monitors look at.",
      "dev",
      "production",
    ),
    service: tagValue(
      "Tag `service`. Two stacks of one account must differ in `environment` or in this.",
      "litellm",
      "llm-gateway",
    ),
    agent: agentSchema,
    notify,
    runbookUrl: url(
      "Where `docs/runbooks` can be read; monitors link to its pages. Default: they name the page.",
      "https://github.com/example/litellm-gateway/blob/main/docs/runbooks",
    ).optional(),
    spendHistory: about(
      z.enum(["none", "days", "weeks"]).meta({ id: "DatadogHistory" }).default("none"),
      {
        description:
          "History from which `spendSpike` learns what is usual: none yet, at least 3 days (then it knows times of day), or 3 weeks (and days of the week).",
        example: "weeks",
      },
    ),
    minimumRequests: about(z.int().min(0).max(1_000_000).default(20), {
      description:
        "Requests in a monitor's time below which shares of them don't alert: one of two says nothing.",
      example: 100,
    }),
    latency,
    slos,
    monitors: monitorsSchema,
  })
  .meta({
    id: "DatadogArgs",
    description:
      "How Datadog watches the gateway. The Agent is made with the secret `datadogApiKey` only, and all else with `datadogAppKey` too.",
  })
  .prefault({});
