import { Job } from "@pulumi/kubernetes/batch/v1/job";
import * as pulumi from "@pulumi/pulumi";
import { monitoringRoleFiles, monitoringRoleJob } from "../../config/kubernetes/monitoring-role";
import { Files } from "./files";
import { autoNamed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** Arguments of {@link MonitoringRole}. */
export interface MonitoringRoleArgs extends Part {
  /** What must be there first. */
  after: pulumi.Resource[];
}

/** Makes the role by which the Agent looks at the gateway's own database. It can run again. */
export class MonitoringRole extends pulumi.ComponentResource {
  constructor(name: string, args: MonitoringRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:MonitoringRole", name, {}, opts);
    const { settings, namespace, after } = args;
    const child = { parent: this };
    const workload = "monitoring-role";
    const files = new Files(
      `${name}-files`,
      { ...args, workload, files: monitoringRoleFiles },
      child,
    );
    const account = ownServiceAccount(name, args, workload, this);
    const { metadata } = autoNamed(monitoringRoleJob(settings, workload, {}), namespace);
    const object = withFiles(files.names, namespace, (names) =>
      monitoringRoleJob(settings, workload, names),
    );
    new Job(
      name,
      { ...object, metadata },
      { ...child, dependsOn: [account, ...after], deleteBeforeReplace: false },
    );
    this.registerOutputs({});
  }
}
