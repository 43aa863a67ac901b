import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { LabImage } from "./labImage";

/** Left by tools in a recipe's folder, and no part of the recipe. */
const notPartOfRecipe = new Set(["node_modules", "__pycache__"]);

/** Whether a file or folder name belongs to a recipe (and to the context of `docker build`). */
export function isPartOfRecipe(fileName: string): boolean {
  return !notPartOfRecipe.has(fileName);
}

/** Our own code that shapes every root filesystem: a change there makes other images. */
const sharedCode = ["labImage.ts", "rootfs.ts"].map((file) => join(__dirname, file));

/**
 * The first 8 hex digits of a SHA-256 over everything that an image is made from: the files of its
 * folder (its `image.ts` among them), its other inputs, the shared code, and the processor's kind.
 * Where the files lie doesn't matter. Versions of Debian packages aren't in it: an image stays as it
 * was built until its recipe changes or the cache is deleted.
 */
export async function recipeHash(image: Pick<LabImage, "folder" | "inputs">): Promise<string> {
  const hash = createHash("sha256").update(process.arch);
  for (const path of [image.folder, ...(image.inputs ?? []), ...sharedCode]) {
    hash.update("\0");
    await hashPath(path, "", hash);
  }
  return hash.digest("hex").slice(0, 8);
}

async function hashPath(
  path: string,
  relativePath: string,
  hash: ReturnType<typeof createHash>,
): Promise<void> {
  const stats = await stat(path);
  if (stats.isDirectory()) {
    const names = (await readdir(path)).filter(isPartOfRecipe).sort();
    for (const name of names) await hashPath(join(path, name), `${relativePath}/${name}`, hash);
    return;
  }
  const content = await readFile(path);
  // A length before each content: two files can't be mistaken for one other file.
  const executable = (stats.mode & 0o111) !== 0;
  hash.update(`${relativePath}\0${String(executable)}\0${content.length}\0`).update(content);
}
