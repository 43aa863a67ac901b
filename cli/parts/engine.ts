import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";
import { UserError } from "../errors";
import type { Fallbacks, Report } from "../fallbacks";
import type { Part } from "./origin";
import { isReachable } from "./reachable";

/** First engine with error hooks, which put a container's log into the error (pulumi 3.218). */
const minimum = new SemVer("3.218.0");

/** Installed when there is none. */
export const wantedEngine = "3.259.0";

/**
 * The Pulumi engine: the user's, else a downloaded one, else one that is made here.
 *
 * @throws UserError when there is none of them
 */
export async function findEngine(
  report: Report,
  fallbacks: Fallbacks,
): Promise<{ command: PulumiCommand; part: Part }> {
  const installed = await onPath();
  if (installed) {
    const detail = `pulumi ${installed.version?.version ?? ""}`;
    return { command: installed, part: { from: "yours", detail } };
  }
  const detail = `pulumi ${wantedEngine}`;
  if (await isReachable("get.pulumi.com")) {
    report(`downloading ${detail}`);
    const command = await PulumiCommand.install({ version: new SemVer(wantedEngine) });
    return { command, part: { from: "downloaded", detail } };
  }
  if (!fallbacks.engine) {
    throw new UserError(
      "there is no Pulumi engine: pulumi is not on PATH, and get.pulumi.com can't be reached",
      `install pulumi ${minimum.version} or newer (pulumi.com/docs/install), and run this again`,
    );
  }
  const command = await fallbacks.engine(wantedEngine, report);
  return { command, part: { from: "lab", detail } };
}

async function onPath(): Promise<PulumiCommand | undefined> {
  try {
    return await PulumiCommand.get({ version: minimum });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || String(error).includes("ENOENT")) {
      return undefined;
    }
    throw new UserError(
      `the pulumi on PATH can't be used: ${String(error)}`,
      `update it to ${minimum.version} or newer`,
    );
  }
}
