import type { Where, Workload } from "./objects";
import { metadata } from "./objects";
import type { SecretValues } from "../secret-values";
import type { ConfigMap, Secret, Strings, Volume } from "./types";

/** Where a pod's files are mounted, as in the containers of Docker. */
export const filesPath = "/etc/litellm-gateway";

/** What a pod reads, by file name. */
export interface WorkloadFiles {
  /** Config, in the open; none when it is empty. */
  config: Strings;
  /** Files with secrets; undefined where there are none. */
  secrets?: (values: SecretValues) => Strings;
}

/** Names of the objects that hold a pod's files; undefined where there is nothing to hold. */
export interface FileNames {
  config?: string | undefined;
  secrets?: string | undefined;
  /** A Secret that an operator makes. */
  external?: string | undefined;
}

/** The ConfigMap with a workload's open files. */
export function configMap(where: Where, workload: Workload, name: string, data: Strings) {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: metadata(where, workload, name),
    immutable: true,
    data,
  } satisfies ConfigMap;
}

/** A Secret that belongs to a workload, without its content: a plan keeps that apart. */
export function secret(
  where: Where,
  workload: Workload,
  name: string,
  type: Secret["type"] = "Opaque",
): Omit<Secret, "stringData"> {
  return { apiVersion: "v1", kind: "Secret", metadata: metadata(where, workload, name), type };
}

/**
 * The volume of a pod's files, read-only for its group. Other content is to be in objects of another
 * name: then what mounts them is replaced, and old pods keep theirs until they go.
 */
export function filesVolume({ config, secrets, external }: FileNames): Volume {
  return {
    name: "files",
    projected: {
      // 0440; the pod's fsGroup owns them.
      defaultMode: 0o440,
      sources: [
        ...(config === undefined ? [] : [{ configMap: { name: config } }]),
        ...[secrets, external].flatMap((name) =>
          name === undefined ? [] : [{ secret: { name } }],
        ),
      ],
    },
  };
}
