import { DashboardJson } from "@pulumi/datadog/dashboardJson";
import { Monitor } from "@pulumi/datadog/monitor";
import { Provider } from "@pulumi/datadog/provider";
import { ServiceLevelObjective } from "@pulumi/datadog/serviceLevelObjective";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/inputs/schema";
import { dashboardArgs, monitorArgs, sloArgs } from "./args";
import { Ids } from "./ids";
import type { MonitorSpec } from "../../config/datadog/alerts/payload";
import { referencesIn } from "../../config/datadog/references";
import { apiUrl, appUrl } from "../../config/datadog/site";
import { watchOf } from "../../config/datadog/watch";

/** Arguments of {@link DatadogWatch}. */
export interface DatadogWatchArgs {
  settings: Settings;
  /** Secret. */
  apiKey: pulumi.Input<string>;
  /** Secret. */
  appKey: pulumi.Input<string>;
}

/** The monitors, SLOs and dashboards of a gateway, in Datadog. */
export class DatadogWatch extends pulumi.ComponentResource {
  /** Addresses of the dashboards, by name. */
  readonly dashboards: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: DatadogWatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:datadog:Watch", name, {}, opts);
    const { datadog } = args.settings;
    const { slos, dashboards, monitors } = watchOf(args.settings);
    const provider = new Provider(
      `${name}-provider`,
      {
        apiKey: pulumi.secret(args.apiKey),
        appKey: pulumi.secret(args.appKey),
        apiUrl: `${apiUrl(datadog)}/`,
      },
      { parent: this },
    );
    const options = { parent: this, provider };
    const ids = new Ids();
    for (const slo of slos) {
      const { id } = new ServiceLevelObjective(
        `${name}-slo-${slo.name}`,
        sloArgs(slo.payload),
        options,
      );
      ids.set("slo", slo.name, id);
    }
    const made = dashboards.map((dashboard) => {
      const { id, url } = new DashboardJson(
        `${name}-dashboard-${dashboard.name}`,
        dashboardArgs(dashboard.payload, ids),
        options,
      );
      ids.set("dashboard", dashboard.name, id);
      return [dashboard.name, pulumi.interpolate`${appUrl(datadog)}${url}`] as const;
    });
    for (const monitor of partsFirst(monitors)) {
      const { id } = new Monitor(
        `${name}-monitor-${monitor.name}`,
        monitorArgs(monitor.payload, ids),
        options,
      );
      ids.set("monitor", monitor.name, id);
    }
    this.dashboards = pulumi.output(Object.fromEntries(made));
    this.registerOutputs({ dashboards: this.dashboards });
  }
}

/** Composites after the monitors that they are made of. */
function partsFirst(monitors: readonly MonitorSpec[]): MonitorSpec[] {
  const isComposite = ({ payload }: MonitorSpec) =>
    referencesIn(payload.query).some(({ kind }) => kind === "monitor");
  return [...monitors.filter((one) => !isComposite(one)), ...monitors.filter(isComposite)];
}
