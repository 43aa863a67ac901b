import { rm } from "node:fs/promises";
import execa from "execa";
import { confirm } from "../confirm";
import { fail, watchEvents } from "../deploy";
import { UserError } from "../errors";
import { clearInterrupted } from "../interrupted";
import { printedProgress as progress } from "../progress";
import type { ProjectFolder } from "../project";
import { stoppable } from "../stop-signal";
import { openStack, openWorkspace, type Workspace } from "../workspace";
import { commandName } from "../command-name";

/**
 * `npm run down`: removes a stack's containers and networks. Its data volumes and keys stay,
 * unless `deleteData` says otherwise.
 */
export async function down(
  project: ProjectFolder,
  stackName: string,
  { yes, deleteData }: { yes: boolean; deleteData: boolean },
): Promise<void> {
  project.requireStackFiles("pulumi destroy");
  const workspace = await openWorkspace(project, stackName, progress);
  const stack = await openStack(workspace, stackName);
  if (deleteData && !yes) {
    if (!process.stdin.isTTY) {
      throw new UserError("--delete-data needs a yes, and nobody can be asked", "add --yes");
    }
    const question = `Delete the data and keys of stack "${stackName}" for ever?`;
    if (!(await confirm(question))) throw new UserError("nothing was deleted");
  }
  await clearInterrupted(workspace, stack);
  if (deleteData) await unprotect(workspace, stackName);
  await progress.step("Removal", async (report) => {
    const { onEvent, errors } = watchEvents(report);
    await stoppable(report, (signal) =>
      stack.destroy({ excludeProtected: !deleteData, signal, onEvent }),
    ).catch((error: unknown) => fail(error, errors));
    const result = deleteData
      ? "everything, data and keys included"
      : `all but the data volumes and keys, which stay (${commandName("up")} brings them back)`;
    return { value: undefined, result };
  });
  if (!deleteData) return;
  await stack.workspace.removeStack(stackName, { preserveConfig: true });
  await rm(project.local("state", ".pulumi", "backups"), { recursive: true, force: true });
}

async function unprotect({ engine, project, environment }: Workspace, stack: string) {
  const args = ["state", "unprotect", "--all", "--yes", "--stack", stack, "--non-interactive"];
  await execa(engine.command, args, { cwd: project.path, env: environment });
}
