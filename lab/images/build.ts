import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { DiskFullError, freeMegabytes, requireDiskSpace, saysDiskFull } from "./diskSpace";
import { LabError } from "../error";
import type { LabImage } from "./labImage";
import { lockedVersion } from "./pip";
import { isPartOfRecipe, recipeHash } from "./recipe";
import { makeRootFilesystem, packageVersion, packRootFilesystem, runInside } from "./rootfs";
import { run } from "./run";
import * as store from "./store";
import { requireBuildTools } from "./tools";

/** While an image is built it exists as a folder, as an archive, and as the daemon's copy of both. */
const copiesWhileBuilding = 4;

/**
 * Makes sure that the Docker daemon has a lab image: it is there already, or it is loaded from the
 * lab's cache folder, or it is built (and kept in the cache). Any of these can be missing, deleted or
 * damaged. Two builds of the same image at the same time don't disturb each other.
 *
 * @param image - the recipe
 * @param report - gets one line when something takes time
 * @returns the reference, `litellm-gateway-lab/<name>:<version>-lab.<8 hex of the recipe's hash>`
 * @throws DiskFullError when there isn't enough room; Error when this machine can't build images
 */
export async function ensureLabImage(
  image: LabImage,
  report: (line: string) => void,
): Promise<string> {
  const hash = await recipeHash(image);
  const reference = await store.findInDaemon(image.name, hash);
  if (reference !== undefined) return reference;
  return (await loadImage(image, hash, report)) ?? (await buildImage(image, hash, report));
}

async function loadImage(
  image: LabImage,
  hash: string,
  report: (line: string) => void,
): Promise<string | undefined> {
  const archive = await store.findInCache(image.name, hash);
  if (archive === undefined) return undefined;
  report(`Loading lab image ${image.name} from the cache`);
  try {
    await store.loadIntoDaemon(archive);
    const reference = await store.findInDaemon(image.name, hash);
    if (reference !== undefined) return reference;
  } catch (error) {
    if (saysDiskFull(error)) throw await diskFull(image, error);
  }
  report(`The cached archive of lab image ${image.name} is damaged: building it again`);
  await rm(archive, { force: true });
  return undefined;
}

async function buildImage(
  image: LabImage,
  hash: string,
  report: (line: string) => void,
): Promise<string> {
  await requireBuildTools(report);
  for (const folder of await foldersToFill()) {
    await requireDiskSpace(purpose(image), folder, neededMegabytes(image));
  }
  report(
    `Building lab image ${image.name} from Debian ${image.suite} packages ` +
      `(once, about ${image.seconds} s)`,
  );
  const started = Date.now();
  const folder = await makeBuildFolder();
  try {
    const reference = await buildIn(folder, image, hash, report);
    await store.saveToCache(image.name, hash, reference);
    report(`Built ${reference} in ${Math.round((Date.now() - started) / 1000)} s`);
    return reference;
  } catch (error) {
    if (saysDiskFull(error)) throw await diskFull(image, error);
    throw new LabError(`Building lab image ${image.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await removeFolder(folder);
  }
}

async function buildIn(
  folder: string,
  image: LabImage,
  hash: string,
  report: (line: string) => void,
): Promise<string> {
  const path = join(folder, "rootfs");
  const scratch = join(folder, "scratch");
  const context = join(folder, "context");
  await mkdir(scratch);
  await makeRootFilesystem(image, {
    path,
    run: (script) => runInside(path, script),
    scratch,
    report,
  });

  const version = await versionOf(image, path);
  await cp(image.folder, context, {
    recursive: true,
    filter: (source) => isPartOfRecipe(basename(source)),
  });
  await packRootFilesystem(path, join(context, "rootfs.tar"));
  await removeFolder(path);

  const reference = store.imageReference(image.name, version, hash);
  await store.buildInDaemon(context, await readdir(context), reference, version);
  return reference;
}

/** The version that the image's tag gets; see {@link LabImage.version}. */
async function versionOf({ version, folder }: LabImage, rootfs: string): Promise<string> {
  if ("pinned" in version) return version.pinned;
  if ("ofPackage" in version) return packageVersion(rootfs, version.ofPackage);
  return lockedVersion(await readFile(join(folder, "requirements.lock"), "utf8"), version.ofLocked);
}

/** A folder named after this process, so that a later build can tell what a killed one left. */
async function makeBuildFolder(): Promise<string> {
  const parent = store.imageCacheDir();
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = /^building-(\d+)-|\.(\d+)\.partial$/.exec(name)?.slice(1).find(Boolean);
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) await removeFolder(join(parent, name));
  }
  return mkdtemp(join(parent, `building-${process.pid}-`));
}

async function removeFolder(folder: string): Promise<void> {
  // Not fs.rm: should anything of the machine be mounted in there, it must survive.
  await run("rm", ["-rf", "--one-file-system", folder]);
}

/** The folders that a build writes much to; the daemon's may be on another machine. */
async function foldersToFill(): Promise<string[]> {
  const folders = [store.imageCacheDir(), await store.dockerDataDir()];
  return folders.filter((folder, index) => index === 0 || existsSync(folder));
}

const purpose = (image: LabImage): string => `build lab image ${image.name}`;
const neededMegabytes = (image: LabImage): number => copiesWhileBuilding * image.megabytes;

async function diskFull(image: LabImage, cause: unknown): Promise<DiskFullError> {
  const folders = await foldersToFill();
  const free = await Promise.all(folders.map(freeMegabytes));
  const fullest = free.indexOf(Math.min(...free));
  const error = new DiskFullError(
    purpose(image),
    folders[fullest] ?? store.imageCacheDir(),
    free[fullest] ?? 0,
    neededMegabytes(image),
  );
  error.cause = cause;
  return error;
}
