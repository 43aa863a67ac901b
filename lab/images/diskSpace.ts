import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { LabError } from "../error";

const megabyte = 1024 * 1024;

/** Free space for an unprivileged user below a folder, which need not exist yet, in megabytes. */
export async function freeMegabytes(folder: string): Promise<number> {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  return Math.floor((bavail * bsize) / megabyte);
}

/** There isn't enough room on a disk; the message names the folder and both amounts. */
export class DiskFullError extends LabError {
  constructor(purpose: string, folder: string, free: number, needed: number) {
    super(
      `Not enough disk space to ${purpose}: ${folder} has ${free} MB free, ${needed} MB are needed. ` +
        `Free some space there, or set XDG_CACHE_HOME to a folder on a larger disk.`,
    );
    this.name = "DiskFullError";
  }
}

/**
 * Refuses to start what would fill a disk.
 *
 * @param purpose - what the space is for, as in "to build …"
 * @param folder - a folder on the disk in question
 * @param needed - megabytes
 * @throws DiskFullError
 */
export async function requireDiskSpace(
  purpose: string,
  folder: string,
  needed: number,
): Promise<void> {
  const free = await freeMegabytes(folder);
  if (free < needed) throw new DiskFullError(purpose, folder, free, needed);
}

/** Whether an error of any program in a build says that the disk became full. */
export function saysDiskFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|no space left on device/i.test(error.message);
}
