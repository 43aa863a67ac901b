import { explainEngineError } from "../engine-errors";
import { printedProgress as progress } from "../progress";
import type { ProjectFolder } from "../project";
import { openStack, openWorkspace, prepareImages, readSettings, useProgram } from "../workspace";

/** `npm run preview`: what `npm run up` would change, in the engine's own words. */
export async function preview(
  project: ProjectFolder,
  stackName: string,
  options: { diff?: boolean; refresh?: boolean },
): Promise<void> {
  project.requireStackFile(stackName);
  const workspace = await openWorkspace(project, progress);
  const stack = await openStack(workspace, stackName);
  const settings = await readSettings(stack);
  useProgram(stack, await prepareImages(workspace, settings, progress));
  const color = process.stdout.isTTY ? "always" : "never";
  try {
    await stack.preview({ ...options, color, onOutput: (text) => process.stdout.write(text) });
  } catch (error) {
    throw explainEngineError(error, workspace);
  }
}
