import type { Stack } from "@pulumi/pulumi/automation";
import { gatewayOf } from "../../../cli/gateway";

const project = { hasOwnProgram: false };

/** A stack whose state has these resources. */
const stackOf = (...resources: object[]) =>
  ({
    name: "prod",
    exportStack: () => Promise.resolve({ version: 3, deployment: { resources } }),
  }) as unknown as Stack;

const gateway = (name: string, outputs?: object) => ({
  type: "litellm-gateway:index:LiteLLMGateway",
  urn: `urn:pulumi:prod::mine::litellm-gateway:index:LiteLLMGateway::${name}`,
  outputs,
});
const other = { type: "pulumi:pulumi:Stack", urn: "urn:pulumi:prod::mine::x", outputs: { url: 1 } };
const secret = (text: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(text),
});

test("a gateway is found in the state of any program's stack, its secrets in plain text", async () => {
  const outputs = {
    url: "http://127.0.0.1:4000",
    masterKey: secret("sk-master"),
    dashboards: {},
    settings: { models: [{ name: "fast" }] },
  };
  await expect(gatewayOf(stackOf(other, gateway("gateway", outputs)), project)).resolves.toEqual({
    ...outputs,
    masterKey: "sk-master",
  });
});

test.each([
  ["has none", [other]],
  ["was never finished", [other, gateway("gateway")]],
])("a stack whose gateway %s is not up", async (_, resources) => {
  await expect(gatewayOf(stackOf(...resources), project)).rejects.toMatchObject({
    message: 'stack "prod" is not up',
    fix: "npm run up -- --stack prod",
  });
  const own = gatewayOf(stackOf(...resources), { hasOwnProgram: true });
  await expect(own).rejects.toMatchObject({ fix: "pulumi up" });
});

test("of several gateways none is chosen", async () => {
  await expect(gatewayOf(stackOf(gateway("a"), gateway("b")), project)).rejects.toMatchObject({
    message: 'stack "prod" has several gateways: a, b',
  });
});
