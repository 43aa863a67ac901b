import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { ProjectFolder } from "./project";

/** Content of a lock of the engine's file backend (pulumi: pkg/backend/diy/lock.go). */
interface Lock {
  pid: number;
  hostname: string;
}

/**
 * Removes a lock that an interrupted run left in the local state: its process is gone from this
 * machine. Locks of a backend that is not ours are left alone.
 */
export async function releaseStaleLock(project: ProjectFolder, stack: string): Promise<void> {
  const folder = project.local("state", ".pulumi", "locks", "organization", project.name, stack);
  for (const file of await readdir(folder).catch(() => [])) {
    const path = join(folder, file);
    const lock = JSON.parse(await readFile(path, "utf8")) as Lock;
    if (lock.hostname === hostname() && !isRunning(lock.pid)) await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
