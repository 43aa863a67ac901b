import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { aptLines } from "./aptSources";
import type { LabImage, RootFilesystem } from "./labImage";
import { run } from "./run";

/** The environment of a plain Debian system; this machine's proxy variables stay. */
const env = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
  TMPDIR: "/tmp",
  XDG_CACHE_HOME: undefined,
  LC_ALL: "C.UTF-8",
  DEBIAN_FRONTEND: "noninteractive",
};

/** What Debian's own slim images leave out as well; the licences stay, and what makes locales. */
const leftOut = ["man", "info", "locale", "lintian", "doc"].map(
  (folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`,
);
const kept = ["doc/*/copyright", "locale/locale.alias"].map(
  (path) => `--dpkgopt=path-include=/usr/share/${path}`,
);

/**
 * Fills a folder with an image's root filesystem.
 *
 * @param image - the recipe
 * @param rootfs - where to; `path` must not exist yet
 * @throws Error with the end of the failed program's output
 */
export async function makeRootFilesystem(image: LabImage, rootfs: RootFilesystem): Promise<void> {
  const hooks =
    image.beforePackages === undefined
      ? []
      : [`--essential-hook=chroot "$1" sh -ec ${shellQuote(image.beforePackages)}`];
  const args = [
    "--mode=root",
    "--variant=minbase",
    "--format=directory",
    '--aptopt=Apt::Install-Recommends "false"',
    ...leftOut,
    ...kept,
    ...(image.packages.length > 0 ? [`--include=${image.packages.join(",")}`] : []),
    ...hooks,
    image.suite,
    rootfs.path,
    ...(await aptLines(image.suite)),
  ];
  await run("mmdebstrap", args, { env });
  await image.prepare?.(rootfs);
}

/**
 * Runs a script inside a root filesystem. The mounts live in a namespace of their own, which ends
 * with the script however it ends: nothing of this machine can be left mounted there.
 */
export async function runInside(path: string, script: string): Promise<void> {
  const resolvConf = join(path, "etc/resolv.conf");
  const namespaces = ["--mount", "--pid", "--fork", "--kill-child"];
  const enter = `
    mount -t proc proc "$0/proc"
    mount --bind /etc/resolv.conf "$0/etc/resolv.conf"
    exec chroot "$0" sh -e`;
  const hadResolvConf = existsSync(resolvConf);
  if (!hadResolvConf) await writeFile(resolvConf, "");
  try {
    await run("unshare", [...namespaces, "sh", "-ec", enter, path], { env, input: script });
  } finally {
    if (!hadResolvConf) await rm(resolvConf, { force: true });
  }
}

/** Packs a root filesystem into a tar file, owners as numbers, without devices. */
export async function packRootFilesystem(path: string, tarFile: string): Promise<void> {
  const without = ["./dev/*", "./proc/*", "./sys/*"].map((pattern) => `--exclude=${pattern}`);
  await run(
    "tar",
    ["--numeric-owner", "--sort=name", ...without, "-C", path, "-cf", tarFile, "."],
    { env },
  );
}

/** The upstream version (`17.6` of `1:17.6-2+deb13u1`) of a Debian package in a root filesystem. */
export async function packageVersion(path: string, debianPackage: string): Promise<string> {
  const admindir = `--admindir=${join(path, "var/lib/dpkg")}`;
  const format = "--showformat=${source:Upstream-Version}";
  return (await run("dpkg-query", [admindir, format, "--show", debianPackage], { env })).trim();
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
