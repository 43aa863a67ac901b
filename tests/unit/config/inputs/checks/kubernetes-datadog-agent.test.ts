import type { SettingsInput } from "../../../../../config/inputs/schema";
import type { SecretKey } from "../../../../../config/inputs/secrets";
import { testCases } from "./cases";

type Agent = NonNullable<NonNullable<SettingsInput["kubernetes"]>["datadogAgent"]>;

const keys: SecretKey[] = ["datadogApiKey", "datadogAppKey"];

const target = "kubernetes" as const;

const on = (datadogAgent: Agent, rest: SettingsInput = {}): SettingsInput => ({
  target,
  kubernetes: { datadogAgent },
  ...rest,
});

describe("an Agent on Kubernetes", () => {
  testCases([
    { title: "is made from the key alone", keys, settings: { target }, found: [] },
    {
      title: "takes traces and an intake of one's own",
      keys,
      settings: on(
        { type: "operator", clusterName: "eu", kubeletTlsVerify: false },
        { datadog: { agent: { apm: { enabled: true }, intakeUrl: "https://proxy.example.com" } } },
      ),
      found: [],
    },
    {
      title: "that the cluster has needs no key",
      settings: on({ type: "existing", namespace: "monitoring", secretBackend: "script" }),
      found: [],
    },
    {
      title: "that the cluster has can be of any version",
      keys,
      settings: on(
        { type: "existing" },
        { images: { datadogAgent: "registry.datadoghq.com/agent:7.50.0" } },
      ),
      found: [],
    },
    {
      title: "must be new enough where it is made",
      keys,
      settings: on({}, { images: { datadogAgent: "registry.datadoghq.com/agent:7.50.0" } }),
      found: [["error", "images.datadogAgent", "7.70 is the least"]],
    },
    {
      title: "always finds pods, and takes no logs",
      keys,
      settings: on({}, { datadog: { agent: { mode: "autodiscovery", logs: { enabled: true } } } }),
      found: [
        ["error", "datadog.agent.mode", "pulumi config rm --path 'datadog.agent.mode'"],
        [
          "error",
          "datadog.agent.logs.enabled",
          "pulumi config set --path 'datadog.agent.logs.enabled' false",
        ],
      ],
    },
    {
      title: "of others has its own intake",
      keys,
      settings: on(
        { type: "existing" },
        { datadog: { agent: { intakeUrl: "https://proxy.example.com" } } },
      ),
      found: [["error", "datadog.agent.intakeUrl", "is for the types daemonset and operator"]],
    },
    {
      title: "that is not there takes no traces",
      keys,
      settings: on({ type: "none" }, { datadog: { agent: { apm: { enabled: true } } } }),
      found: [["error", "datadog.agent.apm.enabled", "kubernetes.datadogAgent.type is none"]],
    },
    {
      title: "wants no inputs of other types",
      keys,
      settings: on({ serviceAccount: "dd", secretBackend: "script" }),
      found: [
        ["error", "kubernetes.datadogAgent.serviceAccount", "is for the types existing"],
        ["error", "kubernetes.datadogAgent.secretBackend", "is for the types existing"],
      ],
    },
    {
      title: "has a namespace of its own",
      settings: on({ type: "existing", namespace: "litellm-gateway" }),
      found: [
        [
          "error",
          "kubernetes.datadogAgent.namespace",
          "'kubernetes.datadogAgent.namespace' litellm-gateway-datadog",
        ],
      ],
    },
    {
      title: "has something to read",
      settings: on({ type: "existing" }, { metrics: { enabled: false } }),
      found: [["error", "metrics.enabled", "'kubernetes.datadogAgent.type' none"]],
    },
    {
      title: "is nothing on Docker",
      settings: { kubernetes: { datadogAgent: { type: "none" } } },
      found: [["error", "kubernetes.datadogAgent", "target is docker"]],
    },
  ]);
});
