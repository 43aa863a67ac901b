import execa from "execa";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { preProcessFile } from "typescript";

/** Which files a file of the repository imports, types included; all paths from the repository's root. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of all TypeScript files that Git knows, or soon will. */
export async function readImports(root: string): Promise<Imports> {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "*.ts"];
  const { stdout } = await execa("git", list, { cwd: root });
  const files = new Set(stdout.split("\n"));
  const resolve = (file: string, to: string) => {
    const path = normalize(join(file, "..", to));
    const candidates = [path, `${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, ".ts")];
    return candidates.find((candidate) => files.has(candidate));
  };
  return new Map(
    [...files].map((file) => {
      const { importedFiles } = preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
      const imported = importedFiles.flatMap(({ fileName }) => {
        const path = fileName.startsWith(".") ? resolve(file, fileName) : undefined;
        return path === undefined ? [] : [path];
      });
      return [file, imported] as const;
    }),
  );
}

/** Groups of files that import each other, each in the order of its names. */
export function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];
  // Tarjan's algorithm: a file that reaches none below itself closes the group above it.
  const visit = (file: string): number => {
    const own = numbers.size;
    let least = own;
    numbers.set(file, own);
    open.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!numbers.has(next)) least = Math.min(least, visit(next));
      else if (open.includes(next)) least = Math.min(least, numbers.get(next) ?? own);
    }
    if (least < own) return least;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1) found.push(group.sort());
    return least;
  };
  for (const file of imports.keys()) if (!numbers.has(file)) visit(file);
  return found;
}
