import { text } from "node:stream/consumers";
import { checkCapabilities } from "../../preflight/kubernetes/capabilities";
import { describeProblem } from "../../config/inputs/errors";
import type { SettingsInput } from "../../config/inputs/schema";
import { noSecrets } from "../../config/inputs/secrets";
import { parseSettings } from "../../config/inputs/stack";
import { explainFailedPods } from "../../cli/kubernetes/failed-pods";

/** What is asked of a cluster. */
export interface Ask {
  /** Path of a kubeconfig file. */
  kubeconfig: string;
  kubernetes: SettingsInput["kubernetes"];
  /** Otherwise an update. */
  isPreview?: boolean;
}

/** What {@link Ask}s and namespaces with failed pods are told, by name. */
export interface Told {
  /** Warnings, or the error's text. */
  capabilities: Record<string, { warnings: string[]; error?: string }>;
  failedPods: string | undefined;
}

/** Asks clusters, as a program of its own: the client library is an ES module, which Jest can't load. */
async function main() {
  const { asks, failed } = JSON.parse(await text(process.stdin)) as {
    asks: Record<string, Ask>;
    failed: { kubeconfig: string; namespace: string };
  };
  const capabilities: Told["capabilities"] = {};
  for (const [name, { kubeconfig, kubernetes, isPreview = false }] of Object.entries(asks)) {
    const models = [{ name: "fast", provider: "mock" as const }];
    const edge = { hostname: "llm.example.com" };
    const settings = parseSettings({ target: "kubernetes", models, edge, kubernetes });
    const args = { settings, names: noSecrets, cluster: { kubeconfig }, isPreview };
    capabilities[name] = await checkCapabilities(args).then(
      (warnings) => ({ warnings: warnings.map(describeProblem) }),
      (error: unknown) => ({ warnings: [], error: (error as Error).message }),
    );
  }
  const { kubeconfig, namespace } = failed;
  const failedPods = await explainFailedPods(namespace, { kubeconfig });
  process.stdout.write(JSON.stringify({ capabilities, failedPods } satisfies Told));
}

void main();
