import Docker from "dockerode";
import { UserError } from "../errors";
import type { Fallbacks, Report } from "../fallbacks";
import type { Part } from "./origin";

/** A Docker daemon: the one that runs, else one that is installed and started here. */
export async function findDocker(
  report: Report,
  fallbacks: Fallbacks,
): Promise<{ docker: Docker; part: Part }> {
  const docker = new Docker();
  const problem = await pingProblem(docker);
  if (!problem) return { docker, part: { from: "yours", detail: await versionOf(docker) } };
  const where = process.env.DOCKER_HOST ?? "/var/run/docker.sock";
  if (problem === "EACCES") {
    throw new UserError(
      `permission denied on the Docker daemon at ${where}`,
      "add yourself to the docker group (sudo usermod -aG docker $USER, then log in again), or run this as root",
    );
  }
  const reason = await whyNoneStarts(fallbacks);
  if (reason !== undefined || !fallbacks.docker) {
    throw new UserError(
      `no Docker daemon answers at ${where} (${problem})${reason === undefined ? "" : `, and none is started here: ${reason}`}`,
      "start Docker (Docker Desktop, or: sudo systemctl start docker), or set DOCKER_HOST",
    );
  }
  await fallbacks.docker.start(report);
  return { docker, part: { from: "lab", detail: await versionOf(docker) } };
}

async function whyNoneStarts({ docker }: Fallbacks): Promise<string | undefined> {
  if (!docker) return undefined;
  return process.env.DOCKER_HOST ? "DOCKER_HOST names another" : docker.whyNot();
}

async function pingProblem(docker: Docker): Promise<string | undefined> {
  try {
    await docker.ping();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

async function versionOf(docker: Docker): Promise<string> {
  return `Docker ${(await docker.version()).Version}`;
}
