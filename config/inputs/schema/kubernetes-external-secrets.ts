import { z } from "zod";
import { credentialPattern, proxySecretKeys, secretFacts, type ProxySecretKey } from "../secrets";
import { about, count } from "./fields";
import { objectName } from "./kubernetes-names";

const store = z
  .strictObject({
    name: about(objectName, { description: "Name of the store.", example: "vault" }),
    kind: about(
      z
        .enum(["SecretStore", "ClusterSecretStore"])
        .meta({ id: "SecretStoreKind" })
        .default("SecretStore"),
      {
        description: "A store of the gateway's namespace, or of the whole cluster.",
        example: "ClusterSecretStore",
      },
    ),
  })
  .meta({ id: "SecretStoreArgs", description: "The store of the secrets; it is there already." });

const reference = z
  .strictObject({
    key: about(z.string().min(1, { error: "must not be empty" }), {
      description: "Name or path of the secret in the store.",
      example: "llm/openai",
    }),
    property: about(z.string().min(1, { error: "must not be empty" }).optional(), {
      description: "Part of the secret, where it has several. Default: all of it.",
      example: "apiKey",
    }),
  })
  .meta({ id: "ExternalSecretReferenceArgs", description: "Where a secret is in the store." });

const keyInputs = Object.fromEntries(
  proxySecretKeys.map((key) => [
    key,
    about(reference.optional(), {
      description: secretFacts[key].description,
      example: { key: `llm/${key}` },
    }),
  ]),
) as Record<ProxySecretKey, z.ZodOptional<typeof reference>>;

const credentialName = z.string().regex(credentialPattern, {
  error: "must be a name of letters and digits",
});

/** Secrets that External Secrets fetches, so that the stack need not have them. */
export const externalSecretsSchema = z
  .strictObject({
    store,
    keys: z
      .strictObject(keyInputs)
      .meta({ id: "ExternalSecretKeysArgs", description: "Keys, each instead of the stack's." })
      .prefault({}),
    credentials: about(z.record(credentialName, reference).default({}), {
      description: "Further secrets, by the names that models and guardrails refer to.",
      example: { azureEast: { key: "llm/azure", property: "east" } },
    }),
    refreshIntervalSeconds: count(
      "Seconds after which they are fetched again. Proxies read them when they start.",
      600,
      10,
      2_592_000,
    ).default(3600),
  })
  .meta({
    id: "ExternalSecretsArgs",
    description:
      "Keys of providers that External Secrets fetches from a store, whose operator must be there, instead of the stack's secrets.",
  })
  .optional();
