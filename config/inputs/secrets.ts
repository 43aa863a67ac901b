import { providerSecrets } from "./providers";

/** Purpose of a secret of the stack, and how the proxies get it. */
interface SecretKeyFacts {
  /** Description of the secret, for the reference and the schema. */
  description: string;
  /** Environment variable of the proxies; undefined when they don't get it as it is. */
  environment?: string;
}

/**
 * The stack's secrets by config key. Each is set with `pulumi config set --secret KEY`; they are
 * read on their own and never become settings.
 */
export const secretFacts = {
  ...providerSecrets,
  masterKey: {
    description:
      "Administrator's key: `sk-` and at least 20 letters and digits. Default: generated.",
  },
  saltKey: {
    description:
      "Encrypts credentials that are stored in the database; it can never change. Default: generated.",
  },
  licenseKey: { description: "LiteLLM's enterprise licence.", environment: "LITELLM_LICENSE" },
  uiPassword: {
    description: "Password of the admin pages. Default: the master key.",
    environment: "UI_PASSWORD",
  },
  slackWebhookUrl: {
    description: "Slack address for LiteLLM's alerts.",
    environment: "SLACK_WEBHOOK_URL",
  },
  alertWebhookUrl: {
    description: "Address that gets LiteLLM's alerts as JSON.",
    environment: "WEBHOOK_URL",
  },
  datadogApiKey: {
    description: "Datadog's API key, by which the Agent sends and monitors are made.",
  },
  datadogAppKey: {
    description: "Datadog's application key, by which monitors, SLOs and dashboards are made.",
  },
  databasePassword: { description: "Password of `database.server`." },
  redisPassword: { description: "Password of `redis.server`." },
  cacheRedisPassword: { description: "Password of `cache.server`." },
  tlsCertificate: { description: "Certificate of the edge and its chain, in PEM." },
  tlsKey: { description: "Private key of the edge's certificate, in PEM." },
} as const satisfies Record<string, SecretKeyFacts>;

/** Name of a secret stack config key. */
export type SecretKey = keyof typeof secretFacts;

/** Names of the secret stack config keys. */
export const secretKeys = Object.keys(secretFacts) as SecretKey[];

/** Whether a config key is one of the secrets. */
export const isSecretKey = (key: string): key is SecretKey => Object.hasOwn(secretFacts, key);

/** Environment variable in which the proxies get a secret; undefined when they don't as it is. */
export function secretEnvironment(key: SecretKey): string | undefined {
  const facts: SecretKeyFacts = secretFacts[key];
  return facts.environment;
}

/** Name of a secret that the proxies get as it is. */
export type ProxySecretKey = {
  [K in SecretKey]: (typeof secretFacts)[K] extends { environment: string } ? K : never;
}[SecretKey];

/** Names of the secrets that the proxies get as they are. */
export const proxySecretKeys = secretKeys.filter(
  (key): key is ProxySecretKey => secretEnvironment(key) !== undefined,
);

/** Allowed names of the stack's `credentials`. */
export const credentialPattern = /^[A-Za-z][A-Za-z0-9]{0,62}$/;

/** Environment variable of a secret of the stack's `credentials`. */
export const credentialEnvironment = (name: string) => `CREDENTIAL_${name}`;

/** Names of the secrets that a stack has; never their values. */
export interface SecretNames {
  /** Secret keys that are set. */
  keys: readonly SecretKey[];
  /** Names in the stack's `credentials`. */
  credentials: readonly string[];
}

/** No secrets. */
export const noSecrets: SecretNames = { keys: [], credentials: [] };
