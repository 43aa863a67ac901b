import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import { service } from "../../config/kubernetes/objects";
import { presidioDeployment, presidioPort } from "../../config/kubernetes/presidio";
import type { Settings } from "../../config/schema";
import { placed, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** Microsoft's Presidio: one service finds personal data in prompts, the other replaces it. */
export class Presidio extends pulumi.ComponentResource {
  constructor(
    name: string,
    part: Part & { pii: NonNullable<Settings["privacy"]["pii"]> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("litellm-gateway:kubernetes:Presidio", name, {}, opts);
    const { settings, namespace, pii } = part;
    for (const one of ["analyzer", "anonymizer"] as const) {
      const workload = `presidio-${one}` as const;
      const account = ownServiceAccount(`${name}-${one}`, part, workload, this);
      const object = placed(presidioDeployment(settings, one, pii), namespace);
      const deployment = new Deployment(`${name}-${one}`, object, {
        parent: this,
        dependsOn: account,
      });
      const port = placed(service(settings, workload, presidioPort), namespace);
      new Service(`${name}-${one}`, port, { parent: this, dependsOn: deployment });
    }
    this.registerOutputs({});
  }
}
