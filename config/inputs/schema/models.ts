import { z } from "zod";
import { providers } from "../providers";
import {
  about,
  becomes,
  count,
  credentialName,
  extra,
  flag,
  makes,
  period,
  price,
  text,
  url,
  usd,
} from "./fields";

/** Kinds of answers that models give: LiteLLM's `model_info.mode`. */
export const modes = [
  "chat",
  "completion",
  "embedding",
  "image_generation",
  "audio_transcription",
  "audio_speech",
  "rerank",
  "responses",
  "moderation",
  "realtime",
] as const;

/** Kind of answers that a model gives. */
export type Mode = (typeof modes)[number];

const reasoningEfforts = ["none", "minimal", "low", "medium", "high"] as const;

/** A budget of one deployment. */
const deploymentBudget = z
  .strictObject({
    maxUsd: usd("Most that may be spent in a period, in USD.", 100).meta(
      becomes("litellm_params.max_budget"),
    ),
    period: period("After how long the count begins anew.").meta(
      becomes("litellm_params.budget_duration"),
    ),
  })
  .meta({
    id: "BudgetArgs",
    description: "A budget. When it is used up, requests go elsewhere, or get a 429.",
  });

const healthCheck = z
  .strictObject({
    enabled: flag("Call the model in background health checks.", true).meta(
      makes("model_info.disable_background_health_check"),
    ),
    model: text("Model to call instead, for wildcards and the like.", "gpt-4o-mini")
      .optional()
      .meta(becomes("model_info.health_check_model")),
    timeoutSeconds: count("How long a check may take, in seconds.", 30, 1, 600)
      .optional()
      .meta(becomes("model_info.health_check_timeout")),
    maxTokens: count("Most tokens that a check may ask for.", 5, 1, 1000)
      .optional()
      .meta(becomes("model_info.health_check_max_tokens")),
  })
  .meta({
    id: "ModelHealthCheckArgs",
    description: "Background health checks of this deployment. They are real calls and cost money.",
  });

