import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../cli/cli";

/** A page of Markdown. */
export interface Page {
  /** From the repository's root. */
  path: string;
  /** What its headings are linked by. */
  anchors: string[];
  links: Link[];
  /** Paths in code that could be of the repository, such as `config/inputs/stack.ts`. */
  paths: string[];
}

/** A link to a file of the repository. */
export interface Link {
  /** From the repository's root. */
  path: string;
  /** Undefined where it leads to a whole page. */
  anchor?: string;
}

/** All Markdown of the repository that a reader may come to. */
export function allPages(): Page[] {
  const inFolders = ["docs", "examples"].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  );
  return [...readdirSync(repository), ...inFolders]
    .filter((file) => file.endsWith(".md"))
    .map((path) => readPage(path, readFileSync(join(repository, path), "utf8")));
}

/** Reads a page's headings and relative links, without those in code, and the paths in code. */
export function readPage(path: string, text: string): Page {
  const unfenced = text.replace(/^```.*?^```/gms, "");
  const prose = unfenced.replace(/`[^`\n]*`/g, (code) => inHeading(code));
  const links = [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  return {
    path,
    anchors: anchorsOf(prose),
    links: links.map(([, file = "", anchor]) => ({
      path: file === "" ? path : join(dirname(path), file),
      anchor,
    })),
    paths: [...unfenced.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)\/?`/g)].map(([, found = ""]) => found),
  };
}

/** A heading with code is linked by the code's text; brackets in code are no link. */
const inHeading = (code: string): string => code.slice(1, -1).replace(/[[\]()]/g, "");

/** Ids of headings as GitHub makes them: the second of the same text ends in `-1`. */
function anchorsOf(prose: string): string[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => {
    const id = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? id : `${id}-${before}`;
  });
}
