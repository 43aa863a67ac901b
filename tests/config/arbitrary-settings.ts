import fc from "fast-check";
import { secretsOf as keysOf, wildcardProviders } from "../../config/inputs/providers";
import type { SettingsInput } from "../../config/inputs/schema";
import type { SecretKey, SecretNames } from "../../config/inputs/secrets";
import { namedModels } from "./arbitrary-models";
import { sections } from "./arbitrary-sections";
import { fitRouting, routingChoices } from "./arbitrary-routing";

/** A stack's settings, and the names of its secrets. */
export interface ArbitraryStack {
  settings: SettingsInput;
  secrets: SecretNames;
}

/** Keys of providers; a stack may have some that no model of it needs. */
const keys = fc.subarray<SecretKey>([
  ...wildcardProviders.flatMap(keysOf),
  "licenseKey",
  "slackWebhookUrl",
  "alertWebhookUrl",
  "uiPassword",
]);

/**
 * Stacks of all kinds, built so that most of them pass the checks. Only what LiteLLM can load
 * without a network and without a real key is among them.
 */
export const arbitraryStack: fc.Arbitrary<ArbitraryStack> = fc
  .tuple(namedModels, routingChoices, sections, keys)
  .map(([named, choices, { guardrails, ...rest }, some]) => {
    const fitted = fitRouting(named, choices);
    const settings = fitSections({ ...fitted, ...rest, guardrails }, some);
    return { settings, secrets: { keys: secretsOf(settings, some), credentials: ["other"] } };
  });

/** The sections without what others of them, or the models, have no use for. */
function fitSections(
  { budgets, alerting, cache, security, logging, spendLogs, ...settings }: SettingsInput,
  some: readonly SecretKey[],
): SettingsInput {
  const models = settings.models ?? [];
  const used = new Set(models.map(({ provider }) => provider));
  const providers = (budgets?.providers ?? []).filter(
    ({ provider }) =>
      used.has(provider) &&
      !(provider === "openai" && (used.has("openai-compatible") || used.has("mock"))),
  );
  const embedding = models.find(({ mode }) => mode === "embedding")?.name;
  const alerted = some.includes("slackWebhookUrl") || some.includes("alertWebhookUrl");
  // Logs have nothing of what is left out of them.
  const keepsMessages = settings.privacy?.redactMessages === false;
  return {
    ...settings,
    logging: { ...logging, rawRequests: keepsMessages && logging?.rawRequests },
    spendLogs: { ...spendLogs, storePrompts: keepsMessages && spendLogs?.storePrompts },
    providers: { ollama: { baseUrl: "http://host.docker.internal:11434" }, ...settings.providers },
    budgets: { ...budgets, providers },
    ...(alerted && { alerting }),
    cache:
      cache?.type === "semantic"
        ? embedding === undefined
          ? { type: "none" }
          : { ...cache, similarityThreshold: 0.9, embeddingModel: embedding, callTypes: ["chat"] }
        : cache?.type === "redis"
          ? cache
          : { type: "none" },
    security: { ...security, auditLog: security?.auditLog && some.includes("licenseKey") },
  };
}

/** Names of the secrets that settings need, and of some others. */
function secretsOf(settings: SettingsInput, some: readonly SecretKey[]): SecretKey[] {
  const ofModels = (settings.models ?? [])
    .filter(({ credential }) => credential === undefined)
    .flatMap(({ provider }) => keysOf(provider));
  const ofGuardrails = (settings.guardrails ?? []).flatMap(({ integration }): SecretKey[] =>
    integration === "openai_moderation" ? ["openaiApiKey"] : [],
  );
  const ofServers: SecretKey[] = [
    ...(settings.database?.server ? (["databasePassword"] as const) : []),
    ...(settings.redis?.server ? (["redisPassword"] as const) : []),
    ...(settings.cache?.server ? (["cacheRedisPassword"] as const) : []),
  ];
  return [...new Set([...ofModels, ...ofGuardrails, ...ofServers, ...some])];
}