/** One deployment: a model of a provider, under the name that clients ask for. */
export const modelSchema = z
  .strictObject({
    name: text("Name that clients ask for. Several models of one name share its requests.", "fast"),
    provider: about(z.enum(providers).meta({ id: "Provider" }), {
      description: "Who serves the model.",
      example: "openai",
      ...makes("litellm_params.model", "litellm_params.custom_llm_provider"),
    }),
    model: text(
      "The provider's own name of the model. Default: the same as `name`.",
      "gpt-4o-mini",
    ).optional(),
    mode: about(z.enum(modes).meta({ id: "Mode" }).default("chat"), {
      description: "Kind of calls that the model answers.",
      example: "embedding",
      ...becomes("model_info.mode"),
    }),

    baseUrl: url(
      "Address of the model's API; needed for `openai-compatible`. Default: that of `providers`.",
      "http://vllm.internal:8000/v1",
    )
      .optional()
      .meta(becomes("litellm_params.api_base", "litellm_params.base_url")),
    apiVersion: text("Azure's API version. Default: what `providers` says.", "2024-10-21")
      .optional()
      .meta(becomes("litellm_params.api_version")),
    organization: text("OpenAI organization. Default: what `providers` says.", "org-example")
      .optional()
      .meta(becomes("litellm_params.organization")),
    region: text("AWS region. Default: what `providers` says.", "eu-central-1")
      .optional()
      .meta(becomes("litellm_params.aws_region_name", "litellm_params.region_name")),
    project: text("Google Cloud project. Default: what `providers` says.", "my-project")
      .optional()
      .meta(becomes("litellm_params.vertex_project")),
    location: text("Google Cloud region. Default: what `providers` says.", "europe-west4")
      .optional()
      .meta(becomes("litellm_params.vertex_location")),
    credential: credentialName(
      "Name of its key in the stack's `credentials`. Default: the provider's own secret.",
    )
      .optional()
      .meta(makes("litellm_params.api_key", "litellm_params.litellm_credential_name")),

    maxTokens: count(
      "Tokens of an answer when a request doesn't say; a request may ask for more.",
      4096,
    )
      .optional()
      .meta(becomes("litellm_params.max_tokens")),
    temperature: about(z.number().min(0).max(2).optional(), {
      description: "Temperature when a request doesn't say, 0 to 2.",
      example: 0.7,
      ...becomes("litellm_params.temperature"),
    }),
    topP: about(z.number().gt(0).max(1).optional(), {
      description: "Nucleus sampling when a request doesn't say, above 0 and up to 1.",
      example: 0.9,
      ...becomes("litellm_params.top_p"),
    }),
    reasoningEffort: about(z.enum(reasoningEfforts).meta({ id: "ReasoningEffort" }).optional(), {
      description: "How much a reasoning model thinks when a request doesn't say.",
      example: "low",
      ...becomes("litellm_params.reasoning_effort"),
    }),
    dropUnsupportedParameters: about(z.boolean().optional(), {
      description:
        "Drop call parameters that the model doesn't know, instead of refusing the request. Default: false.",
      example: true,
      ...becomes("litellm_params.drop_params"),
    }),
    timeoutSeconds: count(
      "Longest time for an answer, in seconds. Default: `requestTimeoutSeconds`.",
      120,
      1,
      3600,
    )
      .optional()
      .meta(becomes("litellm_params.timeout")),
    streamTimeoutSeconds: count(
      "Longest time until a stream begins, in seconds. Default: `timeoutSeconds`.",
      30,
      1,
      3600,
    )
      .optional()
      .meta(becomes("litellm_params.stream_timeout")),
    maxRetries: count("Tries again on this deployment after a failure.", 1, 0, 10)
      .optional()
      .meta(becomes("litellm_params.num_retries", "litellm_params.max_retries")),

    inputCostPerMillionTokens: price(
      "Price of input, in USD per million tokens; 0 means free. Default: LiteLLM's price map.",
      2.5,
    )
      .optional()
      .meta(makes("litellm_params.input_cost_per_token")),
    outputCostPerMillionTokens: price(
      "Price of output, in USD per million tokens; 0 means free. Default: LiteLLM's price map.",
      10,
    )
      .optional()
      .meta(makes("litellm_params.output_cost_per_token")),
    cachedReadCostPerMillionTokens: price(
      "Price of input that the provider has cached, in USD per million tokens. Default: the input price.",
      1.25,
    )
      .optional()
      .meta(makes("litellm_params.cache_read_input_token_cost")),
    cacheWriteCostPerMillionTokens: price(
      "Price of input that the provider is to cache, in USD per million tokens. Default: the input price.",
      3.75,
    )
      .optional()
      .meta(makes("litellm_params.cache_creation_input_token_cost")),
    costPerImage: price("Price of one made image, in USD.", 0.04)
      .optional()
      .meta(becomes("litellm_params.output_cost_per_image", "litellm_params.input_cost_per_image")),
    costPerSecond: price("Price of one second of audio, in USD.", 0.0001)
      .optional()
      .meta(
        becomes("litellm_params.input_cost_per_second", "litellm_params.output_cost_per_second"),
      ),
    costPerCharacter: price("Price of one spoken character, in USD.", 0.000015)
      .optional()
      .meta(becomes("litellm_params.input_cost_per_character")),
    costPerQuery: price("Price of one rerank query, in USD.", 0.002)
      .optional()
      .meta(becomes("litellm_params.input_cost_per_query")),
    baseModel: text(
      "Name in LiteLLM's price map, where the provider's own name tells no price (an Azure deployment).",
      "azure/gpt-4o",
    )
      .optional()
      .meta(becomes("model_info.base_model", "litellm_params.base_model")),

    rpm: count("Requests per minute, for all replicas together; more get a 429.", 500)
      .optional()
      .meta(becomes("litellm_params.rpm")),
    tpm: count("Tokens per minute, for all replicas together; more get a 429.", 200_000)
      .optional()
      .meta(becomes("litellm_params.tpm")),
    maxParallelRequests: count("Requests at once, of each replica.", 50, 1, 100_000)
      .optional()
      .meta(becomes("litellm_params.max_parallel_requests")),
    budget: deploymentBudget.optional(),
    weight: about(z.number().positive().max(1e6).optional(), {
      description:
        "Share of the requests among the models of its name, relative to theirs. Default: 1.",
      example: 3,
      ...makes("litellm_params.weight"),
    }),
    order: count(
      "Rank among the models of its name: 1 is asked first, 2 when those fail.",
      1,
      1,
      1000,
    )
      .optional()
      .meta(becomes("litellm_params.order")),
    tags: about(z.array(z.string().min(1)).min(1).optional(), {
      description:
        "Requests with one of these tags get here; those without tags too, unless a model of the name has the tag `default`. Needs `routing.tagFiltering`.",
      example: ["paid"],
      ...becomes("litellm_params.tags"),
    }),
    accessGroups: about(z.array(z.string().min(1)).min(1).optional(), {
      description: "Groups under which keys and teams can be given this model.",
      example: ["beta"],
      ...becomes("model_info.access_groups"),
    }),
    healthCheck: healthCheck.optional(),
    extra: extra("litellm_params", { extra_headers: { "x-team": "search" } }),
  })
  .meta({
    id: "ModelArgs",
    description: "One deployment: a model of a provider, under the name that clients ask for.",
  });

/** One deployment, checked and with defaults. */
export type Model = z.infer<typeof modelSchema>;
