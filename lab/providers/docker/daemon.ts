import type Docker from "dockerode";

const defaultHost = "unix:///var/run/docker.sock";

/** Gives the Docker daemon, once it is needed. */
export type Connect = () => Promise<Docker>;

/**
 * The Docker daemon of `DOCKER_HOST`.
 *
 * @param host - instead of `DOCKER_HOST`
 */
export async function connect(host?: string): Promise<Docker> {
  // dockerode itself knows every form that the variable may have.
  if (host) process.env.DOCKER_HOST = host;
  // Loaded here because a preview, which asks Docker nothing, shouldn't wait for it.
  const { default: Client } = await import("dockerode");
  return new Client();
}

/** An error as Docker's own client says it. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  // dockerode puts the answer's code before the daemon's words.
  const words = /^\(HTTP code \d+\) .*? - (.*)$/s.exec(message)?.[1];
  if (words !== undefined) return `Error response from daemon: ${words.trim()}`;
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
