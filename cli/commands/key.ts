import { gatewayOf } from "../gateway";
import { silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { openEngine, openStack } from "../workspace";

/** `npm run --silent key`: prints a stack's master key, and nothing else. */
export async function key(project: ProjectFolder, stackName: string): Promise<void> {
  const stack = await openStack(await openEngine(project, silentProgress), stackName);
  const { masterKey } = await gatewayOf(stack, project);
  console.log(masterKey);
}
