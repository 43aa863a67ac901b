import { mkdir, readFile, writeFile } from "node:fs/promises";
import { labCacheDir } from "../../lab/cache";

/** When some tests last passed on this machine. */
export interface Stamp {
  /** Hash of the content with which they passed. */
  hash: string;
  /** Time in ISO 8601. */
  at: string;
  /** How many they were. */
  tests: number;
}

const folder = () => labCacheDir("tests");
const fileOf = (name: string) => labCacheDir("tests", `${name}.json`);

/** The last pass of some tests; undefined where they never passed. */
export async function lastPass(name: string): Promise<Stamp | undefined> {
  const text = await readFile(fileOf(name), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Stamp);
}

/** Notes that some tests passed with a content. */
export async function stamp(name: string, hash: string, tests: number): Promise<void> {
  await mkdir(folder(), { recursive: true });
  const now: Stamp = { hash, at: new Date().toISOString(), tests };
  await writeFile(fileOf(name), JSON.stringify(now));
}

/** How long ago, in the largest unit that fits. */
export function ageOf({ at }: Stamp, now = Date.now()): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(at)) / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
