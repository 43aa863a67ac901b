import { explainIssues } from "../../../../../config/inputs/explain";
import { inputsAt } from "../../../../../config/inputs/inputs";
import { settingsSchema, type SettingsInput } from "../../../../../config/inputs/schema";
import { testCases } from "./cases";

type Datadog = NonNullable<SettingsInput["datadog"]>;
const datadog = (input: Datadog): SettingsInput => ({ datadog: input });

describe("Datadog's keys", () => {
  testCases([
    { title: "none" },
    { title: "both", keys: ["datadogApiKey", "datadogAppKey"] },
    {
      title: "the API key alone",
      keys: ["datadogApiKey"],
      found: [["warning", "datadogAppKey", "pulumi config set --secret datadogAppKey"]],
    },
    {
      title: "the application key alone",
      keys: ["datadogAppKey"],
      found: [["error", "datadogApiKey", "pulumi config set --secret datadogApiKey"]],
    },
    {
      title: "alerts without those that spend is watched by",
      settings: { alerting: { types: ["budget_alerts"] } },
      keys: ["slackWebhookUrl", "datadogApiKey", "datadogAppKey"],
      found: [["warning", "alerting.types", "db_exceptions"]],
    },
  ]);
});

describe("the API's address", () => {
  testCases([
    { title: "good", settings: datadog({ apiUrl: "https://datadog.example.com:8443/" }) },
    {
      title: "with a path",
      settings: datadog({ apiUrl: "https://proxy.example.com/datadog" }),
      found: [["error", "datadog.apiUrl", "leave out: https://proxy.example.com"]],
    },
  ]);
});

describe("handles", () => {
  testCases([
    { title: "good", settings: datadog({ notify: { critical: ["@pagerduty", "@a@b.example"] } }) },
    {
      title: "without @",
      settings: datadog({ notify: { warning: ["@slack-a", "slack-b"] } }),
      found: [["error", "datadog.notify.warning[1]", "write @slack-b"]],
    },
    {
      title: "several in one, and a bare @",
      settings: datadog({ notify: { noData: ["@a @b", "@"] } }),
      found: [
        ["error", "datadog.notify.noData[0]", "one handle"],
        ["error", "datadog.notify.noData[1]", "one handle"],
      ],
    },
  ]);
});

describe("thresholds", () => {
  const monitors = (input: NonNullable<Datadog["monitors"]>) => datadog({ monitors: input });
  testCases([
    {
      title: "in order",
      settings: monitors({
        errorRatio: { critical: 10, warning: 1 },
        teamBudget: { critical: 5, warning: 50 },
        spendWrites: { critical: 0 },
        monthlySpend: { critical: 10 },
      }),
    },
    {
      title: "a warning that comes after",
      settings: monitors({ errorRatio: { critical: 1, warning: 2 } }),
      found: [["error", "datadog.monitors.errorRatio.warning", "must be below critical"]],
    },
    {
      title: "a warning above the default",
      settings: monitors({ errorRatio: { warning: 5 } }),
      found: [["error", "datadog.monitors.errorRatio.warning", "critical is 5 and warning 5"]],
    },
    {
      title: "the other way round",
      settings: monitors({ keyBudget: { critical: 30, warning: 20 } }),
      found: [["error", "datadog.monitors.keyBudget.warning", "must be above critical"]],
    },
    {
      title: "more than all",
      settings: monitors({ errorRatio: { critical: 500 }, spendSpike: { critical: 2 } }),
      found: [
        ["error", "datadog.monitors.spendSpike.critical", "1 is the most"],
        ["error", "datadog.monitors.errorRatio.critical", "100 is the most"],
      ],
    },
    {
      title: "a warning of nothing",
      settings: monitors({ monthlySpend: { warning: 10 } }),
      found: [["error", "datadog.monitors.monthlySpend.warning", "no maxUsd"]],
    },
    {
      title: "more proxies than there are",
      settings: monitors({ proxyReplicas: { critical: 3 } }),
      found: [["error", "datadog.monitors.proxyReplicas.critical", "2 is the most"]],
    },
  ]);
});

describe("latencies", () => {
  testCases([
    {
      title: "bounds",
      settings: datadog({ latency: { requestSeconds: 60, overheadSeconds: 0.1 } }),
    },
    {
      title: "no bound",
      settings: datadog({ latency: { requestSeconds: 45 } }),
      found: [["error", "datadog.latency.requestSeconds", "the nearest are 30 and 60"]],
    },
    {
      title: "longer than a request may take",
      settings: { requestTimeoutSeconds: 60, datadog: { latency: { providerSeconds: 60 } } },
      found: [["error", "datadog.latency.providerSeconds", "requestTimeoutSeconds (60)"]],
    },
  ]);
});

describe("burn rates", () => {
  testCases([
    { title: "in order", settings: datadog({ slos: { fastBurnRate: 10, slowBurnRate: 4 } }) },
    {
      title: "in the wrong order",
      settings: datadog({ slos: { slowBurnRate: 15 } }),
      found: [["error", "datadog.slos.slowBurnRate", "the fast one must be higher"]],
    },
    {
      title: "more than a target allows",
      settings: datadog({ slos: { fastBurnRate: 19, latency: { targetPercent: 90 } } }),
      found: [["warning", "datadog.slos.fastBurnRate", "latency allows less than 10"]],
    },
  ]);
});

test.each([
  [{ site: "datadog.eu" }, "datadog.site", "did you mean datadoghq.eu?"],
  [{ monitors: { errorRate: {} } }, "datadog.monitors.errorRate", "did you mean errorRatio?"],
  [{ slos: { availability: { targetPercent: 100 } } }, "targetPercent", "must be below 100"],
  [{ monitors: { errorRatio: { treshold: 5 } } }, "errorRatio.treshold", "is not an input"],
  [{ environment: "Prod EU" }, "datadog.environment", "must be a tag"],
  [{ slos: { timeframe: "year" } }, "datadog.slos.timeframe", "must be one of"],
])("the schema refuses %j", (input, path, reason) => {
  const settings = { datadog: input };
  const { error } = settingsSchema.safeParse(settings);
  const found = explainIssues(error?.issues ?? [], settings, inputsAt);
  expect(found).toHaveLength(1);
  expect(found[0]?.path).toContain(path);
  expect(found[0]?.reason).toContain(reason);
});
