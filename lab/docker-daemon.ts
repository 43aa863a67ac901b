import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import execa from "execa";
import { labCacheDir } from "./cache";
import { LabError } from "./error";

const pidFile = () => labCacheDir("docker", "dockerd.pid");
const logFile = () => labCacheDir("docker", "dockerd.log");

/** Why the lab can't start a Docker daemon here, or undefined when it can. */
export function whyNoDockerDaemon(): string | undefined {
  if (process.getuid?.() !== 0) return "this is not root";
  if (!existsSync("/etc/debian_version")) return "this is not Debian";
  return undefined;
}

/**
 * Installs Debian's docker.io when there is no dockerd, and starts it.
 *
 * @param report - gets a line before each step
 */
export async function startDockerDaemon(report: (line: string) => void): Promise<void> {
  if (!(await isInstalled())) {
    report("no Docker here: installing Debian's docker.io as root (about 30 s)");
    await execa("apt-get", ["update", "-q"]);
    await execa("apt-get", ["install", "-qy", "--no-install-recommends", "docker.io", "iptables"], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  report("starting dockerd as root");
  if (existsSync("/run/systemd/system")) await execa("systemctl", ["start", "docker"]);
  else await spawnDaemon();
  await untilItAnswers();
}

/** Stops the daemon that {@link startDockerDaemon} started; says whether there was one. */
export async function stopDockerDaemon(): Promise<boolean> {
  const pid = Number(await readFile(pidFile(), "utf8").catch(() => ""));
  if (!pid || !(await isDockerd(pid))) return false;
  process.kill(pid, "SIGTERM");
  while (await isDockerd(pid)) await delay(200);
  await rm(pidFile(), { force: true });
  return true;
}

async function isInstalled(): Promise<boolean> {
  const { exitCode } = await execa("dockerd", ["--version"], { reject: false });
  return exitCode === 0;
}

async function spawnDaemon(): Promise<void> {
  await removeStalePidFiles();
  await mkdir(labCacheDir("docker"), { recursive: true });
  const log = await open(logFile(), "w");
  const daemon = execa("dockerd", [], {
    detached: true,
    cleanup: false,
    stdin: "ignore",
    stdout: log.fd,
    stderr: log.fd,
  });
  // It outlives this process; how it ends is seen by whether it answers.
  daemon.catch(() => undefined);
  daemon.unref();
  await writeFile(pidFile(), String(daemon.pid));
  await log.close();
}

/**
 * A daemon that was killed leaves its process id in a file, and that of its containerd. Once another
 * process has that id, dockerd takes it for one of them.
 */
async function removeStalePidFiles(): Promise<void> {
  const files = { dockerd: "/run/docker.pid", containerd: "/run/docker/containerd/containerd.pid" };
  for (const [program, file] of Object.entries(files)) {
    const pid = Number(await readFile(file, "utf8").catch(() => ""));
    if (pid && !(await isProgram(pid, program))) await rm(file, { force: true });
  }
}

async function untilItAnswers(): Promise<void> {
  const docker = new Docker();
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await answers(docker)) return;
    await delay(300);
  }
  const log = await readFile(logFile(), "utf8").catch(() => "");
  throw new LabError(
    `dockerd did not start within a minute; the end of its log:\n${log.split("\n").slice(-15).join("\n")}`,
  );
}

function answers(docker: Docker): Promise<boolean> {
  return docker.ping().then(
    () => true,
    () => false,
  );
}

const isDockerd = (pid: number) => isProgram(pid, "dockerd");

async function isProgram(pid: number, program: string): Promise<boolean> {
  const name = await readFile(join("/proc", String(pid), "comm"), "utf8").catch(() => "");
  return name.trim() === program;
}
