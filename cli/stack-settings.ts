import type { Settings } from "../config/inputs/schema";
import { gatewayOf } from "./gateway";
import { silentProgress } from "./progress";
import type { ProjectFolder } from "./project";
import { readStackFile } from "./read-stack-file";
import { openEngine, openStack } from "./workspace";

/**
 * The settings of a stack's gateway: those of its file; in a project with a program of its own, those
 * that the gateway was made with.
 */
export async function stackSettings(project: ProjectFolder, stackName: string): Promise<Settings> {
  if (project.hasOwnProgram) {
    const stack = await openStack(await openEngine(project, silentProgress), stackName);
    return (await gatewayOf(stack, project)).settings;
  }
  project.requireStackFile(stackName);
  return (await readStackFile(project.stackFile(stackName))).settings;
}
