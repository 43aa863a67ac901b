import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { RootFilesystem } from "./labImage";

/**
 * Makes a Python environment in a root filesystem and installs what a lock file names, no more and
 * nothing else: every package must have one of the hashes in it.
 *
 * @param rootfs - with Debian's python3 and python3-venv in it
 * @param venv - where the environment is to be, an absolute path in the root filesystem
 * @param lock - the lock file on this machine
 * @param unneeded - packages that only the installation needed
 */
export async function installLockedPackages(
  { path, run }: RootFilesystem,
  venv: string,
  lock: string,
  unneeded = "pip",
): Promise<void> {
  await copyFile(lock, join(path, "tmp/requirements.lock"));
  await lendPipSettings(path);
  await run(`
    python3 -m venv ${venv}
    if [ -e /tmp/certificates.pem ]; then
      export PIP_CERT=/tmp/certificates.pem REQUESTS_CA_BUNDLE=/tmp/certificates.pem
    fi
    export PIP_CONFIG_FILE=/tmp/pip.conf
    ${venv}/bin/pip install --quiet --no-cache-dir --no-compile --no-deps --require-hashes \\
      --requirement /tmp/requirements.lock
    ${venv}/bin/pip uninstall --quiet --yes ${unneeded}
    rm /tmp/*
  `);
}

/**
 * The version of a package that a lock file names.
 *
 * @param lock - the lock file's text
 * @throws Error when the package isn't in it
 */
export function lockedVersion(lock: string, name: string): string {
  const version = new RegExp(`^${name}==(\\S+)`, "m").exec(lock)?.[1];
  if (version === undefined) throw new Error(`requirements.lock has no ${name}`);
  return version;
}

/**
 * Copies how this machine's pip reaches its registry: its settings, and the certificate authorities
 * it trusts, which behind a firewall may be the company's own.
 */
async function lendPipSettings(path: string): Promise<void> {
  const lent = {
    "tmp/certificates.pem": process.env.PIP_CERT ?? "/etc/ssl/certs/ca-certificates.crt",
    "tmp/pip.conf": process.env.PIP_CONFIG_FILE ?? "/etc/pip.conf",
  };
  for (const [to, from] of Object.entries(lent)) {
    if (existsSync(from)) await copyFile(from, join(path, to));
  }
}
