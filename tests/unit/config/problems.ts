import { ConfigError } from "../../../config/errors";

/** What is refused, by path: the reasons. Nothing when all is accepted. */
export function problemsOf(run: () => unknown): Record<string, string> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.problems.map(({ path, reason }) => [path, reason]));
  }
  return {};
}
