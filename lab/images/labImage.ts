/** Debian releases that a lab image can be made from. `forky` is Debian's testing release. */
export type DebianSuite = "bookworm" | "trixie" | "forky";

/** What a {@link LabImage.prepare} step works on. */
export interface RootFilesystem {
  /** The image's root filesystem, an absolute path on this machine. */
  readonly path: string;
  /**
   * Runs a `sh -e` script as root inside the root filesystem, with /proc, /dev and the network.
   *
   * @param script - the script's text
   * @throws Error with the end of the script's output
   */
  readonly run: (script: string) => Promise<void>;
  /** An empty folder on this machine for downloads; it is removed after the build. */
  readonly scratch: string;
  /** Tells the user what is going on, in one line. */
  readonly report: (line: string) => void;
}

/**
 * The recipe of an image that stands for an official one where no container registry is reachable.
 *
 * Its folder holds a `Dockerfile` (`FROM scratch`, `ADD rootfs.tar /`, the official image's
 * metadata) and the files that the Dockerfile copies. `docker build` needs no network: all that is
 * downloaded is in `rootfs.tar`.
 */
export interface LabImage {
  /** Repository name below `litellm-gateway-lab/`. */
  readonly name: string;
  /** The folder with the Dockerfile and the files it copies (`__dirname` in the image's recipe). */
  readonly folder: string;
  /** The Debian release that the packages come from. */
  readonly suite: DebianSuite;
  /** Debian packages on top of the minimal system. */
  readonly packages: readonly string[];
  /**
   * The version that the tag and the Dockerfile's `ARG VERSION` get: the upstream version of a
   * Debian package in the image, that of a Python package in the folder's requirements.lock, or one
   * that the recipe itself pins.
   */
  readonly version:
    { readonly ofPackage: string } | { readonly ofLocked: string } | { readonly pinned: string };
  /**
   * A `sh -e` script run inside the root filesystem when only Debian's essential packages are
   * there; for users with fixed ids ({@link addUser}) and package settings.
   */
  readonly beforePackages?: string;
  /** The last step: turns the plain Debian system into the official image's file layout. */
  readonly prepare?: (rootfs: RootFilesystem) => Promise<void>;
  /** Files and folders outside `folder` that the result depends on. */
  readonly inputs?: readonly string[];
  /** Size of the finished image in megabytes, about; the disk must have several times as much. */
  readonly megabytes: number;
  /** How long a build takes on two cores, about, in seconds. */
  readonly seconds: number;
}

/** A user whose ids must equal those of the official image, because volumes are owned by number. */
export interface FixedUser {
  readonly name: string;
  /** User id and group id. */
  readonly id: number;
  readonly home: string;
  readonly shell: string;
}

/**
 * Script lines for {@link LabImage.beforePackages} that make a user before a Debian package makes
 * one of that name with an id of its own. Plain `echo`: `useradd` isn't there yet.
 */
export function addUser({ name, id, home, shell }: FixedUser): string {
  return [
    `echo '${name}:x:${id}:' >> /etc/group`,
    `echo '${name}:x:${id}:${id}::${home}:${shell}' >> /etc/passwd`,
  ].join("\n");
}
