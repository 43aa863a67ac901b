import * as pulumi from "@pulumi/pulumi";
import gatewayProgram from "../../../index";
import type { ImagesArgs } from "../../../components/args";
import { checkCapabilities } from "../../../preflight/kubernetes/capabilities";
import { ConfigError } from "../../../config/inputs/errors";

// It would ask a real cluster, which tests/engine/kubernetes-capabilities.test.ts does.
jest.mock("../../../preflight/kubernetes/capabilities");
const capabilities = jest.mocked(checkCapabilities);

/** Config as the engine hands it over: secrets decrypted, with a list of the encrypted keys. */
interface Config {
  plain?: Record<string, string>;
  encrypted?: Record<string, string>;
}

const models = JSON.stringify([
  { name: "fast", provider: "mock", inputCostPerMillionTokens: 1, outputCostPerMillionTokens: 2 },
  { name: "east", provider: "openai", model: "gpt-4o", credential: "east" },
]);
const credentials = JSON.stringify({ east: "key-of-east" });

/** Runs the stack's program. */
async function run({ plain = {}, encrypted = {} }: Config, images?: ImagesArgs) {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const files: Record<string, string> = {};
  const names: string[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => {
        const { uploads, ...others } = inputs as Record<string, unknown>;
        if (uploads) files[name] = JSON.stringify(uploads);
        if (name.includes("-image-")) names.push(String(others.name));
        return { id: name, state: { name, result: `generated-${name}`, ...others } };
      },
      call: () => ({}),
    },
    "litellm-gateway",
    "test",
    false,
  );
  const ofProject = (values: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`litellm-gateway:${key}`, value]),
    );
  pulumi.runtime.setAllConfig(
    { ...ofProject(plain), ...ofProject(encrypted), "docker:host": "unix:///somewhere" },
    Object.keys(ofProject(encrypted)),
  );
  const { url, masterKey, dashboards, ...outputs } = await gatewayProgram(images);
  await new Promise((resolve) => pulumi.all([url, masterKey, dashboards]).apply(resolve));
  await pulumi.runtime.disconnect();
  const warnings = warn.mock.calls.map(([line]) => line);
  warn.mockRestore();
  return { outputs, warnings, images: names.sort(), files };
}

test("a stack's outputs name its models", async () => {
  const { outputs, warnings } = await run({ plain: { models }, encrypted: { credentials } });
  expect(outputs).toEqual({
    models: [
      { name: "fast", mode: "chat" },
      { name: "east", mode: "chat" },
    ],
  });
  expect(warnings).toEqual([]);
});

test("secrets and credentials reach the proxies", async () => {
  const { files } = await run({
    plain: { models },
    encrypted: { credentials, masterKey: "sk-given-master-key-1234567890" },
  });
  const proxy = files["gateway-test-proxy-files-writer"];
  expect(proxy).toContain("CREDENTIAL_east='key-of-east'");
  expect(proxy).toContain("LITELLM_MASTER_KEY='sk-given-master-key-1234567890'");
});

test("every warning is told once: the component's, and those of plain secrets", async () => {
  const { warnings } = await run({
    plain: { models, credentials: JSON.stringify({ east: "key-of-east", unused: "key" }) },
  });
  expect(warnings.filter((line) => line.includes("plain text"))).toHaveLength(2);
  expect(warnings.filter((line) => line.startsWith("credentials.unused: nothing"))).toHaveLength(1);
  expect(new Set(warnings).size).toBe(warnings.length);
});

test("an encrypted setting is refused", async () => {
  const refused = run({ plain: { models }, encrypted: { replicas: "3" } });
  await expect(refused).rejects.toMatchObject({ errors: [{ propertyPath: "replicas" }] });
});

test("stand-ins take the place of images", async () => {
  const { images } = await run(
    { plain: { models }, encrypted: { credentials } },
    { haproxy: "lab/haproxy:3.2" },
  );
  expect(images).toContain("lab/haproxy:3.2");
});

test("what a cluster lacks refuses the stack before anything is made", async () => {
  const problem = { path: "kubernetes.namespace", reason: "is somebody else's" };
  capabilities.mockRejectedValueOnce(new ConfigError([problem]));
  const refused = run({ plain: { models, target: "kubernetes" }, encrypted: { credentials } });
  await expect(refused).rejects.toMatchObject({
    errors: [{ propertyPath: "kubernetes.namespace", reason: "is somebody else's" }],
  });
  expect(capabilities).toHaveBeenCalledWith(
    expect.objectContaining({ isPreview: false, cluster: {} }),
  );
});

test("no cluster is asked for a gateway on Docker", async () => {
  capabilities.mockClear();
  await run({ plain: { models }, encrypted: { credentials } });
  expect(capabilities).not.toHaveBeenCalled();
});
