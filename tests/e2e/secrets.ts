import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "./sandbox";

/**
 * Looks for a stack's secrets where they must not be: those that were generated.
 *
 * @returns a line for each place that has one, without the secret itself
 */
export async function findSecrets(sandbox: Sandbox): Promise<string[]> {
  const secrets = await secretsOf(sandbox);
  const places = await placesOf(sandbox);
  return Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, value]) => text.includes(value))
      .map(([name]) => `${place} shows ${name}`),
  );
}

/** The generated values, as the state has them when it is decrypted. */
async function secretsOf(sandbox: Sandbox): Promise<Record<string, string>> {
  const { stdout } = await sandbox.must("pulumi", ["stack", "export", "--show-secrets"]);
  const { deployment } = JSON.parse(stdout) as {
    deployment: { resources: { urn: string; type: string; outputs?: { result?: unknown } }[] };
  };
  const passwords = deployment.resources.filter(({ type }) => type.startsWith("random:"));
  const secrets: Record<string, string> = Object.fromEntries(
    passwords.map(({ urn, outputs }) => [urn.split("::").at(-1) ?? urn, plain(outputs?.result)]),
  );
  if (Object.keys(secrets).length !== 6) throw new Error("there should be 6 generated secrets");
  return secrets;
}

/** A secret in an export is an object with its value as JSON. */
function plain(value: unknown): string {
  const { plaintext } = value as { plaintext?: string };
  if (plaintext === undefined) throw new Error("a generated value is not a secret in the state");
  return JSON.parse(plaintext) as string;
}

async function placesOf(sandbox: Sandbox): Promise<Record<string, string>> {
  const { docker } = sandbox;
  const containers = [...(await sandbox.containers())];
  const inspected = await Promise.all(
    containers.map(async ([name, { Id }]) => [
      `docker inspect ${name}`,
      JSON.stringify(await docker.getContainer(Id).inspect()),
    ]),
  );
  const volumes = await docker.listVolumes();
  return {
    "the state": (await sandbox.must("pulumi", ["stack", "export"])).output,
    "a preview": (await sandbox.must("preview", ["--diff"])).output,
    "the stack's outputs": (await sandbox.must("pulumi", ["stack", "output"])).output,
    "the containers' logs": (await sandbox.must("logs", ["--tail", "100000"])).output,
    "the stack's file": await readFile(sandbox.stackFile, "utf8"),
    "docker volume inspect": JSON.stringify(volumes),
    "the process list": await commandLines(),
    ...(Object.fromEntries(inspected) as Record<string, string>),
  };
}

/** Command lines of all processes of this machine, those in containers included. */
async function commandLines(): Promise<string> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = pids.map((pid) => readFile(join("/proc", pid, "cmdline"), "utf8").catch(() => ""));
  return (await Promise.all(lines)).join("\n").replaceAll("\0", " ");
}
