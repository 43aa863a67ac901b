import type { ConfigProblem } from "../config/inputs/errors";
import { withArguments, withCommands, type Reason } from "../config/inputs/fix";

let readable = withArguments;

/**
 * Has all texts name commands that mend a problem: for the program whose arguments come from a stack
 * file. Other programs are told arguments.
 */
export function mendByCommands(): void {
  readable = withCommands;
}

/** The text of a reason, with what mends it in this program. */
export const readableReason = (reason: Reason): string => readable(reason);

/** The line of a problem, with what mends it in this program. */
export const readableProblem = ({ path, reason }: ConfigProblem): string =>
  `${path}: ${readableReason(reason)}`;
