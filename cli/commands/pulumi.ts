import execa from "execa";
import { silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { stackTarget } from "../stack-target";
import { openEngine, openStack, withPlugins } from "../workspace";

/**
 * `npm run pulumi -- …`: the Pulumi CLI, with the state and passphrase that the other commands
 * use, on the stack that they work on.
 */
export async function pulumi(
  project: ProjectFolder,
  stackName: string,
  args: string[],
): Promise<void> {
  const engine = await openEngine(project, silentProgress);
  const target = await stackTarget(project, stackName);
  const workspace = await withPlugins(engine, target, silentProgress);
  await openStack(workspace, stackName);
  const { exitCode } = await execa(workspace.engine.command, args, {
    cwd: project.path,
    env: { ...workspace.environment, PULUMI_STACK: stackName },
    stdio: "inherit",
    reject: false,
  });
  process.exitCode = exitCode;
}
