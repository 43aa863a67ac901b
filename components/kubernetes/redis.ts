import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { StatefulSet } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import { service } from "../../config/kubernetes/objects";
import {
  cacheDeployment,
  cacheFiles,
  coordinationFiles,
  coordinationStatefulSet,
  redisPortName,
} from "../../config/kubernetes/redis";
import { cacheHost, coordinationHost } from "../../config/redis";
import { protectedClaim } from "./data-claim";
import { Files } from "./files";
import { placed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** The Redis for spend queues and rate limits, with a protected volume. */
export class CoordinationRedis extends pulumi.ComponentResource {
  constructor(name: string, part: Part, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:CoordinationRedis", name, {}, opts);
    const { settings, names, namespace } = part;
    const child = { parent: this };
    const workload = coordinationHost;
    const content = { ...part, workload, files: coordinationFiles(settings) } as const;
    const files = new Files(`${name}-files`, content, child);
    const { redisGigabytes } = settings.kubernetes.storage;
    const dependsOn = [
      ownServiceAccount(name, part, workload, this),
      protectedClaim(`${name}-data`, part, workload, redisGigabytes, this),
      new Service(name, placed(service(settings, workload, redisPortName, true), namespace), child),
    ];
    const object = withFiles(files.names, namespace, (fileNames) =>
      coordinationStatefulSet(settings, names, fileNames),
    );
    new StatefulSet(name, object, { ...child, dependsOn });
    this.registerOutputs({});
  }
}

/** The Redis for cached answers. */
export class CacheRedis extends pulumi.ComponentResource {
  constructor(name: string, part: Part, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:CacheRedis", name, {}, opts);
    const { settings, names, namespace } = part;
    const child = { parent: this };
    const content = { ...part, workload: cacheHost, files: cacheFiles(settings) } as const;
    const files = new Files(`${name}-files`, content, child);
    const dependsOn = [ownServiceAccount(name, part, cacheHost, this)];
    const object = withFiles(files.names, namespace, (fileNames) =>
      cacheDeployment(settings, names, fileNames),
    );
    const deployment = new Deployment(name, object, { ...child, dependsOn });
    new Service(name, placed(service(settings, cacheHost, redisPortName), namespace), {
      ...child,
      dependsOn: deployment,
    });
    this.registerOutputs({});
  }
}
