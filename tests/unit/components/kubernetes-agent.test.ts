import { watchedInput } from "../config/kubernetes/datadog";
import { secretsOfEverything } from "../config/kubernetes/stacks";
import type { AskedResource } from "./recorded-gateway";
import { recordOnKubernetes } from "./recorded-kubernetes";

const withKey = {
  keys: [...secretsOfEverything.keys, "datadogApiKey" as const],
  credentials: [],
};

const agentOf = { daemonset: "gateway-datadog-agent", operator: "gateway-datadog" } as const;

describe.each([
  [{ type: "daemonset" }, withKey],
  [{ type: "operator" }, withKey],
  [{ type: "existing", secretBackend: "k8s.secrets" }, secretsOfEverything],
] as const)("%j", (agent, names) => {
  let gateway: Awaited<ReturnType<typeof recordOnKubernetes>>;
  beforeAll(async () => {
    gateway = await recordOnKubernetes(watchedInput(agent), names);
  });

  test("every secret is in a Secret, and is hidden there", () => {
    for (const { name, inputs, secretInputs } of gateway.resources) {
      const open = Object.entries(inputs).filter(([key]) => !secretInputs.includes(key));
      const found = /generated-secrets|of-test/.exec(JSON.stringify(open));
      expect({ name, found }).toEqual({ name, found: null });
    }
  });

  test("the proxies come after what watches them, which comes after its role in Postgres", () => {
    const proxies = gateway.find("Deployment", "gateway-proxy");
    const job = gateway.find("Job", "gateway-monitoring-role");
    if (agent.type === "existing") {
      expect(proxies.dependencies).toContain("gateway-datadog-monitoring");
      return;
    }
    const kind = agent.type === "daemonset" ? "DaemonSet" : "DatadogAgent";
    const watching: AskedResource = gateway.find(kind, agentOf[agent.type]);
    expect(proxies.dependencies).toContain(watching.name);
    expect(watching.dependencies).toContain(job.name);
  });
});

test("the Agents' own objects are in their namespace, with a Secret of Pulumi's name", async () => {
  const { find } = await recordOnKubernetes(watchedInput(), withKey);
  const place = { namespace: "litellm-gateway-datadog" };
  for (const kind of ["DaemonSet", "Service", "ServiceAccount"])
    expect(find(kind, "gateway-datadog-agent").inputs.metadata).toMatchObject(place);
  const secret = find("Secret", "gateway-datadog-agent-secrets");
  expect(secret.inputs.metadata).toMatchObject(place);
  expect(JSON.stringify(secret.inputs)).toContain("api-key-of-test");
  expect(JSON.stringify(find("DaemonSet", "gateway-datadog-agent").inputs)).toContain(
    "gateway-datadog-agent-secrets-a1b2c3d4",
  );
});
