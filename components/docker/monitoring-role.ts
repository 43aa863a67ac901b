import * as pulumi from "@pulumi/pulumi";
import {
  monitoringRoleFile,
  renderMonitoringRole,
  renderMonitoringRoleScript,
} from "../../config/datadog/postgres-role";
import { endsWith, filesPath, hardenedContainer } from "./container";
import { Files } from "./files";
import { postgresUser } from "./postgres";

/** Arguments of {@link MonitoringRole}. */
export interface MonitoringRoleArgs {
  /** The database's image: it has psql. */
  image: pulumi.Output<string>;
  /** The database's network. */
  network: pulumi.Output<string>;
  /** Of the gateway's own role. Secret. */
  password: pulumi.Output<string>;
  /** What the new role gets. Secret. */
  monitoringPassword: pulumi.Output<string>;
  /** What must be there first. */
  after: pulumi.Resource[];
}

/**
 * Makes the role by which the Agent looks at the gateway's own database. It can run again.
 *
 * It stays a minute after its work, so that its health can be seen, and then ends by itself.
 */
export class MonitoringRole extends pulumi.ComponentResource {
  /** Ready once the role is there. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: MonitoringRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:MonitoringRole", name, {}, opts);
    const files = new Files(
      `${name}-files`,
      {
        image: args.image,
        content: {
          password: args.password,
          "role.sql": args.monitoringPassword.apply(renderMonitoringRole),
          "make.sh": renderMonitoringRoleScript(filesPath),
        },
      },
      { parent: this },
    );
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user: postgresUser,
        entrypoints: ["/bin/sh", `${filesPath}/make.sh`],
        networks: [{ network: args.network }],
        files: files.volumeName,
        writable: { "/tmp": "1m" },
        memoryMegabytes: 64,
        ...endsWith(monitoringRoleFile),
        waitSeconds: 60,
        stopSeconds: 5,
      },
      { parent: this, dependsOn: args.after },
    );
    this.ready = container.id;
    this.registerOutputs({});
  }
}
