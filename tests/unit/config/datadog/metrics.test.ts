import { integrationMetrics } from "../../../../config/datadog/integrations";
import { datadogNames, type Metric } from "../../../../config/datadog/metric";
import { bucketsOf, metrics, type MetricName } from "../../../../config/datadog/metrics";
import { excludedLabels, renamedLabels } from "../../../../config/datadog/tags";
// LiteLLM's families: their type, and their labels (lab/litellm-facts/families.py).
import families from "./litellm-families.json";

const all = Object.entries<Metric>(metrics);

const tagOf = (label: string) =>
  label in renamedLabels ? renamedLabels[label as keyof typeof renamedLabels] : label;

describe.each(all)("%s", (_, metric) => {
  const [type, ...labels] =
    (families as Record<string, string>)[metric.prometheus]?.split(" ") ?? [];

  test("is a family of LiteLLM, of that type", () => {
    expect(type).toBe(metric.type);
  });

  test("has the tags that LiteLLM's labels leave", () => {
    const excluded: readonly string[] = excludedLabels;
    const left = labels.filter((label) => !excluded.includes(label)).map(tagOf);
    expect([...metric.tags].sort()).toEqual(left.sort());
  });

  test("is named as the Agent makes names of that type", () => {
    const base = `litellm.${metric.mapped}`;
    expect(datadogNames(metric)).toEqual(
      {
        counter: [`${base}.count`],
        gauge: [base],
        histogram: [`${base}.bucket`, `${base}.count`, `${base}.sum`],
      }[metric.type],
    );
  });

  test("says what it is in a sentence", () => {
    expect(metric.description).toMatch(/^[A-Z0-9].*\.$/);
  });
});

test("no two have a family, a name or a tag in common with themselves", () => {
  const names = all.flatMap(([, metric]) => datadogNames(metric));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(all.map(([, { prometheus }]) => prometheus)).size).toBe(all.length);
  for (const [, { tags }] of all) expect(new Set(tags).size).toBe(tags.length);
});

test("every family that Datadog's own check knows keeps the name it has there", () => {
  const own: Partial<Record<MetricName, string>> = {
    spend: "litellm.spend.metric.count",
    totalTokens: "litellm.total.tokens.count",
    inputTokens: "litellm.input_tokens.metric.count",
    outputTokens: "litellm.output_tokens.metric.count",
    requests: "litellm.proxy.total_requests.metric.count",
    failedRequests: "litellm.proxy.failed_requests.metric.count",
    teamBudgetRemaining: "litellm.remaining.team_budget.metric",
    teamBudgetMax: "litellm.team.max_budget.metric",
    teamBudgetHours: "litellm.team.budget.remaining_hours.metric",
    keyBudgetRemaining: "litellm.remaining.api_key.budget.metric",
    keyBudgetMax: "litellm.api.key.max_budget.metric",
    keyBudgetHours: "litellm.api.key.budget.remaining_hours.metric",
    providerBudgetRemaining: "litellm.provider.remaining_budget.metric",
    deploymentState: "litellm.deployment.state",
    deploymentCooldowns: "litellm.deployment.cooled_down.count",
    successfulFallbacks: "litellm.deployment.successful_fallbacks.count",
    failedFallbacks: "litellm.deployment.failed_fallbacks.count",
    spendQueue: "litellm.in_memory.spend_update_queue.size",
    inFlight: "litellm.in_flight_requests",
  };
  for (const [name, datadog] of Object.entries(own))
    expect([name, metrics[name as MetricName].datadog]).toEqual([name, datadog]);
});

test("bounds are as Datadog prints them, and only those that there are", () => {
  expect(bucketsOf("requestLatency")).toHaveLength(17);
  expect(bucketsOf("requestLatency")).toContain("30.0");
  expect(bucketsOf("overhead")).toContain("0.25");
  for (const [, metric] of all)
    if (metric.type === "histogram")
      for (const bound of metric.buckets)
        expect(bound).toBe(
          Number.isInteger(Number(bound)) ? `${Number(bound)}.0` : `${Number(bound)}`,
        );
});

test("metrics of the integrations have the prefix of their check, once each", () => {
  const prefixes = { postgres: "postgresql.", redisdb: "redis.", haproxy: "haproxy." };
  const list = Object.values(integrationMetrics);
  for (const { integration, datadog } of list)
    expect(datadog.startsWith(prefixes[integration])).toBe(true);
  expect(new Set(list.map(({ datadog }) => datadog)).size).toBe(list.length);
});

// Types are checked by `npm run types`: these lines must be errors.
export const misspelt = () => [
  // @ts-expect-error -- no such metric
  metrics.spendd as unknown,
  // @ts-expect-error -- not a histogram
  bucketsOf("spend"),
  // @ts-expect-error -- a histogram has no series of its own name
  metrics.requestLatency.datadog.length as unknown,
];
