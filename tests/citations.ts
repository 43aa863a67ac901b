import { readFile } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";

/** A place in LiteLLM's source that a text of ours rests on. */
export interface Citation {
  /** The text with it, by its path from the repository's root. */
  in: string;
  /** A file or folder of LiteLLM's package. */
  path: string;
  /** A name in the file; null for all of the file or folder. */
  symbol: string | null;
}

/** `(litellm: router.py Router.generate_model_id, proxy/hooks)`, or after a semicolon in parentheses. */
const citation = /[(;]\s*litellm: ((?:[\w/]+\.py|\w+\/[\w/]+)(?:[\s,][^);]*)?)[);]/g;

/** Begins a line within a comment. */
const lineOfComment = /\n[ \t]*(?:\*|\/\/|#)?[ \t]*/g;

/** Citations of LiteLLM's source in a text. */
export function citationsIn(file: string, text: string): Citation[] {
  return [...text.replace(lineOfComment, " ").matchAll(citation)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((item) => {
      const [path = "", ...symbols] = item.trim().split(/\s+/);
      return (symbols.length > 0 ? symbols : [null]).map((symbol) => ({ in: file, path, symbol }));
    }),
  );
}

/** Every text of the repository that is written by hand, by its path. */
export async function handWritten(repository: string): Promise<Map<string, string>> {
  const { stdout } = await execa("git", ["ls-files", "*.ts", "*.js", "*.mjs", "*.md", "*.py"], {
    cwd: repository,
  });
  const files = stdout.split("\n");
  const texts = await Promise.all(files.map((file) => readFile(join(repository, file), "utf8")));
  return new Map(files.map((file, index) => [file, texts[index] ?? ""]));
}
