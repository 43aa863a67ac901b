import * as pulumi from "@pulumi/pulumi";
import { monitoringRoleFiles, monitoringRoleJob } from "../../config/kubernetes/monitoring-role";
import { runOnce, type RunOnceArgs } from "./run-once";

/** Makes the role by which the Agent looks at the gateway's own database. It can run again. */
export class MonitoringRole extends pulumi.ComponentResource {
  constructor(name: string, args: RunOnceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:MonitoringRole", name, {}, opts);
    const files = monitoringRoleFiles;
    runOnce(name, args, { workload: "monitoring-role", files, job: monitoringRoleJob }, this);
    this.registerOutputs({});
  }
}
