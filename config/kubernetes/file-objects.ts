import type { Settings } from "../schema";
import { contentHash } from "./content-hash";
import { configMap, secret, type FileNames, type WorkloadFiles } from "./files";
import type { Where, Workload } from "./objects";
import type { SecretValues } from "../secret-values";
import type { Manifest } from "./types";

/**
 * The objects with a workload's files, and their names. A ConfigMap with other content has another
 * name.
 *
 * @param where - the workload's namespace, where it isn't the gateway's
 */
export function files(
  { settings, values }: { settings: Settings; values: SecretValues },
  workload: Workload,
  { config, secrets }: WorkloadFiles,
  where: Where = settings,
): { names: FileNames; objects: Manifest[] } {
  const names: FileNames = {};
  const objects: Manifest[] = [];
  if (Object.keys(config).length > 0) {
    names.config = `${workload}-config-${contentHash(config)}`;
    objects.push(configMap(where, workload, names.config, config));
  }
  if (secrets) {
    names.secrets = `${workload}-secrets`;
    objects.push(secret(where, workload, names.secrets, secrets(values)));
  }
  return { names, objects };
}
