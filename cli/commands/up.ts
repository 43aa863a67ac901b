import type { Stack } from "@pulumi/pulumi/automation";
import { describeProblem } from "../../config/inputs/errors";
import type { Settings } from "../../config/inputs/schema";
import { confirm } from "../confirm";
import { deploy, describeChanges, previewChanges } from "../deploy";
import { UserError } from "../errors";
import { gatewayOf } from "../gateway";
import { clearInterrupted } from "../interrupted";
import { requireFreePort } from "../parts/port";
import { printedProgress as progress } from "../progress";
import { projectName, type ProjectFolder } from "../project";
import { withReachable } from "../reachable-gateway";
import { printUsage } from "../usage";
import { openStack, openWorkspace, prepareImages, readStack, useProgram } from "../workspace";
import { isReady, verifyAsStep } from "./verify";
import { commandName } from "../command-name";

/** `npm run up`: brings a stack up and gets a real answer from it. */
export async function up(
  project: ProjectFolder,
  stackName: string,
  { yes, refresh }: { yes: boolean; refresh: boolean },
): Promise<void> {
  project.requireStackFiles("pulumi up");
  project.requireStackFile(stackName);
  const workspace = await openWorkspace(project, stackName, progress);
  const stack = await openStack(workspace, stackName);
  const checked = await readStack(stack);
  const { settings, warnings } = checked;
  for (const warning of warnings) progress.note(`warning: ${describeProblem(warning)}`);
  const owner = { project: projectName, stack: stackName };
  if (workspace.docker) await requireFreePort(workspace.docker, settings.edge, owner);
  useProgram(stack, await prepareImages(workspace, checked, progress));
  for (const name of await clearInterrupted(workspace, stack)) {
    progress.note(`removed ${name}, left over from an interrupted update`);
  }
  const changes = await previewChanges(stack, progress, { refresh });
  if (Object.keys(changes).length === 0) {
    await reportUnchanged(project, stack, settings);
    return;
  }
  if (
    !yes &&
    isUpdate(changes) &&
    !(await confirm(`Make these changes (${describeChanges(changes)})?`))
  ) {
    throw new UserError("nothing was changed");
  }
  await deploy(stack, progress, { refresh }).catch(async (error: unknown) => {
    throw workspace.docker ? error : await withFailedPods(error, stack, settings);
  });
  const gateway = await gatewayOf(stack, project);
  await verifyAsStep(stack, gateway, progress);
  printUsage(stackName, settings, gateway);
}

/** Adds to the error of a failed update why pods aren't ready. */
async function withFailedPods(error: unknown, stack: Stack, settings: Settings): Promise<unknown> {
  if (!(error instanceof UserError)) return error;
  const { clusterChoice } = await import("../kubernetes/cluster.js");
  const { explainFailedPods } = await import("../kubernetes/failed-pods.js");
  const { namespace } = settings.kubernetes;
  const reasons = await explainFailedPods(namespace, await clusterChoice(stack));
  return reasons === undefined ? error : new UserError(`${error.message}\n${reasons}`, error.fix);
}

/** The first `up` asks nothing: there is nothing yet that it could break. */
function isUpdate(changes: Partial<Record<string, number>>): boolean {
  return Object.keys(changes).some((kind) => kind !== "create");
}

async function reportUnchanged(
  project: ProjectFolder,
  stack: Stack,
  settings: Settings,
): Promise<void> {
  const gateway = await gatewayOf(stack, project);
  if (!(await withReachable(stack, gateway, isReady))) {
    throw new UserError(
      "nothing changed in the settings, but the gateway doesn't answer",
      `${commandName("logs")}; ${commandName("up", `--refresh --stack ${stack.name}`)} repairs what was changed by hand`,
    );
  }
  progress.note("Nothing changed: the gateway is up and ready.");
  printUsage(stack.name, settings, gateway);
}
