import * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "../config/errors";

/**
 * Runs a check of settings, whose refusal Pulumi then prints as it is, without a stack trace.
 *
 * @throws RunError with the text of a {@link ConfigError}; other errors as they are
 */
export function refusedByPulumi<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Runs an asynchronous check; its {@link ConfigError} becomes an error without a stack trace. */
export async function refusedByPulumiLater<T>(check: Promise<T>): Promise<T> {
  try {
    return await check;
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof ConfigError)) return error;
  const refusal = new pulumi.RunError(error.message);
  // Pulumi formats the stack of every error, printed or not, which takes Node 20 some 15 s here.
  refusal.stack = undefined;
  return refusal;
}
