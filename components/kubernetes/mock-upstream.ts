import { readFileSync } from "node:fs";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import {
  mockUpstreamDeployment,
  mockUpstreamFiles,
  mockUpstreamPort,
} from "../../config/kubernetes/mock-upstream";
import { service } from "../../config/kubernetes/objects";
import { Files } from "./files";
import { placed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** A server that speaks OpenAI's API and needs no key: the models of a dev stack. */
export class MockUpstream extends pulumi.ComponentResource {
  constructor(name: string, part: Part, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:MockUpstream", name, {}, opts);
    const { settings, namespace } = part;
    const child = { parent: this };
    const workload = "mock-upstream";
    const server = readFileSync(require.resolve("#mock-upstream"), "utf8");
    const content = { ...part, workload, files: mockUpstreamFiles(server) } as const;
    const files = new Files(`${name}-files`, content, child);
    const dependsOn = [ownServiceAccount(name, part, workload, this)];
    const object = withFiles(files.names, namespace, (names) =>
      mockUpstreamDeployment(settings, names),
    );
    const deployment = new Deployment(name, object, { ...child, dependsOn });
    new Service(name, placed(service(settings, workload, mockUpstreamPort), namespace), {
      ...child,
      dependsOn: deployment,
    });
    this.registerOutputs({});
  }
}
