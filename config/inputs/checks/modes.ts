import { error } from "../errors";
import type { Mode, Model } from "../schema/models";
import type { Check } from "./check";

const texts: readonly Mode[] = ["chat", "completion", "responses"];

/** Modes that take each call parameter of a deployment (OpenAI's API reference). */
const takenBy: Partial<Record<keyof Model, readonly Mode[]>> = {
  maxTokens: texts,
  temperature: [...texts, "audio_transcription"],
  topP: texts,
  reasoningEffort: ["chat", "responses"],
  streamTimeoutSeconds: texts,
};

/** Refuses parameters that a mode's calls don't have: providers refuse the call. */
export const checkCallParameters: Check = ({ settings }) =>
  settings.models.flatMap((model, index) =>
    (Object.entries(takenBy) as [keyof Model, readonly Mode[]][])
      .filter(([parameter, by]) => model[parameter] !== undefined && !by.includes(model.mode))
      .map(([parameter, by]) =>
        error(
          `models[${index}].${parameter}`,
          `mode ${model.mode} has no such parameter, only ${by.join(", ")}; remove it`,
        ),
      ),
  );

/**
 * Modes that the mock upstream serves (mock-upstream/server.js). It can rerank too, but not by the
 * route that LiteLLM has to it: `openai/…` has no rerank (litellm: rerank_api/main.py rerank).
 */
const mocked: readonly Mode[] = ["chat", "embedding", "image_generation", "responses"];

/** Refuses modes that the mock upstream doesn't know. */
export const checkMockModes: Check = ({ settings }) =>
  settings.models.flatMap(({ provider, mode }, index) =>
    provider !== "mock" || mocked.includes(mode)
      ? []
      : [
          error(
            `models[${index}].mode`,
            `the mock upstream can't answer ${mode}, only ${mocked.join(", ")}`,
          ),
        ],
  );
