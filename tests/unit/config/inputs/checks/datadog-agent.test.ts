import type { SettingsInput } from "../../../../../config/inputs/schema";
import type { SecretKey } from "../../../../../config/inputs/secrets";
import { findings, testCases, type Case } from "./cases";

type Agent = NonNullable<NonNullable<SettingsInput["datadog"]>["agent"]>;
const agent = (input: Agent): SettingsInput => ({ datadog: { agent: input } });
const keys: SecretKey[] = ["datadogApiKey", "datadogAppKey"];

type Untitled = Omit<Case, "title">;

/** What the checks of the Agent find, whatever others say of Datadog's keys. */
const ofAgent = (one: Untitled) =>
  findings({ title: "", ...one }).filter(
    ({ path }) => !["datadogApiKey", "datadogAppKey"].includes(path),
  );

const logs = { enabled: true };
const discovered = { mode: "autodiscovery", logs } as const;

test.each<[string, Untitled, [string, string, string][]]>([
  ["a new Agent", { keys }, []],
  [
    "the oldest Agent",
    { keys, settings: { images: { datadogAgent: "registry.datadoghq.com/agent:7.70.0" } } },
    [],
  ],
  [
    "an Agent that is too old",
    { keys, settings: { images: { datadogAgent: "registry.datadoghq.com/agent:7.69.4" } } },
    [["error", "images.datadogAgent", "7.70 is the least"]],
  ],
  [
    "an Agent that changes under you",
    { keys, settings: { images: { datadogAgent: "registry.datadoghq.com/agent:7" } } },
    [["error", "images.datadogAgent", "doesn't say its version"]],
  ],
  [
    "nothing to watch",
    { keys, settings: { metrics: { enabled: false } } },
    [["error", "metrics.enabled", "pulumi config set --path 'metrics.enabled' true"]],
  ],
  [
    "logs without the socket",
    { keys, settings: agent({ logs }) },
    [
      [
        "error",
        "datadog.agent.logs.enabled",
        "pulumi config set --path 'datadog.agent.mode' autodiscovery, or pulumi config set --path 'datadog.agent.logs.enabled' false",
      ],
    ],
  ],
  ["logs", { keys, settings: agent(discovered) }, []],
  [
    "logs with prompts in them",
    { keys, settings: { ...agent(discovered), logging: { level: "debug" } } },
    [
      ["warning", "logging.level", "in spite of privacy.redactMessages"],
      ["error", "logging.level", "debug writes prompts into the logs"],
    ],
  ],
  [
    "raw requests beside logs, which have none of them",
    {
      keys,
      settings: {
        ...agent(discovered),
        logging: { rawRequests: true },
        privacy: { redactMessages: false },
      },
    },
    [["warning", "logging.rawRequests", "callbacks get all requests"]],
  ],
  [
    "raw requests for LLM Observability",
    {
      keys,
      settings: {
        ...agent({ llmObservability: { enabled: true } }),
        logging: { rawRequests: true },
        privacy: { redactMessages: false },
      },
    },
    [
      ["warning", "logging.rawRequests", "callbacks get all requests"],
      ["error", "logging.rawRequests", "datadog.agent.llmObservability"],
    ],
  ],
])("%s", (_, one, expected) => {
  expect(ofAgent(one)).toEqual(
    expected.map(([severity, path, text]) => ({
      severity,
      path,
      reason: expect.stringContaining(text) as string,
    })),
  );
});

describe("without an API key", () => {
  testCases([
    { title: "metrics can be off", settings: { metrics: { enabled: false } } },
    {
      title: "any image will do",
      settings: { images: { datadogAgent: "mirror.example.com/agent:7" } },
    },
    {
      title: "what an Agent would do is told to be idle",
      settings: agent({
        mode: "autodiscovery",
        intakeUrl: "https://proxy.example.com",
        logs,
        apm: { enabled: true },
        llmObservability: { enabled: true },
      }),
      found: ["mode", "intakeUrl", "logs.enabled", "apm.enabled", "llmObservability.enabled"].map(
        (name) => ["warning", `datadog.agent.${name}`, "--secret datadogApiKey"] as const,
      ),
    },
  ]);
});
