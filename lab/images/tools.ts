import { LabError } from "../error";
import { run } from "./run";

const otherWay =
  "Where a container registry can be reached none of this is needed: leave `images` unset, " +
  "or set it to your own mirror.";

/**
 * Checks that this machine can build root filesystems of Debian packages, and installs the Debian
 * package `mmdebstrap` where it is missing.
 *
 * @param report - gets a line when a package is installed
 * @throws Error that says what to do when this can't be done: not root, or no apt
 */
export async function requireBuildTools(report: (line: string) => void): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new LabError(
      "Lab images can be built by root only (owners of files, chroot). " +
        `Run this command as root, for example with sudo -E. ${otherWay}`,
    );
  }
  if (await runs("mmdebstrap")) return;
  if (!(await runs("apt-get"))) {
    throw new LabError(
      "Lab images are built with mmdebstrap, which is not installed, and there is no apt-get to " +
        `install it with. Install mmdebstrap, or use a Debian or Ubuntu machine. ${otherWay}`,
    );
  }
  report("Installing the Debian package mmdebstrap (apt-get install mmdebstrap)");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const packages = ["mmdebstrap", "debian-archive-keyring"];
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}

function runs(program: string): Promise<boolean> {
  return run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}
