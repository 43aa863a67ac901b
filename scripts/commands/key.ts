import { silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { openEngine, openStack, requireOutputs } from "../workspace";

/** `npm run --silent key`: prints a stack's master key, and nothing else. */
export async function key(project: ProjectFolder, stackName: string): Promise<void> {
  const stack = await openStack(await openEngine(project, silentProgress), stackName);
  const { masterKey } = await requireOutputs(stack);
  console.log(masterKey);
}
