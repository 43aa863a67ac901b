import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { LiteLLMGateway, preflight, type LiteLLMGatewayArgs } from "litellm-gateway";

export = async () => {
  const config = new pulumi.Config();
  // Secrets take what other resources make, and stay secret.
  const password = new random.RandomPassword("admin-password", { length: 24, special: false });
  const args: LiteLLMGatewayArgs = {
    models: [
      {
        name: "chat",
        provider: "mock",
        inputCostPerMillionTokens: 0.15,
        outputCostPerMillionTokens: 0.6,
      },
    ],
    replicas: config.getNumber("replicas") ?? 2,
    edge: { port: config.getNumber("port") ?? 4000 },
    // Images of a mirror, where there is one.
    images: config.getObject("images"),
    uiPassword: password.result,
  };
  await preflight(args);
  const gateway = new LiteLLMGateway("gateway", args);
  return { url: gateway.url, masterKey: gateway.masterKey, adminPassword: password.result };
};
