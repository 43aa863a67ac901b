import { UserError } from "./errors";
import { commandName } from "./command-name";

/** Known error texts of the engine, each with advice, which may repeat a group of the pattern. */
const known: { pattern: RegExp; message: string; fix: string }[] = [
  {
    pattern: /incorrect passphrase/,
    message: "the passphrase doesn't fit this stack's secrets",
    fix: "give the one that the stack was made with, by PULUMI_CONFIG_PASSPHRASE_FILE or PULUMI_CONFIG_PASSPHRASE; without either it is read from .pulumi-local/passphrase. Nothing was changed",
  },
  {
    pattern: /no space left on device/,
    message: "the disk is full",
    fix: "free some space (docker system df shows Docker's part) and run this again",
  },
  // Datadog's provider: `error creating monitor from /api/v1/monitor: 403 Forbidden: …`.
  {
    pattern: /from \/api\/v1\/(monitor|slo|dashboard)\S*: (401|403) /,
    message: "Datadog doesn't allow the application key to change monitors, SLOs or dashboards",
    fix: "its user, and its scopes if it has any, need monitors_write, slos_write and dashboards_write; then run this again: what is done stays done",
  },
  {
    pattern: /from \/api\/v1\/(monitor|slo|dashboard)\S*: 429 /,
    message: "Datadog's rate limit is used up, even after waiting for it",
    fix: "run this again in a minute: what is done stays done",
  },
  {
    pattern: /from \/api\/v1\/(monitor|slo|dashboard)\S*: 5\d\d /,
    message: "Datadog's API fails, even after several tries (status.datadoghq.com)",
    fix: "run this again later: what is done stays done",
  },
  // Kubernetes' provider and, in its errors, the API server.
  {
    pattern: /configured Kubernetes cluster is unreachable(?:: (.*))?/,
    message: "the Kubernetes cluster can't be reached",
    fix: "see that it runs, and which one is meant: kubectl config current-context, KUBECONFIG; then run this again: what is done stays done",
  },
  {
    pattern: /the server has asked for the client to provide credentials/,
    message:
      "the Kubernetes cluster doesn't take the kubeconfig's credentials: they are expired, or another cluster's",
    fix: "log in again (kubectl auth whoami), then run this again: what is done stays done",
  },
  {
    pattern: /(User "[^"]*" cannot .*)/,
    message: "the Kubernetes cluster forbids it",
    fix: "have this granted by a Role or ClusterRole, then run this again: what is done stays done",
  },
];

/**
 * Turns an engine's error into one that the user can act on, where it is known. Errors are told by
 * name: to load the engine's SDK for that would slow down every command.
 */
export function explainEngineError(error: unknown): unknown {
  if (error instanceof UserError) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "ConcurrentUpdateError") {
    return new UserError(
      "another run works on this stack",
      `wait for it; if there is none, run: ${commandName("pulumi", "cancel --yes --stack NAME")}`,
    );
  }
  const text = String(error);
  const match = known.find(({ pattern }) => pattern.test(text));
  if (match) {
    const [, told] = match.pattern.exec(text) ?? [];
    return new UserError(told ? `${match.message}: ${told}` : match.message, match.fix);
  }
  return name === "CommandError" ? withoutFrame(error as Error) : error;
}

/** The engine's own words of a failed command, without the command and its output around them. */
function withoutFrame(error: Error): Error {
  const lines = [...error.message.matchAll(/^error: (.*)$/gm)].map(([, line]) => line);
  return lines.length > 0 ? new UserError([...new Set(lines)].join("\n")) : error;
}
