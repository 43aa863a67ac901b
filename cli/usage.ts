import { commandName, quietCommandName } from "./command-name";
import { placeInCluster } from "../config/kubernetes/edge";
import type { Settings } from "../config/inputs/schema";
import { proxy } from "../config/workloads/proxy";

/** Where a gateway and its dashboards are. */
interface Addresses {
  url: string;
  /** Addresses of its dashboards in Datadog, by name. */
  dashboards: Record<string, string>;
}

/** Says how to use a gateway that is up. */
export function printUsage(
  stack: string,
  { models, security }: Settings,
  { url: address, dashboards }: Addresses,
): void {
  const place = placeInCluster(address);
  const url = place ? `http://127.0.0.1:${place.port}` : address;
  const way = place
    ? `\n  Port     kubectl -n ${place.namespace} port-forward service/${proxy.name} ${place.port}   (${url}, until you stop it)`
    : "";
  const { enabled, username } = security.adminUi;
  const admin = enabled ? ` (admin UI: ${url}/ui, user ${username}, password: the key)` : "";
  // Without a model of the settings' own, one of a provider whose key is set: the user knows which.
  const model = models.find(({ mode }) => mode === "chat")?.name ?? "MODEL";
  const option = stack === "dev" ? "" : `--stack ${stack}`;
  const key = quietCommandName("key", option);
  console.log(`
The gateway is at ${address}${place ? ", for pods of the cluster" : ""}${admin}
${way}
  Key      ${key}
  Try it   curl -s ${url}/v1/chat/completions \\
             -H "Authorization: Bearer $(${key})" \\
             -H "Content-Type: application/json" \\
             -d '{"model": "${model}", "messages": [{"role": "user", "content": "Hello"}]}'
  Check    ${commandName("verify", option)}
  Logs     ${commandName("logs", option)}
  Stop     ${commandName("down", option)}   (data and keys stay)
`);
  const addresses = Object.entries(dashboards);
  if (addresses.length === 0) return;
  const width = Math.max(...addresses.map(([name]) => name.length));
  const lines = addresses.map(([name, address]) => `    ${name.padEnd(width)}  ${address}`);
  console.log(`  Dashboards\n${lines.join("\n")}\n`);
}
