import { metadata, type Where } from "./objects";
import type { ConfigMap, Secret, Strings, Volume } from "./types";

/** Names of the objects that hold a pod's files; undefined where there is nothing to hold. */
export interface FileNames {
  config?: string | undefined;
  secrets?: string | undefined;
  /** A Secret that an operator makes. */
  external?: string | undefined;
}

/** The ConfigMap with a workload's open files. */
export function configMap(where: Where, workload: string, name: string, data: Readonly<Strings>) {
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
  workload: string,
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
