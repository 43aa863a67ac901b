import { ConfigError, type ConfigProblem } from "../../../../config/inputs/errors";
import { withCommands } from "../../../../config/inputs/fix";

/** What is refused, by path: the reasons. Nothing when all is accepted. */
export function problemsOf(run: () => unknown): Record<string, string> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(
      error.problems.map(({ path, reason }) => [path, withCommands(reason)]),
    );
  }
  return {};
}

/** Problems or findings, with the text that a user of a stack file reads. */
export const asRead = <T extends ConfigProblem>(problems: readonly T[]) =>
  problems.map((problem) => ({ ...problem, reason: withCommands(problem.reason) }));
