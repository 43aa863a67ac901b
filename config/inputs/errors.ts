import { withCommands, type Reason } from "./fix";

/** A problem of the settings: an error, or a warning about something allowed but costly or unsafe. */
export interface ConfigProblem {
  /** Where: a property path such as `models[2].provider`. */
  path: string;
  /** What is wrong, what was given, what is allowed and how to fix it. */
  reason: Reason;
}

/** A problem that a check found, with its severity. */
export interface Finding extends ConfigProblem {
  /** An error refuses the settings; a warning is only printed. */
  severity: "error" | "warning";
}

/** An error at a property path: it refuses the settings. */
export const error = (path: string, reason: Reason): Finding => ({
  severity: "error",
  path,
  reason,
});

/** A warning at a property path: it is printed, and refuses nothing. */
export const warning = (path: string, reason: Reason): Finding => ({
  severity: "warning",
  path,
  reason,
});

/** The line that every command prints for a problem of a stack file: `models[2].provider: …`. */
export const describeProblem = ({ path, reason }: ConfigProblem): string =>
  `${path}: ${withCommands(reason)}`;

/** The problem of a finding, without its severity. */
export const problemOf = ({ path, reason }: ConfigProblem): ConfigProblem => ({ path, reason });

/** The error that refuses a stack's settings: it has all their problems at once. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
    super(`the gateway's settings are refused:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems.map(problemOf);
  }
}
