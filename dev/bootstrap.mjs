// The entry of every `npm run …`. Runs on a bare Node: it installs the node packages when they are
// missing or not those of package-lock.json, and only then loads the rest.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`error: Node ${process.versions.node} is too old; install Node 20.19 or newer`);
  process.exit(1);
}

installPackages();
await import("tsx");
await import("./main.ts");

function installPackages() {
  const stamp = join(root, "node_modules", ".installed");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // On stderr: what a command prints may be for another program.
  console.error("- Node packages: installing those of package-lock.json (about 20 s)");
  // No install scripts: nothing here needs one, and they are where bad packages bite.
  const npm = spawnSync(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (npm.status !== 0) {
    console.error("error: the node packages could not be installed; the lines above say why");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
