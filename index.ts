import "./components/stack-traces";
import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway, preflight } from "./components";
import type { ImagesArgs, LiteLLMGatewayArgs } from "./components/args";
import { mendByCommands } from "./components/fixes";
import { refusedByPulumi } from "./components/refusal";
import { describeProblem, type ConfigProblem } from "./config/inputs/errors";
import { ownConfig, parsePulumiConfig } from "./config/inputs/pulumi-config";
import type { SecretNames } from "./config/inputs/secrets";
import { checkArgs } from "./config/inputs/stack";

/**
 * The Pulumi program: reads the stack's config, makes the gateway, returns the stack's outputs.
 *
 * @param images - images that stand in for the stack's, where those can't be had
 */
async function gatewayProgram(images: ImagesArgs = {}) {
  mendByCommands();
  const { settings, secrets, warnings } = refusedByPulumi(readConfig);
  tellOthers(warnings, checkArgs(settings, secrets).warnings);
  const args = {
    ...settings,
    ...secretArgs(secrets),
    images: { ...settings.images, ...images },
  };
  await preflight(args);
  const gateway = new LiteLLMGateway("gateway", args);
  return {
    url: gateway.url,
    masterKey: gateway.masterKey,
    models: settings.models.map(({ name, mode }) => ({ name, mode })),
    dashboards: gateway.dashboards,
  };
}

/** The project's own config keys, without the project's name before them. */
function readConfig() {
  const project = pulumi.getProject();
  const own = ownConfig(pulumi.runtime.allConfig(), project);
  // The SDK has it, but not in its types.
  const { isConfigSecret } = pulumi.runtime as unknown as {
    isConfigSecret: (key: string) => boolean;
  };
  return parsePulumiConfig(own, (key) => isConfigSecret(`${project}:${key}`));
}

/** Tells what the component doesn't: it never sees how the stack keeps its secrets. */
function tellOthers(warnings: ConfigProblem[], told: ConfigProblem[]): void {
  const lines = new Set(told.map(describeProblem));
  for (const line of warnings.map(describeProblem)) {
    if (!lines.has(line)) void pulumi.log.warn(line);
  }
}

/** The stack's secrets, which stay secret whatever is made of them. */
function secretArgs({ keys, credentials }: SecretNames): Partial<LiteLLMGatewayArgs> {
  const config = new pulumi.Config();
  const args = Object.fromEntries(keys.map((key) => [key, config.requireSecret(key)]));
  if (credentials.length === 0) return args;
  const all = config.requireSecretObject<Record<string, string>>("credentials");
  const ofName = (name: string) => all.apply((values) => values[name] ?? "");
  return {
    ...args,
    credentials: Object.fromEntries(credentials.map((name) => [name, ofName(name)])),
  };
}

export = gatewayProgram;
