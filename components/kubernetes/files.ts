import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";
import {
  configMap,
  secret,
  type FileNames,
  type WorkloadFiles,
} from "../../config/kubernetes/files";
import type { Workload } from "../../config/kubernetes/objects";
import { autoNamed, type Part } from "./objects";

/** Arguments of {@link Files}. */
export interface FilesArgs extends Part {
  workload: Workload;
  files: WorkloadFiles;
}

/** Config and secrets for a workload. Other content is in another object, with another name. */
export class Files extends pulumi.ComponentResource {
  readonly names: pulumi.Output<FileNames>;

  constructor(name: string, args: FilesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Files", name, {}, opts);
    const { settings, values, namespace, workload, files } = args;
    const { config, secrets } = files;
    const child = { parent: this, deleteBeforeReplace: false };
    const names: Record<"config" | "secrets", pulumi.Output<string> | undefined> = {
      config: undefined,
      secrets: undefined,
    };
    if (Object.keys(config).length > 0) {
      const object = configMap(settings, workload, name, config);
      names.config = new ConfigMap(
        `${name}-config`,
        autoNamed(object, namespace),
        child,
      ).metadata.name;
    }
    if (secrets) {
      const stringData = pulumi.secret(values.apply(secrets));
      const object = { ...autoNamed(secret(settings, workload, name, {}), namespace), stringData };
      names.secrets = new Secret(`${name}-secrets`, object, child).metadata.name;
    }
    this.names = pulumi.output(names);
    this.registerOutputs({});
  }
}
