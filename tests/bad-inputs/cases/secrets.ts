import { config, configOf, openaiKey, withModel, withSettings, type BadInput } from "../bad-input";

const secret = (secrets: Record<string, string>) => withSettings({}, { secrets });
const master = (master_key: unknown) => config({ general_settings: { master_key } });

/** Keys and passwords. Their texts must not be in any message. */
export const secrets: readonly BadInput[] = [
  {
    name: "the master key of the documentation",
    input: secret({ masterKey: "sk-1234" }),
    path: "masterKey",
    reason: "documentation",
    litellm: master("sk-1234"),
    note: "but then it doesn't start",
  },
  {
    name: "a short master key",
    input: secret({ masterKey: "sk-Vq7Zr2" }),
    path: "masterKey",
    reason: "must have at least 20 letters and digits",
    litellm: master("sk-Vq7Zr2"),
  },
  {
    name: "a master key that doesn't begin with sk-",
    input: secret({ masterKey: "Vq7Zr2Lw9Xk4Tn8Bm5Hd1GsPf3Jc6" }),
    path: "masterKey",
    reason: "must begin with sk-",
    litellm: master("Vq7Zr2Lw9Xk4Tn8Bm5Hd1GsPf3Jc6"),
  },
  {
    name: "a master key that is easily guessed",
    input: secret({ masterKey: "sk-aaaaaaaaaaaaaaaaaaaaaaaa" }),
    path: "masterKey",
    reason: "is easily guessed",
    litellm: master("sk-aaaaaaaaaaaaaaaaaaaaaaaa"),
  },
  {
    name: "a master key with a space in it",
    input: secret({ masterKey: "sk-Vq7Zr2Lw9 Xk4Tn8Bm5Hd1GsPf3Jc6" }),
    path: "masterKey",
    reason: "must have only letters, digits",
    litellm: master("sk-Vq7Zr2Lw9 Xk4Tn8Bm5Hd1GsPf3Jc6"),
  },
  {
    name: "an empty provider key",
    input: withSettings({}, { secrets: { openaiApiKey: "" } }),
    path: "openaiApiKey",
    reason: "is empty",
    litellm: configOf({ api_key: "" }),
  },
  {
    name: "a placeholder as a provider's key",
    input: withSettings({}, { secrets: { openaiApiKey: "your-openai-api-key-here" } }),
    path: "openaiApiKey",
    reason: "is a placeholder",
    litellm: configOf({ api_key: "your-openai-api-key-here" }),
  },
  {
    name: "a provider's key with the line end that was copied with it",
    input: withSettings({}, { secrets: { openaiApiKey: `${openaiKey}\n` } }),
    path: "openaiApiKey",
    reason: "has a space or a line end",
    litellm: configOf({ api_key: `${openaiKey}\n` }),
  },
  {
    name: "half a key of AWS",
    input: withModel(
      { provider: "bedrock", model: "amazon.nova-pro-v1:0", region: "eu-central-1" },
      { secrets: { awsAccessKeyId: "AKIAV7Q2ZR9LW4XK8TNB" } },
    ),
    path: "awsSecretAccessKey",
    reason: "its other half is set",
    litellm: configOf({
      model: "bedrock/amazon.nova-pro-v1:0",
      aws_region_name: "eu-central-1",
      aws_access_key_id: "AKIAV7Q2ZR9LW4XK8TNB",
    }),
  },
  {
    name: "credentials of Google that aren't JSON",
    input: withModel(
      { provider: "vertex", model: "gemini-2.5-pro", project: "p", location: "europe-west4" },
      { secrets: { vertexCredentials: "./service-account.json" } },
    ),
    path: "vertexCredentials",
    reason: "must be the JSON of a service account",
    litellm: configOf({
      model: "vertex_ai/gemini-2.5-pro",
      vertex_project: "p",
      vertex_location: "europe-west4",
      vertex_credentials: "./there-is-no-such-file.json",
    }),
  },
  {
    name: "a credential with a dash in its name, which no environment variable can have",
    input: withSettings({}, { credentials: { "azure-east": "b7c1e5f09a2d4836" } }),
    path: 'credentials["azure-east"]',
    reason: "must be letters and digits",
    litellm: configOf({ api_key: "os.environ/AZURE-EAST" }),
  },
  {
    name: "an empty credential",
    input: withModel({ credential: "east" }, { credentials: { east: "" } }),
    path: "credentials.east",
    reason: "is empty",
    litellm: config({
      credential_list: [
        { credential_name: "east", credential_values: { api_key: "" }, credential_info: {} },
      ],
    }),
  },
  {
    name: "a webhook that isn't an address",
    input: secret({ slackWebhookUrl: "#gateway-alerts" }),
    path: "slackWebhookUrl",
    reason: "must be an https address",
    litellm: config({
      general_settings: { alerting: ["slack"], alert_to_webhook_url: { budget_alerts: "#alerts" } },
    }),
  },
  {
    name: "alerts that go nowhere",
    input: withSettings({ alerting: { types: ["budget_alerts"] } }),
    path: "alerting.types",
    reason: "there is no address that alerts go to",
    litellm: config({ general_settings: { alerting: ["slack"], alert_types: ["budget_alerts"] } }),
  },
  {
    name: "a salt key that is short: it can never be changed",
    input: secret({ saltKey: "salt-Vq7Zr2" }),
    path: "saltKey",
    reason: "must have at least 32 characters",
    litellm: config({ environment_variables: { LITELLM_SALT_KEY: "salt-Vq7Zr2" } }),
  },
  {
    name: "a short password of the admin pages",
    input: secret({ uiPassword: "Vq7Zr2" }),
    path: "uiPassword",
    reason: "must have at least 8 characters",
    litellm: config({ environment_variables: { UI_PASSWORD: "Vq7Zr2" } }),
  },
  {
    name: "TLS without a certificate",
    input: withSettings({ edge: { tls: true } }),
    path: "tlsCertificate",
    alsoAt: ["tlsKey"],
    reason: "edge.tls needs it",
    litellm: undefined,
    note: "LiteLLM's certificate is an option of its command, not of its config",
  },
];
