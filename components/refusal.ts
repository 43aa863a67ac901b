import * as pulumi from "@pulumi/pulumi";
import { ConfigError, type ConfigProblem } from "../config/inputs/errors";
import { isSecretKey } from "../config/inputs/secrets";
import { readableProblem, readableReason } from "./fixes";

/**
 * Runs a check of settings, whose refusal Pulumi then prints by path, without a stack trace.
 *
 * @throws InputPropertiesError of all problems of a {@link ConfigError}; other errors as they are
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
  const { problems } = error;
  // Programs have a stack, and get all in the text. A component that is constructed for a program in
  // another language has none: there the engine prints each property, with its value, also a secret's,
  // so these are in the text only.
  const isProgram = pulumi.runtime.getStackResource() !== undefined;
  const inText = isProgram ? problems : problems.filter(isOfSecret);
  const lines = inText.map((problem) => `\n  ${readableProblem(problem)}`);
  const refusal = new pulumi.InputPropertiesError({
    message: `the gateway's settings are refused:${lines.join("")}`,
    errors: problems
      .filter((problem) => !isOfSecret(problem))
      .map(({ path, reason }) => ({ propertyPath: path, reason: readableReason(reason) })),
  });
  // Pulumi formats the stack of every error, printed or not, which takes Node 20 some 15 s here.
  refusal.stack = undefined;
  // Where a program runs, such errors are not known, and would be printed as unhandled exceptions; a
  // RunError is printed as it is. Errors are told by these marks (pulumi: sdk/nodejs/errors.ts).
  return Object.assign(refusal, { __pulumiRunError: true });
}

function isOfSecret({ path }: ConfigProblem): boolean {
  const [first = ""] = path.split(/[.[]/);
  return isSecretKey(first) || first === "credentials";
}
