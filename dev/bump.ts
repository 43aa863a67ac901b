import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";
import { whyUnsafe } from "../config/inputs/safe-versions";
import { ensureLabImage } from "../lab/images/build";
import { litellmImage } from "../lab/images/litellm/image";
import { askLiteLLM, litellmFacts } from "../lab/litellm-facts";
import { lockPackages } from "../lab/python-lock";
import { UserError } from "../cli/errors";
import { findDocker } from "../cli/parts/docker";
import { printedProgress as progress } from "../cli/progress";
import { labFallbacks } from "./lab-fallbacks";

const repository = join(__dirname, "..");
const lockFile = "lab/images/litellm/requirements.lock";
const badInputs = "docs/bad-inputs.md";

/**
 * `npm run bump -- litellm VERSION`: moves to another version of LiteLLM, with all that is made from it.
 * A second run changes nothing. What a failed run has written is of the new version: the next run goes
 * on from it, `git restore .` goes back.
 */
export async function bump(part: string, version: string): Promise<void> {
  requirePossible(part, version);
  const lock = await progress.step("Packages", async (report) => {
    const text = await lockPackages(litellmImage.folder, "litellm[proxy]", version, report);
    const count = text.match(/^\S+==/gm)?.length ?? 0;
    return { value: text, result: `${count}, all to be had` };
  });
  await step("Version", async () => [
    await write(lockFile, () => lock),
    await write("config/inputs/images.ts", (text) =>
      text.replace(/(litellm-non_root:v)[\d.]+/, `$1${version}`),
    ),
  ]);
  await progress.step("Docker daemon", async (report) => {
    await findDocker(report, labFallbacks);
    return { value: undefined, result: "runs" };
  });
  const image = await progress.step("Image", async (report) => {
    const reference = await ensureLabImage(litellmImage, report);
    return { value: reference, result: reference };
  });
  await step("Facts", async (report) => {
    const changes: Change[] = [];
    for (const [file, command] of Object.entries(litellmFacts)) {
      report(file);
      const found = await askLiteLLM(image, command);
      changes.push(await write(file, () => found));
    }
    return changes;
  });
  await step("Bad inputs", async (report) => {
    report("asking LiteLLM about each (2 min)");
    const before = await read(badInputs);
    const test = ["--selectProjects", "config", "--", "tests/config/bad-inputs.test.ts"];
    await inAnotherProcess("jest", test, { UPDATE_BAD_INPUTS: "1" });
    return [{ file: badInputs, isChanged: before !== (await read(badInputs)) }];
  });
  await step("Generated files", async () => {
    const lines = await inAnotherProcess("node", ["dev/bootstrap.mjs", "generate"]);
    return [...lines.matchAll(/^(\S+): written$/gm)].map(([, file = ""]) => ({
      file,
      isChanged: true,
    }));
  });
  progress.note("Next: npm test, and CHANGELOG.md");
}

function requirePossible(part: string, version: string): void {
  const usage = "run: npm run bump -- litellm VERSION, such as 1.106.12";
  if (part !== "litellm") throw new UserError(`"${part}" has no bump, only litellm has`, usage);
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new UserError(`"${version}" is no full version of LiteLLM`, usage);
  const unsafe = whyUnsafe("litellm", version);
  if (unsafe !== undefined)
    throw new UserError(`LiteLLM ${version} ${unsafe}`, "choose a version that is safe");
}

/** A file, by its path from the repository's root, and whether its text is another now. */
interface Change {
  file: string;
  isChanged: boolean;
}

/** A step whose result is the files that it changed. */
async function step(
  title: string,
  run: (report: (line: string) => void) => Promise<Change[]>,
): Promise<void> {
  await progress.step(title, async (report) => {
    const changed = (await run(report)).filter(({ isChanged }) => isChanged);
    const result = changed.map(({ file }) => file).join(", ") || "as they were";
    return { value: undefined, result };
  });
}

const read = (file: string) => readFile(join(repository, file), "utf8");

async function write(file: string, change: (text: string) => string): Promise<Change> {
  const before = await read(file);
  const after = change(before);
  if (after !== before) await writeFile(join(repository, file), after);
  return { file, isChanged: after !== before };
}

/** Runs what must load the files anew. @returns its output @throws UserError with it when it fails */
async function inAnotherProcess(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const options = { cwd: repository, preferLocal: true, all: true, reject: false, env } as const;
  const { failed, all = "" } = await execa(program, args, options);
  if (failed) throw new UserError(`${program} ${args.join(" ")} failed:\n${all}`);
  return all;
}
