import { credentialPattern, secretFacts } from "./secrets";
import { project } from "./stack-file";
import { settingsJsonSchema, type JsonSchema } from "./json-schema";

const encrypted = { secure: "v1:Zl0q…:9oQ…" };

/** The JSON Schema of a stack file, `Pulumi.<stack>.yaml`, for editors. */
export function stackFileSchema(): JsonSchema {
  const { root, definitions } = forEditors(settingsJsonSchema());
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Stack file of ${project}`,
    description: "Settings and secrets of a gateway, in `Pulumi.<stack>.yaml`.",
    type: "object",
    properties: {
      config: configSchema(root.properties ?? {}),
      encryptionsalt: text("Salt of the stack's passphrase. Pulumi writes it.", "v1:Zl0q…"),
      secretsprovider: text("Who encrypts the stack's secrets.", "passphrase"),
      encryptedkey: text("The encrypted key of the stack's secrets. Pulumi writes it.", "AQICAHh…"),
      environment: {
        description: "Pulumi ESC environments, from which settings and secrets are taken.",
        examples: [["gateway/production"]],
        type: ["array", "object"],
      },
    },
    additionalProperties: false,
    definitions: { ...definitions, Secret: secret },
  };
}

/** Without what only the reference tells. */
const forEditors = <T>(schema: T): T =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === "inLiteLLM" ? undefined : value)),
  ) as T;

function configSchema(settings: Record<string, JsonSchema>): JsonSchema {
  const keys = Object.entries(settings).map(([key, schema]) => [
    `${project}:${key}`,
    orQuoted(schema),
  ]);
  const secrets = Object.entries(secretFacts).map(([key, { description }]) => [
    `${project}:${key}`,
    secretSchema(description, `pulumi config set --secret ${key}`),
  ]);
  return {
    description: "Each key has the name of its project before it.",
    examples: [{ [`${project}:replicas`]: 3 }],
    type: ["object", "null"],
    properties: Object.fromEntries([
      ...keys,
      ...secrets,
      [`${project}:credentials`, credentials],
    ]) as Record<string, JsonSchema>,
    // Keys of providers, of Pulumi and of other projects.
    patternProperties: { [`^(?!${project}:)[^:]+:.+$`]: true },
    additionalProperties: false,
  };
}

/** `pulumi config set` writes `"3"` for a number. */
function orQuoted(schema: JsonSchema): JsonSchema {
  const { type, minimum, maximum, ...told } = schema;
  if (type !== "integer") return schema;
  return {
    ...told,
    anyOf: [
      { type, minimum, maximum },
      { type: "string", pattern: "^[0-9]+$" },
    ],
  };
}

const secret: JsonSchema = {
  description: "A secret, encrypted by Pulumi. Plain text works too, and is warned of.",
  anyOf: [
    {
      type: "object",
      properties: {
        secure: text("The encrypted secret. Pulumi writes it.", encrypted.secure),
      },
      required: ["secure"],
      additionalProperties: false,
    },
    { type: "string" },
  ],
};

const credentials: JsonSchema = {
  ...described(
    "Further secrets, by the names that models and guardrails refer to. Set each with `pulumi config set --secret --path credentials.NAME`.",
  ),
  examples: [{ azureEast: encrypted }],
  type: "object",
  // An object with `secure` is an encrypted secret, not names and secrets.
  propertyNames: { pattern: credentialPattern.source, not: { const: "secure" } },
  additionalProperties: { $ref: "#/definitions/Secret" },
};

function secretSchema(description: string, command: string): JsonSchema {
  return {
    ...described(`${description} Secret: set it with \`${command}\`.`),
    examples: [encrypted],
    allOf: [{ $ref: "#/definitions/Secret" }],
  };
}

function described(description: string): JsonSchema {
  return { description, markdownDescription: description };
}

function text(description: string, example: string): JsonSchema {
  return { description, examples: [example], type: "string" };
}
