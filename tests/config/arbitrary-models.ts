import fc from "fast-check";
import { modes as allModes, type Mode } from "../../config/inputs/schema/models";
import { routes, type ModelInput } from "./arbitrary-routes";

/** A name that clients ask for, and what answers to it. */
export interface NamedModels {
  name: string;
  mode: Mode;
  deployments: ModelInput[];
  /** Which of at most three groups it is to be in. */
  group: number | undefined;
  weighted: boolean;
  ordered: boolean;
}

/** Names that YAML would take for something else, and plain ones. */
const names = [
  "fast",
  "gpt-4o",
  "claude-3.5-sonnet",
  "meta/llama-3",
  "a name with spaces",
  "yes",
  "null",
  "0x10",
  "1e3",
  "12:30",
  "2024-10-21",
  "0o17",
  "1_000",
  "~",
  "=",
  "<<",
  "'single'",
  'say "hi"',
  "# not a comment",
  "colon: here",
  "- dash",
  "{brace}",
  "&anchor",
  "!tag",
  "@at",
  "%percent",
  "back\\slash",
  "größe-模型",
];

const part = fc.constantFrom("a", "b-1", "x y", "ü");
const priceOf = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const texts: readonly Mode[] = ["chat", "completion", "responses"];

/** Call parameters that a mode has. */
function callParameters(mode: Mode): fc.Arbitrary<Partial<ModelInput>> {
  const temperature = fc.double({ min: 0, max: 2, noNaN: true });
  if (mode === "audio_transcription") return fc.record({ temperature }, { requiredKeys: [] });
  if (!texts.includes(mode)) return fc.constant({});
  const common = {
    maxTokens: fc.integer({ min: 1, max: 100_000 }),
    temperature,
    topP: fc.double({ min: 0.01, max: 1, noNaN: true }),
    streamTimeoutSeconds: fc.integer({ min: 1, max: 30 }),
  };
  const reasoningEffort = fc.constantFrom("none", "minimal", "low", "medium", "high");
  const shape = mode === "completion" ? common : { ...common, reasoningEffort };
  return fc.record(shape, { requiredKeys: [] });
}

/** Prices that a mode is counted by, all that belong together. */
function prices(mode: Mode): fc.Arbitrary<Partial<ModelInput>> {
  const tokens = {
    inputCostPerMillionTokens: priceOf(100),
    outputCostPerMillionTokens: priceOf(100),
  };
  switch (mode) {
    case "embedding":
    case "moderation":
      return fc.record({ inputCostPerMillionTokens: priceOf(10) });
    case "rerank":
      return fc.record({ costPerQuery: priceOf(1) });
    case "image_generation":
      return fc.record({ costPerImage: priceOf(1) });
    case "audio_transcription":
      return fc.record({ costPerSecond: priceOf(1) });
    case "audio_speech":
      return fc.record({ costPerCharacter: priceOf(1) });
    default:
      return fc.record(
        {
          ...tokens,
          cachedReadCostPerMillionTokens: priceOf(10),
          cacheWriteCostPerMillionTokens: priceOf(100),
        },
        { requiredKeys: ["inputCostPerMillionTokens", "outputCostPerMillionTokens"] },
      );
  }
}

/** What any deployment can say. */
const anyDeployment: fc.Arbitrary<Partial<ModelInput>> = fc.record(
  {
    dropUnsupportedParameters: fc.boolean(),
    rpm: fc.integer({ min: 1, max: 1_000_000 }),
    tpm: fc.integer({ min: 1, max: 1_000_000_000 }),
    maxParallelRequests: fc.integer({ min: 1, max: 1000 }),
    timeoutSeconds: fc.integer({ min: 30, max: 60 }),
    maxRetries: fc.integer({ min: 0, max: 3 }),
    budget: fc.record({
      maxUsd: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      period: fc.constantFrom("30s", "5m", "1h", "30d", "1w", "1mo"),
    }),
    accessGroups: fc.uniqueArray(part, { minLength: 1, maxLength: 2 }),
    healthCheck: fc.record(
      {
        enabled: fc.boolean(),
        model: fc.constant("gpt-4o-mini"),
        timeoutSeconds: fc.integer({ min: 1, max: 600 }),
        maxTokens: fc.integer({ min: 1, max: 100 }),
      },
      { requiredKeys: [] },
    ),
    extra: fc.record(
      {
        extra_headers: fc.constant({ "x-team": "search" }),
        merge_reasoning_content_in_choices: fc.boolean(),
        cooldown_time: fc.integer({ min: 1, max: 60 }),
        itpm: fc.integer({ min: 1, max: 1000 }),
      },
      { requiredKeys: [] },
    ),
    weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
    order: fc.integer({ min: 1, max: 3 }),
    tags: fc.uniqueArray(part, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** One deployment of a mode: by a model that has a price in LiteLLM's map, or with its own. */
function deployment(mode: Mode): fc.Arbitrary<ModelInput> {
  const route = fc.constantFrom(...routes[mode]);
  return fc
    .tuple(route, anyDeployment, callParameters(mode), prices(mode), fc.boolean(), fc.boolean())
    .map(([{ priced, ...way }, any, parameters, own, withPrices, withCredential]) => {
      const canHaveKey = way.provider !== "mock" && way.provider !== "ollama";
      return {
        name: "",
        mode,
        ...way,
        ...any,
        ...parameters,
        ...(withPrices || !priced ? own : {}),
        // A credential is no key pair of AWS.
        ...(withCredential && canHaveKey && way.provider !== "bedrock" && { credential: "other" }),
      };
    });
}

const named = (mode: Mode): fc.Arbitrary<Omit<NamedModels, "name">> =>
  fc.record({
    mode: fc.constant(mode),
    deployments: fc.uniqueArray(deployment(mode), {
      minLength: 1,
      maxLength: 3,
      selector: ({ provider, model, credential }) => JSON.stringify([provider, model, credential]),
    }),
    group: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    weighted: fc.boolean(),
    ordered: fc.boolean(),
  });

/** Modes that most models have. */
const common = new Set<Mode>(["chat", "embedding"]);

const modes: fc.Arbitrary<Mode> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Mode>("chat") },
  { weight: 2, arbitrary: fc.constant<Mode>("embedding") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...allModes.filter((mode) => !common.has(mode))),
  },
);

/** Names of models, each with its deployments. */
export const namedModels: fc.Arbitrary<NamedModels[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), modes.chain(named)), {
    minLength: 0,
    maxLength: 5,
    selector: ([name]) => name,
  })
  .map((list) => list.map(([name, of]) => ({ name, ...of })));
