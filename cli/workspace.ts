import { LocalWorkspace, Stack, type PulumiCommand } from "@pulumi/pulumi/automation";
import Docker from "dockerode";
import type { Images } from "../config/inputs/images";
import { ownConfig, parsePulumiConfig } from "../config/inputs/pulumi-config";
import type { Settings } from "../config/inputs/schema";
import type { CheckedStack } from "../config/inputs/stack";
import { commandName } from "./command-name";
import { UserError } from "./errors";
import { dropForeignSalt } from "./foreign-salt";
import { findBackend, hasOwnPassphrase } from "./parts/backend";
import { findDocker } from "./parts/docker";
import { findEngine } from "./parts/engine";
import { findImages } from "./parts/images";
import { describe } from "./parts/origin";
import { findPlugins } from "./parts/plugins";
import { projectName, type ProjectFolder } from "./project";
import { stackTarget } from "./stack-target";
import { releaseStaleLock } from "./stale-lock";
import type { Progress } from "./progress";

/** An engine that can read the project's stacks. */
export interface Engine {
  project: ProjectFolder;
  engine: PulumiCommand;
  /** Environment for the engine: backend, passphrase, PATH. */
  environment: Record<string, string>;
}

/** Engine, backend and settings that are needed to change the project's stacks. */
export interface Workspace extends Engine {
  /** Undefined for a stack that runs elsewhere. */
  docker: Docker | undefined;
}

/** Finds or makes the engine. */
export async function openEngine(project: ProjectFolder, progress: Progress): Promise<Engine> {
  const engine = await progress.step("Pulumi engine", async (report) => {
    const { command, part } = await findEngine(report, project.fallbacks);
    return { value: command, result: describe(part) };
  });
  const backend = await findBackend(project);
  progress.note(`State: ${backend.description}`);
  const environment = { ...backend.environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
  return { project, engine, environment };
}

/** Finds or makes the provider plugins that stacks on a target need. */
export async function withPlugins(
  engine: Engine,
  target: Settings["target"],
  progress: Progress,
): Promise<Engine> {
  const PATH = await progress.step("Provider plugins", async (report) => {
    const { path, parts } = await findPlugins(
      engine.engine,
      report,
      engine.project.fallbacks,
      target,
    );
    return { value: path, result: parts.map(describe).join(", ") };
  });
  return { ...engine, environment: { ...engine.environment, PATH } };
}

/** Finds or makes the engine, the provider plugins, and the Docker daemon for a stack that runs there. */
export async function openWorkspace(
  project: ProjectFolder,
  stackName: string,
  progress: Progress,
): Promise<Workspace> {
  const engine = await openEngine(project, progress);
  const target = await stackTarget(project, stackName);
  const docker = target === "docker" ? await openDocker(project, progress) : undefined;
  return { ...(await withPlugins(engine, target, progress)), docker };
}

function openDocker({ fallbacks }: ProjectFolder, progress: Progress): Promise<Docker> {
  return progress.step("Docker daemon", async (report) => {
    const { docker, part } = await findDocker(report, fallbacks);
    return { value: docker, result: describe(part) };
  });
}

/** Images that stand in for a stack's default ones, where those can't be had. */
export type StandInImages = Partial<Images>;

/** Opens a stack, or makes it when it has a file but no state yet. */
export async function openStack(workspace: Engine, name: string): Promise<Stack> {
  const { project, engine, environment } = workspace;
  if (!project.hasOwnProgram) project.requireStackFile(name);
  await releaseStaleLock(project, name);
  const folder = await LocalWorkspace.create({
    workDir: project.path,
    pulumiCommand: engine,
    envVars: environment,
  });
  if (project.hasOwnProgram) return Stack.select(name, folder);
  try {
    return await Stack.createOrSelect(name, folder);
  } catch (error) {
    // A stack that is new here, with a passphrase that was made here, can't have a salt yet.
    const isNew = String(error).includes("could not create secrets manager for new stack");
    if (!isNew || !hasOwnPassphrase(environment)) throw error;
    if (!(await dropForeignSalt(project.stackFile(name)))) throw error;
    return Stack.createOrSelect(name, folder);
  }
}

/**
 * Says what the stack's next preview or update runs.
 *
 * @param images - what {@link prepareImages} returned
 */
export function useProgram(stack: Stack, images: StandInImages): void {
  stack.workspace.program = async () => {
    // Loaded here: commands that run no program don't pay for the SDKs.
    const { default: gateway } = await import("../index.js");
    return gateway(images);
  };
}

/** Checks a stack's config, before anything changes. @throws ConfigError */
export async function readStack(stack: Stack): Promise<CheckedStack> {
  const config = await stack.getAllConfig().catch((error: unknown) => {
    if (!String(error).includes("could not decrypt")) throw error;
    throw new UserError(
      `a secret in Pulumi.${stack.name}.yaml can't be decrypted: it is a placeholder, or was encrypted with another passphrase`,
      `set it again: ${commandName("pulumi", `--stack ${stack.name} config set --secret KEY`)}`,
    );
  });
  const own = ownConfig(config, projectName);
  const values = Object.entries(own).map(([key, { value }]) => [key, value] as const);
  return parsePulumiConfig(Object.fromEntries(values), (key) => own[key]?.secret ?? false);
}

/**
 * Brings a stack's images to the Docker daemon, or to a cluster of this machine that takes them from
 * there. Other clusters pull them by themselves.
 */
export async function prepareImages(
  { docker, project: { fallbacks } }: Workspace,
  stack: Pick<CheckedStack, "settings" | "secrets">,
  progress: Progress,
): Promise<StandInImages> {
  const intoCluster = docker ? undefined : await fallbacks.clusterImages?.(process.env.KUBECONFIG);
  if (!docker && !intoCluster) return {};
  return progress.step("Images", async (report) => {
    const found = await findImages(docker ?? new Docker(), stack, report, fallbacks);
    const { standIns, parts, references } = found;
    await intoCluster?.(references, report);
    const lab = parts.filter(({ from }) => from === "lab").length;
    const result = `${parts.length} (${lab === 0 ? "all as in the stack's settings" : `${lab} made by the lab`})`;
    return { value: standIns, result };
  });
}
