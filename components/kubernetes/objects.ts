import type * as pulumi from "@pulumi/pulumi";
import type { FileNames } from "../../config/kubernetes/files";
import type { SecretValues } from "../../config/secret-values";
import type { Manifest } from "../../config/kubernetes/types";
import type { Settings } from "../../config/schema";
import type { SecretNames } from "../../config/secrets";

/** What all parts of a gateway on Kubernetes are made of. */
export interface Part {
  settings: Settings;
  /** Names of the secrets that the gateway was given. */
  names: SecretNames;
  /** Secret. */
  values: pulumi.Output<SecretValues>;
  /** Known once the namespace is there. */
  namespace: pulumi.Input<string>;
}

/** An object that is made only when its namespace is there. */
export const placed = <T extends Manifest>(object: T, namespace: pulumi.Input<string>) => ({
  ...object,
  metadata: { ...object.metadata, namespace },
});

/**
 * An object to which Pulumi gives a name of its own, as it then can be replaced: the new one is made
 * first, what refers to it is changed, and the old one goes last.
 */
export function autoNamed<T extends Manifest>(object: T, namespace: pulumi.Input<string>) {
  const { labels, annotations } = object.metadata;
  return { ...object, metadata: { labels, namespace, ...(annotations && { annotations }) } };
}

/** An object whose content names the objects with its files. */
export const withFiles = <T extends Manifest & { spec: unknown }>(
  files: pulumi.Output<FileNames>,
  namespace: pulumi.Input<string>,
  make: (names: FileNames) => T,
) => {
  const { apiVersion, kind, metadata } = placed(make({}), namespace);
  return {
    apiVersion: apiVersion as T["apiVersion"],
    kind: kind as T["kind"],
    metadata,
    spec: files.apply((names) => make(names).spec as T["spec"]),
  };
};
