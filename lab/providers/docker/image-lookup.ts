import type Docker from "dockerode";
import { attempt, reasonOf, unless } from "./daemon";

/** A local image. */
export interface FoundImage {
  id: string;
  /** `repository@sha256:…`; empty for an image that no registry knows. */
  repoDigest: string;
}

/** Finds a local image by name or id. */
export async function localImage(docker: Docker, name: string): Promise<FoundImage | undefined> {
  const image = await unless([404], () => docker.getImage(name).inspect());
  if (!image) return undefined;
  const repository = name.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  const digest = image.RepoDigests.find((digest) => digest.startsWith(`${repository}@`));
  return { id: image.Id, repoDigest: digest ?? image.RepoDigests[0] ?? "" };
}

/** Finds a local image; pulls it only when there is none. */
export async function findImage(
  docker: Docker,
  name: string,
  platform?: string,
): Promise<FoundImage> {
  const local = await localImage(docker, name);
  if (local) return local;
  await attempt(`unable to pull image ${name}: error pulling image ${name}`, async () => {
    await pull(docker, name, platform);
  });
  const pulled = await localImage(docker, name);
  if (!pulled) throw new Error(`unable to find or pull image ${name}`);
  return pulled;
}

async function pull(docker: Docker, name: string, platform?: string): Promise<void> {
  const reference = /[:@][^/]*$/.test(name) ? name : `${name}:latest`;
  const stream = await docker.pull(reference, platform ? { platform } : {});
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => {
      if (error) reject(new Error(reasonOf(error)));
      else resolve();
    });
  });
}
