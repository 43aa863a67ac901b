import { z } from "zod";
import {
  factsOf,
  secretsOf,
  sharedProviders,
  type ConnectionInput,
  type SharedProvider,
  type providerFacts,
} from "../providers";
import { about, text, url } from "./fields";

const allModels = about(z.boolean().optional(), {
  description:
    "Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key (Ollama: an address) and no model of it is listed.",
  example: true,
});

type Input = z.ZodOptional<z.ZodString | z.ZodURL>;

/** Schemas of the inputs that say where a provider's models are. */
const connectionInputs: Record<ConnectionInput, (provider: SharedProvider) => Input> = {
  baseUrl: (provider) => {
    const { title, needs } = factsOf(provider);
    const byDefault = needs.includes("baseUrl") ? "" : " Default: its own address.";
    return url(`Where ${title}'s API is.${byDefault}`, exampleOf(provider, "baseUrl")).optional();
  },
  organization: plain("Organization that the usage counts for.", "organization"),
  apiVersion: plain("Version of Azure's API.", "apiVersion"),
  region: plain("AWS region of the models.", "region"),
  project: plain("Google Cloud project.", "project"),
  location: plain("Region of the models.", "location"),
};

function plain(description: string, input: ConnectionInput) {
  return (provider: SharedProvider) => text(description, exampleOf(provider, input)).optional();
}

const exampleOf = (provider: SharedProvider, input: ConnectionInput) =>
  factsOf(provider).connection[input] ?? "";

type Rows = typeof providerFacts;

/** The inputs of a provider's section: those of its row, and `allModels` where it serves all. */
type Shape<P extends SharedProvider> = {
  -readonly [K in keyof Rows[P]["connection"]]: Input;
} & (Rows[P] extends { servesAll: true } ? { allModels: typeof allModels } : unknown);

function connection(provider: SharedProvider) {
  const { name, title, connection: inputs, servesAll } = factsOf(provider);
  const keys = secretsOf(provider).map((key) => `\`${key}\``);
  const told =
    keys.length === 0
      ? "It needs an address and no key."
      : `Key${keys.length > 1 ? "s" : ""}: ${keys.join(" and ")}.`;
  return z
    .strictObject({
      ...Object.fromEntries(
        (Object.keys(inputs) as ConnectionInput[]).map((input) => [
          input,
          connectionInputs[input](provider),
        ]),
      ),
      ...(servesAll && { allModels }),
    })
    .meta({ id: `${name}Args`, description: `${title}. ${told}` })
    .optional();
}

/** How providers are reached, for all their models; a model can say otherwise for itself. */
export const providersSchema = z
  .strictObject(
    Object.fromEntries(
      sharedProviders.map((provider) => [provider, connection(provider)]),
    ) as unknown as {
      [P in SharedProvider]: z.ZodOptional<z.ZodObject<Shape<P>, z.core.$strict>>;
    },
  )
  .meta({
    id: "ProvidersArgs",
    description:
      "How model providers are reached. Their keys are secrets of the stack, each under its own name.",
  })
  .prefault({});
