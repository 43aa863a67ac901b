/** One thing that is wrong with the settings. */
export interface ConfigProblem {
  /** Where: a property path such as `models[2].provider`. */
  path: string;
  /** What is wrong, what was given, what is allowed and how to fix it. */
  reason: string;
}

/** All that is wrong with a stack's settings, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: ConfigProblem[]) {
    const lines = problems.map(({ path, reason }) => `  ${path}: ${reason}`);
    super(`the gateway's settings are refused:\n${lines.join("\n")}`);
    this.name = "ConfigError";
  }
}
