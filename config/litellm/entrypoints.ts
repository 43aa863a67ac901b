import { scrapeSeconds } from "../datadog/agent";
import { externalEnvironmentFile } from "../inputs/external-secrets";
import { proxies } from "../edge/haproxy";
import type { Settings } from "../inputs/schema";

/** File that the migration makes when it is done: its health check looks for it. */
export const migratedFile = "/tmp/migrated";

/**
 * Start script of the migration.
 *
 * @param files - folder of `environment`, the file with the database's URL
 * @param lingerSeconds - how long it stays after its work, for a health check to see the file that
 * says so, whatever else the machine is doing. Default: 60; 0 where its exit code is looked at
 */
export function renderMigrationScript(files: string, lingerSeconds = 60): string {
  return `# Made by litellm-gateway; edits here are lost.
set -u
set -a; . ${files}/environment; set +a
attempt=1
until litellm --skip_server_startup; do
  echo "migration: attempt $attempt failed" >&2
  [ "$attempt" -lt 5 ] || exit 1
  attempt=$((attempt + 1))
  sleep 5
done
touch ${migratedFile}
echo "migration: done"
sleep ${lingerSeconds}
`;
}

/** Seconds that a stopping proxy goes on serving, for the load balancer to notice. */
const leaveSeconds = 5;

/**
 * Seconds that a proxy stays after its last request, for an Agent to read its counters to their end:
 * LiteLLM counts a moment after the answer, and the Agent comes once in {@link scrapeSeconds}.
 */
const lingerSeconds = scrapeSeconds + 5;

/**
 * Seconds that a stopping proxy may take.
 *
 * @param isScraped - whether an Agent reads its counters
 */
export const proxyStopSeconds = ({ requestTimeoutSeconds }: Settings, isScraped: boolean): number =>
  requestTimeoutSeconds + 30 + (isScraped ? lingerSeconds : 0);

/**
 * Start script of a proxy. On its own, LiteLLM closes its port at once when told to stop, and
 * requests on their way to it fail. So it is first put into drain: its readiness fails, and it
 * serves on until the load balancer has left; then it finishes what it has. With an Agent it then
 * stays for one more reading of its counters.
 *
 * @param files - folder of `environment` (its secrets), `config.yaml` and `uvicorn.json`
 * @param isScraped - whether an Agent reads its counters
 */
export function renderProxyScript(
  { requestTimeoutSeconds, kubernetes }: Settings,
  files: string,
  isScraped: boolean,
): string {
  const environments = [
    "environment",
    ...(kubernetes.externalSecrets ? [externalEnvironmentFile] : []),
  ];
  const secrets = environments.map((file) => `. ${files}/${file};`).join(" ");
  const drain = (timeout: number) =>
    `python3 -c 'import os, urllib.request as u; u.urlopen(u.Request("http://127.0.0.1:${proxies.port}/health/drain", headers={"X-Drain-Token": os.environ["DRAIN_ENDPOINT_TOKEN"]}), timeout=${timeout})' >/dev/null 2>&1`;
  const leave = isScraped
    ? `  # Answers when the last request is done. Beside it, as an idle proxy's answer comes at once.
  ${drain(requestTimeoutSeconds)} &
  drained=$!
  sleep ${leaveSeconds}
  wait "$drained"
  # Its counters are still read.
  sleep ${lingerSeconds}`
    : `  # Answers only when all is done, so it is not waited for.
  ${drain(1)} || true
  sleep ${leaveSeconds}`;
  return `# Made by litellm-gateway; edits here are lost.
set -a; ${secrets} set +a
/app/docker/prod_entrypoint.sh --config ${files}/config.yaml --log_config ${files}/uvicorn.json --port ${proxies.port} &
proxy=$!
leave() {
  trap '' TERM INT
${leave}
  kill -TERM "$proxy"
}
trap leave TERM INT
wait "$proxy"
code=$?
# A signal ends the wait above, not the proxy.
while kill -0 "$proxy" 2>/dev/null; do
  wait "$proxy"
  code=$?
done
exit "$code"
`;
}
