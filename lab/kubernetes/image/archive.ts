import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { run } from "../../images/run";

/**
 * Packs a static program as an image archive, in the form of `docker save`
 * (https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format).
 *
 * @param archive - the file to write
 * @param reference - the image's full name, such as `docker.io/library/pause:1`
 * @param program - path of the program, which becomes `/<its name>` and the entry point
 */
export async function writeImageArchive(
  archive: string,
  reference: string,
  program: string,
): Promise<void> {
  const folder = await mkdtemp(join(dirname(archive), "image-"));
  const tar = (...args: string[]) =>
    run("tar", ["--numeric-owner", "--owner=0", "--group=0", ...args]);
  try {
    const content = join(folder, "content");
    await mkdir(content);
    await cp(program, join(content, basename(program)));
    const layer = join(folder, "layer.tar");
    await tar("-C", content, "-cf", layer, basename(program));

    const config = JSON.stringify({
      architecture: process.arch === "x64" ? "amd64" : process.arch,
      os: "linux",
      config: { Entrypoint: [`/${basename(program)}`] },
      rootfs: { type: "layers", diff_ids: [`sha256:${sha256(await readFile(layer))}`] },
    });
    const configFile = `${sha256(config)}.json`;
    await writeFile(join(folder, configFile), config);
    const manifest = [{ Config: configFile, RepoTags: [reference], Layers: ["layer.tar"] }];
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));

    const draft = join(folder, "image.tar");
    await tar("-C", folder, "-cf", draft, configFile, "layer.tar", "manifest.json");
    await rename(draft, archive);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sha256 = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex");
