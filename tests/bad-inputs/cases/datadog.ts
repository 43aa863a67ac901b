import { openaiKey, withSettings, type BadInput } from "../bad-input";

const note = "LiteLLM makes no monitors";
const ours = { litellm: undefined, note } as const;
const datadog = (input: Record<string, unknown>) => withSettings({ datadog: input });

/** How Datadog watches the gateway. */
export const datadogCases: readonly BadInput[] = [
  {
    name: "a site that Datadog doesn't have",
    input: datadog({ site: "datadog.eu" }),
    path: "datadog.site",
    reason: "did you mean datadoghq.eu?",
    ...ours,
  },
  {
    name: "a warning that comes after the alert",
    input: datadog({ monitors: { errorRatio: { critical: 2, warning: 5 } } }),
    path: "datadog.monitors.errorRatio.warning",
    reason: "a warning must be below critical",
    ...ours,
  },
  {
    name: "who is told, without an @: a word of the message",
    input: datadog({ notify: { critical: ["pagerduty-llm"] } }),
    path: "datadog.notify.critical[0]",
    reason: "write @pagerduty-llm",
    ...ours,
  },
  {
    name: "a monitor that there isn't",
    input: datadog({ monitors: { errorRate: { critical: 2 } } }),
    path: "datadog.monitors.errorRate",
    reason: "did you mean errorRatio?",
    ...ours,
  },
  {
    name: "an application key without its API key",
    input: withSettings({}, { secrets: { datadogAppKey: openaiKey } }),
    path: "datadogApiKey",
    reason: "datadogAppKey alone makes nothing",
    ...ours,
  },
  {
    name: "an API address with a path, which the provider leaves out",
    input: datadog({ apiUrl: "https://proxy.example.com/datadog" }),
    path: "datadog.apiUrl",
    reason: "must have no path",
    ...ours,
  },
];
