// One action of one program in a process of its own; prints what was measured as JSON.
import { mkdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { UserError } from "../scripts/errors";
import { printError } from "../scripts/print-error";
import { findEngine } from "../scripts/parts/engine";
import { findImages } from "../scripts/parts/images";
import { silentProgress } from "../scripts/progress";
import { ProjectFolder } from "../scripts/project";
import { openStack, openWorkspace, readSettings } from "../scripts/workspace";

/** What one run took. */
export interface Measured {
  /** From the start of the process to its end. */
  seconds: number;
  /** Time that the program's own modules took to load. */
  loadSeconds: number;
  /** Resources that the preview went over. */
  resources: number;
}

async function main(program: string, folder: string, action: string): Promise<void> {
  const load = { seconds: 0 };
  const stack = program === "gateway" ? await gatewayStack(load) : await bareStack(folder, load);
  let resources = 0;
  if (action === "up") await stack.up();
  else if (action === "destroy") await stack.destroy();
  else {
    const { changeSummary } = await stack.preview();
    const changed = Object.keys(changeSummary).filter((kind) => kind !== "same");
    if (changed.length > 0)
      throw new UserError(`something changed: ${changed.join(", ")}`, "npm run up");
    resources = changeSummary.same ?? 0;
  }
  console.log(JSON.stringify({ loadSeconds: load.seconds, resources }));
}

async function timed<T>(load: { seconds: number }, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await run();
  load.seconds = (performance.now() - started) / 1000;
  return value;
}

/** The dev stack, which must be up. */
async function gatewayStack(load: { seconds: number }): Promise<Stack> {
  const workspace = await openWorkspace(new ProjectFolder("."), silentProgress);
  const stack = await openStack(workspace, "dev");
  const settings = await readSettings(stack);
  const { standIns } = await findImages(workspace.docker, settings, () => undefined);
  stack.workspace.program = async () => {
    const { default: gateway } = await timed(load, () => import("../index.js"));
    return gateway(standIns);
  };
  return stack;
}

/** The least program with the same two providers, in a folder of its own. */
async function bareStack(folder: string, load: { seconds: number }): Promise<Stack> {
  const { environment } = await openWorkspace(new ProjectFolder("."), silentProgress);
  const { command } = await findEngine(() => undefined);
  const program: PulumiFn = async () => {
    const [docker, random] = await timed(load, () =>
      Promise.all([import("@pulumi/docker"), import("@pulumi/random")]),
    );
    new docker.Network("bare");
    new random.RandomPassword("bare", { length: 16 });
  };
  await mkdir(folder, { recursive: true });
  return LocalWorkspace.createOrSelectStack(
    { stackName: "bench", projectName: "bare", program },
    {
      pulumiCommand: command,
      envVars: {
        ...environment,
        PULUMI_BACKEND_URL: pathToFileURL(folder).href,
        PULUMI_CONFIG_PASSPHRASE: "bench",
      },
    },
  );
}

const [program = "", folder = "", action = ""] = process.argv.slice(2);
main(program, folder, action).catch((error: unknown) => {
  printError(error);
  process.exitCode = 1;
});
