import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DebianSuite } from "./labImage";

/** One place that apt downloads packages from. */
export interface AptSource {
  readonly uri: string;
  /** Releases taken from there, for example `["trixie", "trixie-updates"]`. */
  readonly suites: readonly string[];
}

/** Base addresses of Debian's archives. */
export interface DebianMirrors {
  readonly main: string;
  /** The security archive; undefined where the machine has a mirror but no security archive. */
  readonly security: string | undefined;
}

// https://www.debian.org/mirror/list: the name that leads to a mirror nearby.
const publicMirrors: DebianMirrors = {
  main: "http://deb.debian.org/debian",
  security: "http://deb.debian.org/debian-security",
};

/**
 * Reads the text of an apt sources file, in the one-line form (`deb http://… trixie main`) or the
 * deb822 form (`URIs: …`); sources.list(5). Only enabled binary sources over HTTP are returned: an
 * image can't use this machine's `file:` or `cdrom:` sources.
 */
export function parseAptSources(text: string): AptSource[] {
  const lines = text.split("\n").filter((line) => !line.trimStart().startsWith("#"));
  const sources = /^types:/im.test(text)
    ? lines
        .join("\n")
        .split(/\n\s*\n/)
        .flatMap(parseStanza)
    : lines.flatMap(parseLine);
  return sources.filter(({ uri }) => /^https?:/.test(uri));
}

function parseLine(line: string): AptSource[] {
  const [, uri, suite] = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/.exec(line) ?? [];
  return uri !== undefined && suite !== undefined ? [{ uri, suites: [suite] }] : [];
}

function parseStanza(stanza: string): AptSource[] {
  const field = (name: string): string[] =>
    new RegExp(`^${name}:((?:.*)(?:\n[ \t].*)*)`, "im").exec(stanza)?.[1]?.trim().split(/\s+/) ??
    [];
  if (!field("Types").includes("deb") || field("Enabled")[0] === "no") return [];
  return field("URIs").map((uri) => ({ uri, suites: field("Suites") }));
}

/**
 * The mirrors that this machine's own apt uses for its own Debian release, because a machine behind
 * a firewall reaches only those; Debian's public ones where it has none, as on other distributions.
 *
 * @param sources - the machine's sources
 * @param codename - the machine's own release (`VERSION_CODENAME` in /etc/os-release)
 */
export function debianMirrors(sources: readonly AptSource[], codename: string): DebianMirrors {
  const uriOf = (suite: string): string | undefined =>
    sources.find(({ suites }) => suites.includes(suite))?.uri;
  const main = uriOf(codename);
  return main === undefined ? publicMirrors : { main, security: uriOf(`${codename}-security`) };
}

/** The apt source lines for a release, from the mirrors that this machine uses. */
export async function aptLines(suite: DebianSuite): Promise<string[]> {
  const { main, security } = await machineMirrors();
  // Testing gets its fixes through the main archive. Its index says when it expires, after a week or
  // two, which makes it unusable on a mirror that is a snapshot; it is signed all the same.
  if (suite === "forky") return [`deb [check-valid-until=no] ${main} ${suite} main`];
  const lines = [`deb ${main} ${suite} main`];
  if (security !== undefined) lines.push(`deb ${security} ${suite}-security main`);
  return lines;
}

async function machineMirrors(): Promise<DebianMirrors> {
  const osRelease = await readFile("/etc/os-release", "utf8").catch(() => "");
  const value = (key: string): string =>
    new RegExp(`^${key}="?([^"\n]*)`, "m").exec(osRelease)?.[1] ?? "";
  if (value("ID") !== "debian") return publicMirrors;

  const folder = "/etc/apt/sources.list.d";
  const names = (await readdir(folder).catch(() => [])).filter((n) => /\.(list|sources)$/.test(n));
  const files = ["/etc/apt/sources.list", ...names.map((name) => join(folder, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  return debianMirrors(texts.flatMap(parseAptSources), value("VERSION_CODENAME"));
}
