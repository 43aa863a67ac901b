import { z } from "zod";
import { about, flag, url } from "./fields";

/** How the Agent learns what there is to watch. */
const agentModes = ["static", "autodiscovery"] as const;

const logs = z
  .strictObject({
    enabled: flag(
      "Send what the gateway's containers log, keys masked. Needs the mode `autodiscovery`.",
      false,
    ),
  })
  .meta({ id: "DatadogLogsArgs", description: "Logs of the gateway's containers." })
  .prefault({});

const apm = z
  .strictObject({
    enabled: flag(
      "Trace each request through the proxies: times, addresses and names, no prompts or answers.",
      false,
    ),
  })
  .meta({ id: "DatadogApmArgs", description: "Traces of the proxies." })
  .prefault({});

const llmObservability = z
  .strictObject({
    enabled: flag(
      "Send a span for each model call, with its tokens and cost, without prompts and answers. The proxies send by themselves, so they get the API key.",
      false,
    ),
  })
  .meta({ id: "DatadogLlmObservabilityArgs", description: "Datadog's LLM Observability." })
  .prefault({});

/** The Datadog Agent beside the gateway. */
export const agentSchema = z
  .strictObject({
    mode: about(z.enum(agentModes).meta({ id: "DatadogAgentMode" }).default("static"), {
      description:
        "How the Agent learns what there is to watch. `static`: the gateway tells it. `autodiscovery`: it finds containers through Docker's socket and reads their labels; it is root then, and whoever has the socket has the machine.",
      example: "autodiscovery",
    }),
    memoryMegabytes: about(z.int().min(256).max(1_048_576).default(512), {
      description: "Memory limit of the Agent, in MB.",
      example: 1024,
    }),
    intakeUrl: url(
      "Where the Agent sends metrics and events instead of the site: a proxy, Observability Pipelines or a private link.",
      "https://datadog-proxy.example.com",
    ).optional(),
    logs,
    apm,
    llmObservability,
  })
  .meta({
    id: "DatadogAgentArgs",
    description: "The Datadog Agent beside the gateway. Made with the secret `datadogApiKey` only.",
  })
  .prefault({});
