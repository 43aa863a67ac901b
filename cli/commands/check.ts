import { isatty } from "node:tty";
import pc from "picocolors";
import { ConfigError, describeProblem, type ConfigProblem } from "../../config/inputs/errors";
import { withCommands } from "../../config/inputs/fix";
import { readStackFile } from "../read-stack-file";

/** Result for one stack file, as `npm run check -- --json` prints it. */
export interface CheckedFile {
  /** Path of the file, as it was given. */
  file: string;
  /** Problems for which the file is refused. */
  errors: TextProblem[];
  /** Warnings: allowed, but costly or unsafe. Empty when there are errors. */
  warnings: TextProblem[];
}

/** A problem, with the commands that mend it in its reason. */
interface TextProblem {
  path: string;
  reason: string;
}

/** `npm run check -- FILE…`: says whether `npm run up` would accept stack files, and why not. */
export async function check(files: string[], { json }: { json: boolean }): Promise<void> {
  const checked = await Promise.all(files.map(checkFile));
  if (json) console.log(JSON.stringify({ files: checked }, undefined, 2));
  else for (const line of checked.flatMap(describe)) console.log(line);
  if (checked.some(({ errors }) => errors.length > 0)) process.exitCode = 1;
}

async function checkFile(file: string): Promise<CheckedFile> {
  try {
    const { warnings } = await readStackFile(file);
    return { file, errors: [], warnings: warnings.map(asText) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { file, errors: error.problems.map(asText), warnings: [] };
  }
}

const asText = ({ path, reason }: ConfigProblem): TextProblem => ({
  path,
  reason: withCommands(reason),
});

function describe({ file, errors, warnings }: CheckedFile): string[] {
  // picocolors takes an environment variable CI for a terminal.
  const { green, red, yellow } = pc.createColors(isatty(1) && pc.isColorSupported);
  return [
    ...errors.map((problem) => `${red(file)}: ${describeProblem(problem)}`),
    ...warnings.map((problem) => `${file}: ${yellow("warning:")} ${describeProblem(problem)}`),
    ...(errors.length === 0 ? [`${file}: ${green("ok")}`] : []),
  ];
}
