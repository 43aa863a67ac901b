import * as pulumi from "@pulumi/pulumi";
import { daemon } from "./daemon";
import { ownerFilter } from "./labels";

/** How much of a container's log goes into the error. */
const lines = 30;

/**
 * Adds a failed container's last log lines to the update's errors: the provider itself says only
 * that the container didn't get healthy.
 *
 * @param resource - name of the container's Pulumi resource
 * @returns undefined where the program runs without an engine
 */
export function failureLog(resource: string): pulumi.ErrorHook | undefined {
  // Pulumi's mocks take no error hooks, and a program under test must not fail for that.
  if (!("registerErrorHook" in (pulumi.runtime.getMonitor() ?? {}))) return undefined;
  // Asked for here: called by the engine, the hook no longer knows its stack.
  const filter = ownerFilter(resource);
  return new pulumi.ErrorHook(`${resource}-log`, async () => {
    try {
      await pulumi.log.error(await lastLogLines(resource, filter));
    } catch (error) {
      await pulumi.log.warn(`could not read the log of ${resource}: ${String(error)}`);
    }
    return false;
  });
}

async function lastLogLines(resource: string, filters: { label: string[] }): Promise<string> {
  const docker = daemon();
  const [newest] = await docker.listContainers({ all: true, filters });
  if (!newest) return `${resource} has no container`;
  const container = docker.getContainer(newest.Id);
  const { State: state } = await container.inspect();
  const log = await container.logs({ stdout: true, stderr: true, tail: lines });
  const verdict = state.Running
    ? (state.Health?.Status ?? "running")
    : `exited with ${state.ExitCode}`;
  return `${resource} is ${verdict}; the end of its log:\n${withoutFrames(log)}`;
}

/** Docker puts 8 bytes before each piece of a log (Engine API, "Stream format"). */
function withoutFrames(log: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length; at += 8 + log.readUInt32BE(at + 4)) {
    pieces.push(log.subarray(at + 8, at + 8 + log.readUInt32BE(at + 4)));
  }
  return Buffer.concat(pieces).toString("utf8").trimEnd();
}
