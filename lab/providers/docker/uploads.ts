import { readFile } from "node:fs/promises";
import type Docker from "dockerode";
import type { Properties } from "../bridge/values";
import { attempt } from "./daemon";
import { tarOf } from "./tar";

/** Puts files into a container that doesn't run yet. */
export async function upload(container: Docker.Container, uploads: Properties[]): Promise<void> {
  for (const file of uploads) {
    const archive = tarOf(file.file as string, await contentOf(file), modeOf(file));
    await attempt("Unable to upload volume content", () =>
      container.putArchive(archive, { path: "/" }),
    );
  }
}

async function contentOf({ content, contentBase64, source }: Properties): Promise<Buffer> {
  const set = [content, contentBase64, source].filter(Boolean).length;
  const which = "one of 'content', 'content_base64', or 'source'";
  if (set === 0) throw new Error(`error with upload content: ${which} must be set`);
  if (set > 1) throw new Error(`error with upload content: only ${which} can be set`);
  if (source) return readFile(source as string);
  return contentBase64
    ? Buffer.from(contentBase64 as string, "base64")
    : Buffer.from(content as string);
}

function modeOf({ permissions, executable }: Properties): number {
  if (permissions) return parseInt(permissions as string, 8);
  return executable ? 0o744 : 0o644;
}
