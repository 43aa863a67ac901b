import { checkov } from "./checkov/checkov";
import type { Finding } from "./finding";
import { kubeLinter } from "./kube-linter";
import { kubeScore } from "./kube-score";
import { kubesec } from "./kubesec";
import type { Scanner } from "./scanner";
import { trivy } from "./trivy";

/** The scanners of Kubernetes manifests, by their names. */
export const scanners = {
  checkov,
  "kube-linter": kubeLinter,
  "kube-score": kubeScore,
  kubesec,
  trivy,
} satisfies Record<string, Scanner>;

export type ScannerName = keyof typeof scanners;

export const scannerNames = Object.keys(scanners) as ScannerName[];

/** Makes those that aren't in the cache. @param report - gets a line for each step */
export async function installScanners(report: (line: string) => void): Promise<void> {
  for (const name of scannerNames) await scanners[name].install(report);
}

/** What each scanner finds in manifests, all at the same time. */
export async function scan(manifests: string): Promise<Record<ScannerName, Finding[]>> {
  const found = scannerNames.map(async (name) => [name, await scanners[name].scan(manifests)]);
  return Object.fromEntries(await Promise.all(found)) as Record<ScannerName, Finding[]>;
}
