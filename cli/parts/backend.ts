import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProjectFolder } from "../project";

/** Where the state is, and the environment with which the engine uses it. */
export interface Backend {
  description: string;
  environment: Record<string, string>;
}

/**
 * The backend that the user is logged in to, else a folder of the project that git ignores, with
 * a passphrase that only this user can read.
 */
export async function findBackend(project: ProjectFolder): Promise<Backend> {
  const own = ownBackend();
  if (own) return { description: `${own} (yours)`, environment: {} };
  const state = project.local("state");
  await mkdir(state, { recursive: true });
  return {
    description: `${state} (on this machine only)`,
    environment: { PULUMI_BACKEND_URL: pathToFileURL(state).href, ...(await passphrase(project)) },
  };
}

/** Whether {@link findBackend} made the passphrase: the user gave none. */
export function hasOwnPassphrase(environment: Backend["environment"]): boolean {
  return "PULUMI_CONFIG_PASSPHRASE_FILE" in environment;
}

function ownBackend(): string | undefined {
  if (process.env.PULUMI_BACKEND_URL) return process.env.PULUMI_BACKEND_URL;
  if (process.env.PULUMI_ACCESS_TOKEN) return "Pulumi Cloud";
  const home = process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
  const credentials = join(home, "credentials.json");
  if (!existsSync(credentials)) return undefined;
  const { current } = JSON.parse(readFileSync(credentials, "utf8")) as { current?: string };
  return current === "" ? undefined : current;
}

async function passphrase(project: ProjectFolder): Promise<Record<string, string>> {
  const { PULUMI_CONFIG_PASSPHRASE: text, PULUMI_CONFIG_PASSPHRASE_FILE: given } = process.env;
  if (text !== undefined || given !== undefined) return {};
  const file = project.local("passphrase");
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return { PULUMI_CONFIG_PASSPHRASE_FILE: file };
}
