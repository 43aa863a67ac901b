import { setTimeout as delay } from "node:timers/promises";
import type OpenAI from "openai";
import type { Model } from "../../config/inputs/schema";

/** A model as the stack's outputs describe it. */
export type VerifyModel = Pick<
  Model,
  "name" | "mode" | "inputCostPerMillionTokens" | "outputCostPerMillionTokens"
>;

/** The gateway to check. */
export interface VerifyTarget {
  /** Base URL of the gateway, without `/v1`. */
  url: string;
  masterKey: string;
  models: VerifyModel[];
  /** Whether identical requests are to be answered from the cache. */
  cache: boolean;
  /** Whether the admin pages are served. */
  adminUi: boolean;
}

/** Clients and facts that every check of a running gateway gets. */
export interface VerifyContext extends VerifyTarget {
  /** OpenAI's own client, with the master key and without retries. */
  client: OpenAI;
  /** Differs in each run, so that no prompt was cached by an earlier one. */
  nonce: string;
  /** How long to wait for what is written in the background, in seconds. */
  patienceSeconds: number;
  /** A request that is none of OpenAI's API, with the master key; fails after 30 s. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
}

/** A check of one thing that a running gateway must do. */
export interface Check {
  name: string;
  /**
   * @returns what was seen, in a few words
   * @throws {@link Skip} when the stack has no such thing; any other error when it is wrong
   */
  run: (context: VerifyContext) => Promise<string>;
}

/** Thrown by a check of something that the stack does not have; the message says what. */
export class Skip extends Error {}

/** @throws Error with `message` when `condition` is false */
export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** The first model of a mode. @throws Skip when the settings name none */
export function modelOf({ models }: VerifyTarget, mode: VerifyModel["mode"]): VerifyModel {
  const model = models.find((candidate) => candidate.mode === mode);
  if (!model) throw new Skip(`the settings name no ${mode} model`);
  return model;
}

/**
 * Asks again and again until there is an answer.
 *
 * @param attempt - returns undefined for "not yet"
 * @returns undefined when the context's patience ended
 */
export async function untilDefined<T>(
  { patienceSeconds }: VerifyContext,
  attempt: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = Date.now() + patienceSeconds * 1000;
  do {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    await delay(500);
  } while (Date.now() < end);
  return undefined;
}

/** Result of one check of a running gateway. */
export interface CheckResult {
  name: string;
  outcome: "passed" | "failed" | "skipped";
  /** One line: the observation, the error, or why the check was skipped. */
  detail: string;
}
