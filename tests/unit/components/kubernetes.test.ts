import { noSecrets } from "../../../config/inputs/secrets";
import { everything, stackOfEverything } from "../config/kubernetes/stacks";
import { namesOf } from "./recorded-gateway";
import { objectsOf, recordOnKubernetes } from "./recorded-kubernetes";

describe("a gateway with everything", () => {
  let gateway: Awaited<ReturnType<typeof recordOnKubernetes>>;
  beforeAll(async () => {
    gateway = await recordOnKubernetes(everything);
  });

  test("pods mount files of Pulumi's names, so that other content rolls out by itself", () => {
    const [external] = stackOfEverything().ofKind("ExternalSecret");
    for (const [kind, name] of [
      ["Deployment", "gateway-proxy"],
      ["StatefulSet", "gateway-redis"],
      ["Job", "gateway-migration"],
    ] as const) {
      const { spec } = gateway.find(kind, name).inputs as unknown as {
        spec: { template: { spec: { volumes: { name: string; projected?: unknown }[] } } };
      };
      const files = spec.template.spec.volumes.find((volume) => volume.name === "files");
      expect(files?.projected).toMatchObject({
        sources: [
          { configMap: { name: `${name}-config-a1b2c3d4` } },
          { secret: { name: `${name}-secrets-a1b2c3d4` } },
          ...(kind === "Deployment" ? [{ secret: { name: external?.metadata.name } }] : []),
        ],
      });
    }
  });

  test("what is replaced is made before the old goes", () => {
    const first = gateway.resources.filter(
      ({ deleteBeforeReplace }) => deleteBeforeReplace === false,
    );
    expect(namesOf(first)).toEqual(
      expect.arrayContaining([
        "gateway-proxy-config",
        "gateway-proxy-secrets",
        "gateway-migration",
        "gateway-edge-certificate",
      ]),
    );
    for (const { inputs } of first) expect(inputs.metadata).not.toHaveProperty("name");
  });

  test("every secret is in a Secret, and is hidden there", () => {
    const secret = /generated-secrets|of-test/;
    for (const { name, inputs, secretInputs } of gateway.resources) {
      const open = Object.entries(inputs).filter(([key]) => !secretInputs.includes(key));
      expect({ name, open: secret.exec(JSON.stringify(open)) }).toEqual({ name, open: null });
    }
    const { stringData } = gateway.find("Secret", "gateway-proxy-secrets").inputs as {
      stringData: Record<string, string>;
    };
    expect(stringData.environment).toContain(
      "LITELLM_MASTER_KEY='sk-generated-secrets-master-key'",
    );
    expect(stringData.environment).toContain("PROVIDER_openaiApiKey='sk-key-of-test'");
    expect(stringData.environment).toContain("generated-secrets-postgres-password@postgres:5432");
    const certificate = gateway.find("Secret", "gateway-edge-certificate").inputs;
    expect(certificate.stringData).toEqual({
      "tls.crt": "chain-of-test",
      "tls.key": "key-of-test",
    });
  });

  test("the proxies wait for what External Secrets fetches", () => {
    const [external] = gateway.ofKind("ExternalSecret");
    expect(external?.inputs.metadata).toMatchObject({
      annotations: { "pulumi.com/waitFor": "condition=Ready" },
    });
    expect(gateway.find("Deployment", "gateway-proxy").dependencies).toContain(external?.name);
  });

  test("the Gateway has the certificate's own name", () => {
    const { spec } = gateway.find("Gateway", "gateway-edge").inputs;
    expect(JSON.stringify(spec)).toContain("gateway-edge-certificate-a1b2c3d4");
    expect(gateway.url).toBe("https://llm.example.com");
  });

  test("data and keys are protected, and nothing else", () => {
    const kept = gateway.resources.filter(({ protect }) => protect);
    expect(namesOf(kept)).toEqual([
      "gateway-postgres-data-1",
      "gateway-redis-data-1",
      "secrets-drain-token",
      "secrets-master-key",
      "secrets-monitoring-password",
      "secrets-postgres-password",
      "secrets-redis-password",
      "secrets-salt-key",
    ]);
  });
});

test("CloudNativePG's Cluster is protected, and is waited for", async () => {
  const gateway = await recordOnKubernetes({
    ...everything,
    kubernetes: { ...everything.kubernetes, cloudNativePg: {} },
  });
  const cluster = gateway.find("Cluster", "gateway-postgres");
  expect(cluster.protect).toBe(true);
  expect(cluster.inputs.metadata).toMatchObject({
    annotations: { "pulumi.com/waitFor": "condition=Ready" },
  });
  expect(gateway.ofKind("StatefulSet").map(({ name }) => name)).toEqual(["gateway-redis"]);
});

test("CloudNativePG's backups and pooler are made around the Cluster", async () => {
  const cloudNativePg = {
    backups: { destinationPath: "s3://backups", credentialsSecret: "backup-credentials" },
    pooler: {},
  };
  const input = { ...everything, kubernetes: { ...everything.kubernetes, cloudNativePg } };
  const gateway = await recordOnKubernetes(input);
  const cluster = gateway.find("Cluster", "gateway-postgres");
  expect(cluster.protect).toBe(true);
  expect(cluster.dependencies).toContain("gateway-postgres-backups");
  for (const kind of ["ScheduledBackup", "Pooler"])
    expect(gateway.ofKind(kind)[0]?.dependencies).toContain("gateway-postgres");
});

test("a namespace that is there already is not made", async () => {
  const gateway = await recordOnKubernetes({
    ...everything,
    kubernetes: { ...everything.kubernetes, createNamespace: false, namespace: "llm" },
  });
  expect(gateway.ofKind("Namespace")).toEqual([]);
  for (const { inputs } of objectsOf(gateway.resources))
    expect(inputs.metadata).toMatchObject({ namespace: "llm" });
});

test("the address is the one that a cloud gives to the load balancer", async () => {
  const { url } = await recordOnKubernetes(
    { ...everything, edge: {}, kubernetes: { edge: { type: "loadbalancer" } } },
    noSecrets,
  );
  expect(url).toBe("http://192.0.2.1");
});
