import { readFile, writeFile } from "node:fs/promises";
import { parseDocument } from "yaml";

/**
 * Removes the `encryptionsalt` that a stack's file brought from another machine. It belongs to the
 * passphrase there, and where the file has no secrets, it protects nothing.
 *
 * @param stackFile - path of `Pulumi.<stack>.yaml`
 * @returns whether there was one that could go
 */
export async function dropForeignSalt(stackFile: string): Promise<boolean> {
  const text = await readFile(stackFile, "utf8");
  const file = parseDocument(text);
  if (!file.has("encryptionsalt") || /^\s*(- )?secure:/m.test(text)) return false;
  file.delete("encryptionsalt");
  await writeFile(stackFile, file.toString());
  return true;
}
