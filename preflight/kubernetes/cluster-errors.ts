/** Why a cluster can't be asked, without any secret of the kubeconfig. */
export class ClusterAccessError extends Error {
  /**
   * @param isRefusal - whether the cluster is there and doesn't take the user
   */
  constructor(
    message: string,
    readonly isRefusal = false,
  ) {
    super(message);
    this.name = "ClusterAccessError";
  }
}

/** How long a cluster may take for all answers together. */
export const timeoutSeconds = 10;

const lookAt =
  "see that the cluster runs, and which one is meant: kubectl config current-context, KUBECONFIG";

/** The status of an answer that is no success; undefined for other errors. */
export function statusOf(error: unknown): number | undefined {
  const { code } = error as { code?: unknown };
  // Errors of Node have other numbers.
  return typeof code === "number" && code >= 100 ? code : undefined;
}

/** The cluster's own words in an answer that is no success. */
export function messageOf(error: unknown): string {
  const { body, message } = error as { body?: unknown; message: string };
  try {
    const status = (typeof body === "string" ? JSON.parse(body) : body) as { message?: string };
    return status.message ?? message;
  } catch {
    return typeof body === "string" ? body : message;
  }
}

/** Error texts for a cluster that doesn't answer as it should. */
export function accessError(error: unknown, server: string): ClusterAccessError {
  if (error instanceof ClusterAccessError) return error;
  const status = statusOf(error);
  if (status === 401) {
    const reason = `the cluster at ${server} doesn't take the kubeconfig's credentials: they are expired, or another cluster's; log in again, and see: kubectl auth whoami`;
    return new ClusterAccessError(reason, true);
  }
  if (status !== undefined) {
    const reason = `the cluster at ${server} answers ${status}: ${messageOf(error)}; ${lookAt}`;
    return new ClusterAccessError(reason, status === 403);
  }
  return new ClusterAccessError(
    `the cluster at ${server} can't be reached: ${networkReason(error as Error)}; ${lookAt}`,
  );
}

/** Why a request failed, from an error of node-fetch, of Node, or of a command that logs in. */
function networkReason({ name, message, ...error }: Error): string {
  if (name === "AbortError" || name === "TimeoutError")
    return `no answer within ${timeoutSeconds} s`;
  const [, reason = message] = /, reason: ([^]*)$/.exec(message) ?? [];
  const line = reason.split("\n").find((text) => text.trim() !== "");
  return line?.trim().slice(0, 300) ?? (error as NodeJS.ErrnoException).code ?? name;
}

/** An answer; undefined where the user isn't allowed to ask. */
export const ifAllowed = <T>(answer: Promise<T>): Promise<T | undefined> =>
  unless(answer, [403], undefined);

/** An answer; null where there is no such thing. A kind whose server is down (503) isn't there either. */
export const ifThere = <T>(answer: Promise<T>): Promise<T | null> =>
  unless(answer, [404, 503], null);

async function unless<T, E>(answer: Promise<T>, statuses: number[], instead: E): Promise<T | E> {
  try {
    return await answer;
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return instead;
    throw error;
  }
}
