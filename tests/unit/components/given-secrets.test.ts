import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { LiteLLMGatewayArgs } from "../../../components/args";
import { namesOf, recordGateway, uploadsOf, variablesOf } from "./recorded-gateway";

const models: LiteLLMGatewayArgs["models"] = [
  { name: "fast", provider: "mock" },
  { name: "east", provider: "openai", model: "gpt-4o", credential: "east" },
];
const given: LiteLLMGatewayArgs = {
  models,
  masterKey: "sk-given-master-key-1234567890",
  saltKey: "given-salt-key-1234567890",
  uiPassword: "given-ui-password",
  credentials: { east: pulumi.output("key-of-east") },
};

const environment = async (args: LiteLLMGatewayArgs) =>
  variablesOf(uploadsOf(await recordGateway(args), "proxy").environment);

test("given keys are used, and given secrets reach the proxies under their variables", async () => {
  expect(await environment(given)).toMatchObject({
    LITELLM_MASTER_KEY: "sk-given-master-key-1234567890",
    LITELLM_SALT_KEY: "given-salt-key-1234567890",
    UI_PASSWORD: "given-ui-password",
    CREDENTIAL_east: "key-of-east",
  });
});

test("the proxies get nothing else", async () => {
  expect(Object.keys(await environment(given)).sort()).toEqual([
    "COORDINATION_REDIS_PASSWORD",
    "CREDENTIAL_east",
    "DATABASE_URL",
    "DRAIN_ENDPOINT_TOKEN",
    "LITELLM_MASTER_KEY",
    "LITELLM_SALT_KEY",
    "UI_PASSWORD",
  ]);
});

test("the given master key is what the gateway gives out, as a secret", async () => {
  const gateway = await recordGateway(given);
  expect(gateway.masterKey).toBe("sk-given-master-key-1234567890");
  expect(gateway.masterKeyIsSecret).toBe(true);
});

test("with given keys the same resources are there, so that they can be left out again", async () => {
  const without = await recordGateway({ ...given, masterKey: undefined, saltKey: undefined });
  const gateway = await recordGateway(given);
  expect(namesOf(gateway.resources)).toEqual(namesOf(without.resources));
});

test("a given salt key is the keeper of the protected one, hashed and secret", async () => {
  const { inputs, protect, secretInputs } = (await recordGateway(given)).find(
    "RandomPassword",
    "gateway-secrets-salt-key",
  );
  const hash = createHash("sha256").update("given-salt-key-1234567890").digest("hex");
  expect({ inputs, protect, secretInputs }).toMatchObject({
    inputs: { keepers: { saltKey: hash } },
    protect: true,
  });
  expect(JSON.stringify(inputs)).not.toContain("given-salt-key");
});

test("a generated salt key has no keeper, as it never had: it stays what it is", async () => {
  const gateway = await recordGateway({ models, credentials: given.credentials });
  const { inputs } = gateway.find("RandomPassword", "gateway-secrets-salt-key");
  expect(inputs).toEqual({ length: 64, special: false });
});

test("warnings are told once", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  await recordGateway({ ...given, credentials: { ...given.credentials, unused: "key" } });
  const about = warn.mock.calls.filter(([line]) => line.startsWith("credentials.unused: "));
  expect(about).toHaveLength(1);
  warn.mockRestore();
});
