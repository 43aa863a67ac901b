import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import execa from "execa";
import type { Settings } from "../../config/inputs/schema";
import type { Fallbacks, Provider, Report } from "../fallbacks";
import type { Part } from "./origin";
import { isReachable } from "./reachable";

/** Providers that a gateway uses, by where it runs. */
const used: Record<Settings["target"], readonly Provider[]> = {
  docker: ["docker", "random", "datadog"],
  kubernetes: ["kubernetes", "random", "datadog"],
};

/** Where the engine gets plugins from. */
const registry = "get.pulumi.com";

/** Not every stack uses these: where they can be downloaded, the engine does so when it needs them. */
const onDemand: readonly Provider[] = ["datadog"];

/**
 * Provider plugins: the official ones that are installed, else downloaded ones, else stand-ins that
 * are made here. Where none can be made, the engine says what it lacks.
 *
 * @param report - gets a line when something takes time
 * @param target - where the gateway runs, which says the providers
 * @returns the PATH with which the engine finds them, and a line about each
 */
export async function findPlugins(
  engine: PulumiCommand,
  report: Report,
  fallbacks: Fallbacks,
  target: Settings["target"] = "docker",
): Promise<{ path: string; parts: Part[] }> {
  const standIns: Provider[] = [];
  const parts: Part[] = [];
  for (const provider of used[target]) {
    const detail = `${provider} ${versionOf(provider)}`;
    if (isInstalled(provider)) parts.push({ from: "yours", detail });
    else if (onDemand.includes(provider) && (await isReachable(registry))) continue;
    else if (await download(engine, provider, report)) parts.push({ from: "downloaded", detail });
    else if (fallbacks.plugins) {
      standIns.push(provider);
      parts.push({ from: "lab", detail: `stand-in for ${detail}` });
    }
  }
  const path = process.env.PATH ?? "";
  if (standIns.length === 0 || !fallbacks.plugins) return { path, parts };
  const folder = await fallbacks.plugins(standIns);
  return { path: folder + delimiter + path, parts };
}

/** Version of a provider's SDK here, which is the plugin's. */
function versionOf(provider: Provider): string {
  const file = require.resolve(`@pulumi/${provider}/package.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function isInstalled(provider: Provider): boolean {
  const file = `pulumi-resource-${provider}`;
  const home = process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
  const cached = join(home, "plugins", `resource-${provider}-v${versionOf(provider)}`, file);
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, file));
  return [cached, ...onPath].some((path) => existsSync(path));
}

async function download(
  engine: PulumiCommand,
  provider: Provider,
  report: Report,
): Promise<boolean> {
  if (!(await isReachable(registry))) return false;
  report(`downloading the ${provider} provider ${versionOf(provider)}`);
  const args = ["plugin", "install", "resource", provider, versionOf(provider)];
  const { exitCode } = await execa(engine.command, args, { reject: false });
  return exitCode === 0;
}
