import Docker from "dockerode";
import { startDockerDaemon, whyNoDockerDaemon } from "../../lab/docker-daemon";
import { UserError } from "../errors";
import type { Part } from "./origin";

/** A Docker daemon: the one that runs, else one that the lab installs and starts. */
export async function findDocker(
  report: (line: string) => void,
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
  const reason = process.env.DOCKER_HOST ? "DOCKER_HOST names another" : whyNoDockerDaemon();
  if (reason) {
    throw new UserError(
      `no Docker daemon answers at ${where} (${problem}), and none is started here: ${reason}`,
      "start Docker (Docker Desktop, or: sudo systemctl start docker), or set DOCKER_HOST",
    );
  }
  await startDockerDaemon(report);
  return { docker, part: { from: "lab", detail: await versionOf(docker) } };
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
