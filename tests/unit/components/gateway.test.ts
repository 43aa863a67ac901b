import { ComponentResource, InputPropertiesError, isSecret, type Output } from "@pulumi/pulumi";
import type { LiteLLMGatewayArgs } from "../../../components/args";
import {
  namesOf,
  recordGateway,
  running,
  uploadsOf,
  valueOf,
  type RecordedGateway,
} from "./recorded-gateway";

/** Everything that a Docker gateway can have. */
const everything: LiteLLMGatewayArgs = {
  models: [
    { name: "gpt-4o-mini", provider: "mock" },
    { name: "gpt-4o", provider: "openai" },
  ],
  openaiApiKey: "sk-key-of-openai",
  anthropicApiKey: "sk-key-of-anthropic",
  cache: { type: "redis" },
  datadogApiKey: "key-of-datadog",
};

describe("a gateway with everything", () => {
  let gateway: RecordedGateway;
  beforeAll(async () => {
    gateway = await recordGateway(everything);
  });

  test("asks for exactly these resources", () => {
    const tree = gateway.resources.map(
      ({ kind, name, parent }) => `${parent ?? ""} > ${kind} ${name}`,
    );
    expect(tree.sort()).toMatchSnapshot();
  });

  test("hides every secret, and gives out the URL and the key", () => {
    expect(gateway.url).toBe("http://127.0.0.1:4000");
    expect(gateway.masterKey).toBe("sk-generated-gateway-secrets-master-key");
    expect(gateway.masterKeyIsSecret).toBe(true);
  });

  test("keeps its settings for the commands, and not in the open", async () => {
    const component = ComponentResource.prototype as unknown as {
      registerOutputs: (outputs: object) => void;
    };
    const registered = jest.spyOn(component, "registerOutputs");
    await recordGateway(everything);
    const outputs = registered.mock.calls.flat().find((one) => "settings" in one);
    const { settings } = outputs as unknown as { settings: Output<{ replicas: number }> };
    await expect(isSecret(settings)).resolves.toBe(true);
    expect(await valueOf(settings)).toMatchObject({ replicas: 2 });
    registered.mockRestore();
  });

  test("no secret is in an input that isn't marked as one", () => {
    const secret = /generated-gateway-secrets|sk-key-of|key-of-datadog/;
    for (const { name, inputs, secretInputs } of gateway.resources) {
      const open = Object.entries(inputs).filter(([key]) => !secretInputs.includes(key));
      expect({ name, open: secret.exec(JSON.stringify(open)) }).toEqual({ name, open: null });
    }
  });

  test("secrets reach containers by files only: never by environment or command", () => {
    for (const { name, inputs } of running(gateway)) {
      const { envs, command, entrypoints, healthcheck } = inputs;
      const shown = JSON.stringify([envs, command, entrypoints, healthcheck]);
      expect({ name, shown: /generated-|sk-key-of|key-of-datadog/.exec(shown) }).toEqual({
        name,
        shown: null,
      });
    }
    const { environment } = uploadsOf(gateway, "proxy");
    expect(environment).toContain("LITELLM_MASTER_KEY='sk-generated-gateway-secrets-master-key'");
    expect(environment).toContain("LITELLM_SALT_KEY='generated-gateway-secrets-salt-key'");
    expect(environment).toContain("PROVIDER_openaiApiKey='sk-key-of-openai'");
    expect(environment).toContain("PROVIDER_anthropicApiKey='sk-key-of-anthropic'");
  });

  test("every running container is hardened", () => {
    expect(running(gateway)).toHaveLength(10);
    for (const { name, inputs, replaceOnChanges } of running(gateway)) {
      expect({ name, ...inputs, replaceOnChanges }).toMatchObject({
        name,
        // The Agent's user has the group 0 in its image.
        user: expect.stringMatching(/^[1-9]\d*:\d+$/) as string,
        readOnly: true,
        capabilities: { drops: ["ALL"] },
        securityOpts: ["no-new-privileges:true"],
        ulimits: [{ name: "nproc", soft: 4096, hard: 4096 }],
        memory: expect.any(Number) as number,
        memorySwap: inputs.memory,
        logDriver: "json-file",
        logOpts: { "max-size": "10m", "max-file": "3" },
        healthcheck: { tests: expect.any(Array) as string[] },
        wait: true,
        waitTimeout: expect.any(Number) as number,
        destroyGraceSeconds: expect.any(Number) as number,
        labels: [
          { label: "litellm-gateway.project", value: "litellm-gateway" },
          { label: "litellm-gateway.stack", value: "test" },
          { label: "litellm-gateway.resource", value: name },
          { label: "litellm-gateway.part", value: name.replace("gateway-test-", "") },
        ],
        replaceOnChanges: ["healthcheck", "tmpfs"],
      });
      const ends = ["gateway-test-migration", "gateway-test-monitoring-role"];
      const restart = ends.includes(name) ? "no" : "unless-stopped";
      expect({ name, restart: inputs.restart }).toEqual({ name, restart });
    }
  });

  test("a container that failed to get healthy fails again: one of its commands is unset", () => {
    for (const { name, inputs } of running(gateway)) {
      const both = inputs.command !== undefined && inputs.entrypoints !== undefined;
      expect({ name, both }).toEqual({ name, both: false });
    }
  });

  test("only the edge has a port on the host, and only on the loopback", () => {
    const published = running(gateway).filter(({ inputs }) => inputs.ports !== undefined);
    expect(namesOf(published)).toEqual(["gateway-test-edge"]);
    expect(published[0]?.inputs.ports).toEqual([
      { internal: 8080, external: 4000, ip: "127.0.0.1" },
    ]);
  });

  test("the data stores are on a network that leads nowhere", () => {
    expect(gateway.find("Network", "gateway-test-network-data").inputs.internal).toBe(true);
    for (const name of ["postgres", "redis", "redis-cache", "migration", "monitoring-role"]) {
      const { networksAdvanced } = gateway.find("Container", `gateway-test-${name}`).inputs;
      expect(networksAdvanced).toEqual([
        expect.objectContaining({ name: "gateway-test-network-data" }),
      ]);
    }
  });

  test("data and keys are protected, and nothing else", () => {
    const kept = gateway.resources.filter(({ protect }) => protect);
    expect(namesOf(kept)).toEqual([
      "gateway-secrets-drain-token",
      "gateway-secrets-master-key",
      "gateway-secrets-monitoring-password",
      "gateway-secrets-postgres-password",
      "gateway-secrets-redis-password",
      "gateway-secrets-salt-key",
      "gateway-test-postgres-data-1",
      "gateway-test-redis-data-1",
    ]);
  });

  test("proxies and their files are made before the old ones go", () => {
    const first = gateway.resources.filter(
      ({ deleteBeforeReplace }) => deleteBeforeReplace === false,
    );
    expect(namesOf(first)).toEqual(
      expect.arrayContaining([
        "gateway-test-proxy-0",
        "gateway-test-proxy-1",
        "gateway-test-proxy-files",
        "gateway-test-proxy-files-writer",
      ]),
    );
  });

  test("proxies stop only after the longest request", () => {
    const { destroyGraceSeconds, stopTimeout } = gateway.find(
      "Container",
      "gateway-test-proxy-0",
    ).inputs;
    expect(destroyGraceSeconds).toBeGreaterThan(600);
    expect(stopTimeout).toBe(destroyGraceSeconds);
  });
});

