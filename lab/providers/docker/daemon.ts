import Docker from "dockerode";

const defaultHost = "unix:///var/run/docker.sock";

/**
 * The Docker daemon of `DOCKER_HOST`.
 *
 * @param host - instead of `DOCKER_HOST`
 */
export function connect(host?: string): Docker {
  // dockerode itself knows every form that the variable may have.
  if (host) process.env.DOCKER_HOST = host;
  return new Docker();
}

/** An error as Docker's own client says it. */
export function reasonOf(error: unknown): string {
  const { json, code, message } = error as {
    json?: { message?: string };
    code?: string;
    message: string;
  };
  if (json?.message) return `Error response from daemon: ${json.message}`;
  if (!code) return message;
  const host = process.env.DOCKER_HOST ?? defaultHost;
  return `Cannot connect to the Docker daemon at ${host} (${code}). Is the docker daemon running? DOCKER_HOST says which daemon is used`;
}

/** Does something with Docker. @throws Error that begins with `what` */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${what}: ${reasonOf(error)}`);
  }
}

/** The result, or undefined where Docker answers with one of these codes. */
export async function unless<T>(
  codes: readonly number[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (codes.includes((error as { statusCode?: number }).statusCode ?? 0)) return undefined;
    throw error;
  }
}
