import "./components/stack-traces";
import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway } from "./components";
import type { ImagesArgs } from "./components/args";
import { refusedByPulumi } from "./components/refusal";
import { secretKeys } from "./config/schema";
import { parseStackConfig } from "./config/stack";

/**
 * The Pulumi program: reads the stack's config, makes the gateway, returns the stack's outputs.
 *
 * @param images - images that stand in for the stack's, where those can't be had
 */
function gatewayProgram(images: ImagesArgs = {}) {
  const config = new pulumi.Config();
  const { settings, secretsSet } = refusedByPulumi(() => parseStackConfig(stackConfig()));
  const keys = Object.fromEntries(
    secretKeys
      .filter((key) => secretsSet.includes(key))
      .map((key) => [key, config.requireSecret(key)]),
  );
  const gateway = new LiteLLMGateway("gateway", {
    ...settings,
    ...keys,
    images: { ...settings.images, ...images },
  });
  return {
    url: gateway.url,
    masterKey: gateway.masterKey,
    models: settings.models.map(({ name, mode, ...model }) => ({
      name,
      mode,
      inputCostPerMillionTokens: model.inputCostPerMillionTokens,
      outputCostPerMillionTokens: model.outputCostPerMillionTokens,
    })),
    cache: settings.cache.enabled,
  };
}

/** The project's own config keys, without the project's name before them. */
function stackConfig(): Record<string, string> {
  const prefix = `${pulumi.getProject()}:`;
  return Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

export = gatewayProgram;