test("without mock models and cache there is neither of their containers", async () => {
  const gateway = await recordGateway({
    models: [{ name: "gpt-4o", provider: "openai" }],
    openaiApiKey: "sk-key-of-openai",
    replicas: 3,
  });
  expect(namesOf(running(gateway))).toEqual([
    "gateway-test-edge",
    "gateway-test-migration",
    "gateway-test-postgres",
    "gateway-test-proxy-0",
    "gateway-test-proxy-1",
    "gateway-test-proxy-2",
    "gateway-test-redis",
  ]);
});

test("limits of the whole gateway are a file of their own beside the config", async () => {
  const filesOf = async (args: LiteLLMGatewayArgs) =>
    Object.keys(uploadsOf(await recordGateway(args), "proxy")).sort();
  const gate = ["gate.json", "gate.py", "gate_answers.py", "gate_body.py", "gate_keys.py"];
  const counting = ["proxy_metrics.py", "serve.sh", "uvicorn.json"];
  const files = ["config.yaml", "environment", ...gate, ...counting];
  expect(await filesOf(everything)).toEqual(files);
  expect(await filesOf({ ...everything, limits: { rpm: 60 } })).toEqual(
    [...files, "proxy_limits.py"].sort(),
  );
});

test("what counts is left out where nothing is to be counted", async () => {
  const gateway = await recordGateway({
    models: [{ name: "m", provider: "mock" }],
    metrics: { enabled: false },
  });
  expect(Object.keys(uploadsOf(gateway, "proxy"))).not.toContain("proxy_metrics.py");
});

test("other content of a file is another volume, and the same content is the same", async () => {
  const contentOf = async (args: Partial<LiteLLMGatewayArgs>) => {
    const gateway = await recordGateway({ ...everything, ...args });
    return gateway.find("Volume", "gateway-test-proxy-files").inputs.labels;
  };
  const before = await contentOf({});
  expect(await contentOf({ replicas: 5 })).toEqual(before);
  expect(await contentOf({ openaiApiKey: "sk-key-of-openai-2" })).not.toEqual(before);
});

test("wrong arguments are refused before any resource is asked for", async () => {
  const refusal: unknown = await recordGateway({ models: [] }).catch((error: unknown) => error);
  expect(InputPropertiesError.isInstance(refusal)).toBe(true);
  expect(refusal).toMatchObject({
    errors: [
      { propertyPath: "models", reason: expect.stringContaining("there is none") as string },
    ],
    stack: undefined,
  });
});
