import { readFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";

const repository = join(__dirname, "../../..");
const read = (file: string) => readFileSync(join(repository, file), "utf8");

const { stdout } = execa.sync("git", ["ls-files"], { cwd: repository });
const files = stdout.split("\n");
const named = (pattern: RegExp) => files.filter((file) => pattern.test(file));

/** An entry of a package-lock.json. */
interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  /** A folder of the repository. */
  link?: boolean;
  /** It comes within another, whose hash covers it. */
  inBundle?: boolean;
}

test("every folder with packages of npm's has a lock", () => {
  const locked = named(/(^|\/)package-lock\.json$/).map((file) => file.replace("-lock", ""));
  // The root's lock is of its workspace too; examples are copied into projects of their own.
  const others = named(/(^|\/)package\.json$/).filter(
    (file) => file !== "lab/package.json" && !file.startsWith("examples/"),
  );
  expect(locked.sort()).toEqual(others.sort());
});

test.each(named(/(^|\/)package-lock\.json$/))("%s has a hash of each package", (file) => {
  const { packages } = JSON.parse(read(file)) as { packages: Record<string, LockedPackage> };
  const fetched = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes("node_modules/") && !link && !inBundle,
  );
  expect(fetched).not.toEqual([]);
  const without = fetched.filter(([, { integrity }]) => !/^sha512-\S{88}$/.test(integrity ?? ""));
  expect(without.map(([path]) => path)).toEqual([]);
});

test("every list of Python packages has a lock", () => {
  const locks = named(/\/requirements\.lock$/).map((file) => file.replace(/lock$/, "in"));
  const lists = named(/\/requirements\.in$/);
  expect(lists.filter((file) => !locks.includes(file))).toEqual([]);
});

test.each(named(/\/requirements\.lock$/))("%s has a hash of each package", (file) => {
  // Each begins in the first column and goes on where a line ends in a backslash.
  const packages = read(file)
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "" && !/^\s*#/.test(line));
  expect(packages).not.toEqual([]);
  const exact = /^[\w.[\],-]+==[\w.+!-]+(\s*;[^#]*?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*(#.*)?$/;
  expect(packages.filter((line) => !exact.test(line))).toEqual([]);
});
