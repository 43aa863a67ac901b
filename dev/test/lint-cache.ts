import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { preProcessFile } from "typescript";
import { labCacheDir } from "../../lab/cache";
import { filesOf, hashOf, textOf } from "./content";

type Linter = "eslint" | "prettier";

/** Files and packages that decide for all files. */
const rules: Record<Linter, string[]> = {
  eslint: ["eslint.config.mjs", "tsconfig.json", "package-lock.json"],
  prettier: [".prettierrc.json", ".prettierignore", "package-lock.json"],
};

const cacheFile = (tool: Linter) => labCacheDir("tests", `${tool}.json`);

/**
 * The files that a linter has not passed as they are, and the keys of all. ESLint's own cache knows a
 * file by its content alone; but what its rules say depends on the types of what the file imports, so a
 * key here is of the file and all that it imports, however far away.
 */
export async function filesToLint(tool: Linter): Promise<{ files: string[]; keys: string[] }> {
  const all = await filesOf(".");
  const texts = new Map<string, string>();
  await Promise.all(all.map(async (file) => texts.set(file, await textOf(file))));
  const files = tool === "eslint" ? all.filter((file) => /\.(ts|js|mjs|cjs)$/.test(file)) : all;
  const common = hashOf(...(await Promise.all(rules[tool].map(textOf))));
  const hashes = new Map([...texts].map(([file, text]) => [file, hashOf(file, text)]));
  const imports = tool === "eslint" ? importsOf(texts) : new Map<string, string[]>();
  const keys = files.map((file) => {
    const of = [...reachable(file, imports)].sort().map((one) => hashes.get(one) ?? "");
    return hashOf(common, file, ...of);
  });
  const passed = new Set(await passedBefore(tool));
  return { files: files.filter((_, index) => !passed.has(keys[index] ?? "")), keys };
}

/** Notes that files with these keys passed. */
export async function notePassed(tool: Linter, keys: string[]): Promise<void> {
  await mkdir(dirname(cacheFile(tool)), { recursive: true });
  await writeFile(cacheFile(tool), JSON.stringify(keys));
}

async function passedBefore(tool: Linter): Promise<string[]> {
  return JSON.parse(await readFile(cacheFile(tool), "utf8").catch(() => "[]")) as string[];
}

/** The files of the repository that each file imports. */
export function importsOf(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const scripts = [...texts].filter(([file]) => /\.(ts|js|mjs)$/.test(file));
  return new Map(
    scripts.map(([file, text]) => {
      const { importedFiles } = preProcessFile(text, true, true);
      const paths = importedFiles.flatMap(({ fileName }) => candidates(file, fileName));
      return [file, paths.filter((path) => texts.has(path))];
    }),
  );
}

/** Paths that an import can mean. */
function candidates(from: string, imported: string): string[] {
  if (!imported.startsWith(".")) return [];
  const path = normalize(join(dirname(from), imported));
  return [path, `${path}.ts`, path.replace(/\.js$/, ".ts"), join(path, "index.ts")];
}

/** A file and all that it imports. */
export function reachable(file: string, imports: ReadonlyMap<string, string[]>): Set<string> {
  const found = new Set([file]);
  for (const one of found) for (const next of imports.get(one) ?? []) found.add(next);
  return found;
}
