/** One thing that is wrong with the settings, or that is legal and costs money or safety. */
export interface ConfigProblem {
  /** Where: a property path such as `models[2].provider`. */
  path: string;
  /** What is wrong, what was given, what is allowed and how to fix it. */
  reason: string;
}

/** What a check has to say. */
export interface Finding extends ConfigProblem {
  /** An error refuses the settings; a warning is only told. */
  severity: "error" | "warning";
}

/** A finding that refuses the settings. */
export const error = (path: string, reason: string): Finding => ({
  severity: "error",
  path,
  reason,
});

/** A finding that is only told. */
export const warning = (path: string, reason: string): Finding => ({
  severity: "warning",
  path,
  reason,
});

/** The line of a problem, as every command prints it. */
export const describeProblem = ({ path, reason }: ConfigProblem): string => `${path}: ${reason}`;

/** What is wrong, without its severity. */
export const problemOf = ({ path, reason }: ConfigProblem): ConfigProblem => ({ path, reason });

/** All that is wrong with a stack's settings, at once. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    super(`the gateway's settings are refused:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems.map(problemOf);
  }
}
