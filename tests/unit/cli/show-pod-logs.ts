import { KubeConfig } from "@kubernetes/client-node";
import type { SettingsInput } from "../../../config/inputs/schema";
import { parseSettings } from "../../../config/inputs/stack";
import { podPlaces, showPodLogs } from "../../../cli/kubernetes/logs";

/** One call of `npm run logs`. */
export interface ShowLogs {
  /** Address of the API server. */
  server: string;
  kubernetes: SettingsInput["kubernetes"];
  part?: string;
}

/** Shows logs as a program of its own: the client library is an ES module, which Jest can't load. */
async function main(asks: ShowLogs[]) {
  for (const [index, ask] of asks.entries()) {
    if (index > 0) console.log("next");
    await show(ask);
  }
}

async function show({ server, kubernetes, part }: ShowLogs) {
  const cluster = new KubeConfig();
  cluster.loadFromClusterAndUser(
    { name: "test", server, skipTLSVerify: true },
    { name: "test", token: "test" },
  );
  const models: SettingsInput["models"] = [{ name: "fast", provider: "mock" }];
  const settings = parseSettings({ target: "kubernetes", kubernetes, models });
  for (const place of podPlaces(settings, part))
    await showPodLogs(cluster, place, part, { follow: false, tail: 10 });
}

void main(JSON.parse(process.argv[2] ?? "[]") as ShowLogs[]);
