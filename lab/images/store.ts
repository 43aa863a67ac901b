import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import Docker from "dockerode";
import { labCacheDir } from "../cache";

/** Where finished images are kept, so that a new or emptied Docker daemon needs no new build. */
export const imageCacheDir = (): string => labCacheDir("images");

/** The start of every lab image's reference. */
export const labImagePrefix = "litellm-gateway-lab/";

const docker = new Docker();

/** The reference of a lab image. */
export function imageReference(name: string, version: string, hash: string): string {
  return `${labImagePrefix}${name}:${version}-lab.${hash}`;
}

/**
 * The reference of the image in the Docker daemon that was built from a recipe of this hash. The
 * version in it is not known before a build, therefore the search.
 */
export async function findInDaemon(name: string, hash: string): Promise<string | undefined> {
  const pattern = imageReference(name, "*", hash);
  const images = await docker.listImages({ filters: { reference: [pattern] } });
  const isWanted = (tag: string): boolean =>
    tag.startsWith(`${labImagePrefix}${name}:`) && tag.endsWith(`-lab.${hash}`);
  return images.flatMap(({ RepoTags }) => RepoTags ?? []).find(isWanted);
}

/** The cached archive of the image built from a recipe of this hash. */
export async function findInCache(name: string, hash: string): Promise<string | undefined> {
  const files = await readdir(imageCacheDir()).catch(() => []);
  const file = files.find((f) => f.startsWith(`${name}_`) && f.endsWith(`-lab.${hash}.tar`));
  return file === undefined ? undefined : join(imageCacheDir(), file);
}

/**
 * Loads an archive that {@link saveToCache} wrote.
 *
 * @throws Error when the archive is damaged
 */
export async function loadIntoDaemon(archive: string): Promise<void> {
  await finished(await docker.loadImage(createReadStream(archive)));
}

/** Keeps an image of the daemon in the cache; nothing half-written gets the final name. */
export async function saveToCache(name: string, hash: string, reference: string): Promise<void> {
  const version = reference.slice(reference.indexOf(":") + 1, reference.lastIndexOf("-lab."));
  const archive = join(imageCacheDir(), `${name}_${version}-lab.${hash}.tar`);
  const partial = `${archive}.${process.pid}.partial`;
  await mkdir(imageCacheDir(), { recursive: true });
  try {
    await pipeline(await docker.getImage(reference).get(), createWriteStream(partial));
    await rename(partial, archive);
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Runs `docker build` on a folder.
 *
 * @param context - the folder with the Dockerfile
 * @param files - the names in that folder that are sent to the daemon
 * @param reference - the image's tag
 * @param version - the value of the Dockerfile's `ARG VERSION`
 */
export async function buildInDaemon(
  context: string,
  files: string[],
  reference: string,
  version: string,
): Promise<void> {
  const options = { t: reference, buildargs: { VERSION: version }, forcerm: true };
  await finished(await docker.buildImage({ context, src: files }, options));
}

/** The daemon's data folder, where it is on this machine. */
export async function dockerDataDir(): Promise<string> {
  const info = (await docker.info()) as { DockerRootDir: string };
  return info.DockerRootDir;
}

/** Waits for the end of a daemon's job, whose errors come as messages in its progress stream. */
async function finished(progress: NodeJS.ReadableStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(progress, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}
