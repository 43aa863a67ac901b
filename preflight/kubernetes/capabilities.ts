import { ConfigError, problemOf, type ConfigProblem } from "../../config/inputs/errors";
import { checkCluster } from "../../config/kubernetes/capabilities";
import type { Wanted } from "../../config/kubernetes/capabilities/capability";
import type { ClusterFacts } from "../../config/kubernetes/capabilities/facts";
import { hiddenManifests } from "../../config/kubernetes/shown";
import type { Settings } from "../../config/inputs/schema";
import type { SecretNames } from "../../config/inputs/secrets";
import { clusterAccess } from "./cluster-access";
import type { ClusterArgs } from "./cluster-args";
import { accessError, ClusterAccessError } from "./cluster-errors";
import { clusterFacts } from "./cluster-facts";

/** Arguments of the check of a cluster. */
export interface CapabilitiesArgs {
  settings: Settings;
  /** Names of the secrets that the stack has. */
  names: SecretNames;
  cluster: ClusterArgs;
  /** A preview works without a cluster, too. */
  isPreview: boolean;
}

/**
 * Asks the cluster whether it can run the gateway, before anything is made.
 *
 * @returns what is only told
 * @throws ConfigError with all that the cluster lacks, or with why it can't be asked
 */
export async function checkCapabilities(args: CapabilitiesArgs): Promise<ConfigProblem[]> {
  const { settings, names, cluster, isPreview } = args;
  // Neither whose the objects are nor what is in files of ours is a matter of the cluster's.
  const objects = hiddenManifests({ settings, names, stack: "", packagedFile: () => "" });
  const facts = await ask(cluster, { settings, objects }).catch((error: unknown) => {
    if (error instanceof ClusterAccessError) return error;
    throw error;
  });
  if (facts instanceof ClusterAccessError) return unasked(facts, isPreview);
  const findings = checkCluster({ settings, objects }, facts);
  const problems = findings.filter(({ severity }) => severity === "error");
  if (problems.length > 0) throw new ConfigError(problems);
  return findings.map(problemOf);
}

/** @throws ClusterAccessError when the cluster can't be asked */
async function ask(choice: ClusterArgs, wanted: Wanted): Promise<ClusterFacts> {
  const cluster = await clusterAccess(choice);
  try {
    // A command that logs in doesn't heed the signal.
    return await Promise.race([clusterFacts(cluster, wanted), end(cluster.signal)]);
  } catch (error) {
    throw accessError(error, cluster.server);
  }
}

const end = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });

/** Without a cluster a preview goes on; but not with one that doesn't take the user. */
function unasked({ message, isRefusal }: ClusterAccessError, isPreview: boolean): ConfigProblem[] {
  const reason = `kubernetes: ${message}`;
  if (!isPreview || isRefusal) throw new ConfigError([{ path: "target", reason }]);
  return [{ path: "target", reason: `${reason}. So nothing was checked of the cluster` }];
}
