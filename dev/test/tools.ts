import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";
import { labCacheDir } from "../../lab/cache";
import { filesToLint, notePassed } from "./lint-cache";
import { none, type Counts } from "./results";

export const toolNames = ["lint", "types"] as const;
export type ToolName = (typeof toolNames)[number];

const repository = join(__dirname, "../..");

/** What tsc knows of the last run. Its paths are relative to itself: at the same place in any clone it fits. */
const buildInfo = "node_modules/.cache/types.tsbuildinfo";

const tools: Record<ToolName, (() => Promise<boolean>)[]> = {
  lint: [
    () => lint("eslint", ["--no-warn-ignored"]),
    () => lint("prettier", ["--check", "--ignore-unknown", "--log-level", "warn"]),
  ],
  types: [types],
};

/** Runs some tools, all at once. */
export async function runTools(names: readonly ToolName[]): Promise<Counts> {
  const passed = await Promise.all(names.flatMap((name) => tools[name]).map((run) => run()));
  const failed = passed.filter((one) => !one).length;
  return { ...none, passed: passed.length - failed, failed };
}

/** Lints what has not passed as it is. */
async function lint(tool: "eslint" | "prettier", args: string[]): Promise<boolean> {
  const { files, keys } = await filesToLint(tool);
  const passed = files.length === 0 || (await run(tool, [...args, ...files]));
  console.log(`- ${tool}: ${files.length} files of ${keys.length} are new`);
  if (passed) await notePassed(tool, keys);
  return passed;
}

async function types(): Promise<boolean> {
  const [here, kept] = [join(repository, buildInfo), labCacheDir("tests", "types.tsbuildinfo")];
  await mkdir(join(here, ".."), { recursive: true });
  await mkdir(join(kept, ".."), { recursive: true });
  await copyFile(kept, here).catch(() => undefined);
  const passed = await run("tsc", ["--noEmit", "--incremental", "--tsBuildInfoFile", buildInfo]);
  console.log("- tsc");
  await copyFile(here, kept);
  return passed;
}

/** Runs a tool, and shows what it says in one piece. @returns whether it found nothing */
async function run(tool: string, args: string[]): Promise<boolean> {
  const options = { cwd: repository, preferLocal: true, stdin: "ignore", reject: false } as const;
  const { failed, all } = await execa(tool, args, { ...options, all: true });
  if (all) console.log(all);
  return !failed;
}
