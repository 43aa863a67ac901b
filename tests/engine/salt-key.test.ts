import * as pulumi from "@pulumi/pulumi";
import { GatewaySecrets } from "../../components/secrets";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findEngine } from "../../cli/parts/engine";
import { describe as describePart } from "../../cli/parts/origin";
import { findPlugins } from "../../cli/parts/plugins";
import { ProviderSandbox } from "../../lab/tests/engine/docker-provider-sandbox";

// Whether the salt key is safe depends on when the provider wants a replacement. These run on your
// own random provider if you have one, else on the stand-in.
jest.setTimeout(5 * 60_000);

let sandbox: ProviderSandbox;

beforeEach(async () => {
  const { command: engine } = await findEngine(console.log, labFallbacks);
  const { path, parts } = await findPlugins(engine, console.log, labFallbacks);
  process.stderr.write(`provider plugins: ${parts.map(describePart).join(", ")}\n`);
  sandbox = await ProviderSandbox.make({ engine, path, image: "" });
});

afterEach(() => sandbox.clean());

const first = "given-salt-key-1234567890";

/** A program with the gateway's secrets. */
const secrets = (saltKey?: string) => () => {
  const given = saltKey === undefined ? {} : { saltKey: pulumi.secret(saltKey) };
  new GatewaySecrets("gateway-secrets", given);
  return Promise.resolve();
};

async function refuses(program: pulumi.automation.PulumiFn): Promise<void> {
  await expect(sandbox.preview(program)).rejects.toThrow(
    /unable to replace resource .*gateway-secrets-salt-key/s,
  );
}

test("a generated salt key can't become a given one", async () => {
  await sandbox.up(secrets());
  expect(await sandbox.preview(secrets())).toEqual({});
  await refuses(secrets(first));
});

test("a given salt key can't become another, nor a generated one, and is stored encrypted", async () => {
  await sandbox.up(secrets(first));
  expect(await sandbox.preview(secrets(first))).toEqual({});
  await refuses(secrets("another-salt-key-1234567890"));
  await refuses(secrets());
  const state = await sandbox.storedState();
  expect(state).toContain("gateway-secrets-salt-key");
  expect(state).not.toMatch(/"keepers":\s*\{\s*"saltKey":\s*"/);
});
