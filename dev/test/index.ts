import { labFallbacks } from "../lab-fallbacks";
import { UserError } from "../../cli/errors";
import { decide, type Decision } from "./groups";
import { runJest } from "./jest";
import { prepareParts } from "./parts";
import { add, describeSlowest, none, type Counts, type FileResult } from "./results";
import { stamp } from "./stamps";
import { runTools, toolNames, type ToolName } from "./tools";

const suites = ["unit", "config", "engine", "e2e", "consumers"];

/** Suites that need the engine and a Docker daemon. */
const onRealParts = ["config", "engine", "e2e", "consumers"];

/**
 * `npm test`: lint, types and all tests, or only those named. The last line is
 * `N passed, N failed, N skipped`.
 *
 * @param all - also runs the groups of tests that are skipped otherwise ({@link groups})
 */
export async function test(names: string[], { all }: { all: boolean }): Promise<void> {
  const known: string[] = [...toolNames, ...suites];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown)
    throw new UserError(`there are no tests "${unknown}"`, `choose of: ${known.join(", ")}`);
  const isChosen = (name: string) => names.length === 0 || names.includes(name);
  const counts = { ...none };
  add(counts, await runTools(toolNames.filter((name: ToolName) => isChosen(name))));
  add(counts, await runSuites(suites.filter(isChosen), all));
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  if (counts.failed > 0) process.exitCode = 1;
}

async function runSuites(chosen: string[], all: boolean): Promise<Counts> {
  const counts = { ...none };
  if (chosen.length === 0) return counts;
  const decisions = await decide(chosen, all);
  const end = chosen.some((suite) => onRealParts.includes(suite))
    ? await prepareParts(chosen, labFallbacks)
    : undefined;
  const files: FileResult[] = [];
  try {
    const skip = decisions.flatMap((decision) => (decision.skipped ? decision.group.tests : []));
    // What is quick comes first, and on its own: the other suites wait a lot for what they start.
    for (const some of [
      ["unit", "config"],
      ["engine", "e2e", "consumers"],
    ])
      files.push(
        ...(await runJest(
          chosen.filter((suite) => some.includes(suite)),
          skip,
        )),
      );
  } finally {
    await end?.();
  }
  for (const file of files) add(counts, file);
  console.log(describeSlowest(files));
  for (const decision of decisions) add(counts, await settle(decision, files));
  return counts;
}

/** Says of a group whether it ran, and stamps it when it passed. @returns what of it was skipped */
async function settle({ group, hash, skipped, last }: Decision, files: FileResult[]) {
  if (skipped) {
    console.log(`${group.name}: ${skipped}`);
    return { ...none, skipped: last?.tests ?? 1 };
  }
  const own = files.filter(({ file }) => group.tests.some((path) => file.startsWith(path)));
  const counts = { ...none };
  for (const file of own) add(counts, file);
  const hasPassed = counts.passed > 0 && counts.failed + counts.skipped === 0;
  if (hasPassed) await stamp(group.name, hash, counts.passed);
  console.log(`${group.name}: ${hasPassed ? "passed" : "did not pass"} with content ${hash}`);
  return none;
}
