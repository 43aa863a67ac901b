import pc from "picocolors";
import { ConfigError } from "../config/inputs/errors";
import { explainEngineError } from "./engine-errors";
import { UserError } from "./errors";
import { explainFileError } from "./file-errors";

/** Prints what went wrong, and what to do about it. Only what nobody foresaw has a stack trace. */
export function printError(thrown: unknown): void {
  const error = explainFileError(explainEngineError(thrown));
  const label = pc.red("error:");
  if (error instanceof UserError) {
    console.error(`\n${label} ${error.message}`);
    if (error.fix) console.error(`${pc.bold("fix:")} ${error.fix}`);
  } else if (error instanceof ConfigError) {
    console.error(`\n${label} ${error.message}\nNothing was changed.`);
  } else {
    console.error(
      `\n${label} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}
