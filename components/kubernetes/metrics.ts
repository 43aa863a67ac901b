import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import type { Monitored } from "../../config/kubernetes/service-monitor";
import { placed } from "./objects";

/** Arguments of {@link Metrics}. */
export interface MetricsArgs extends Monitored {
  namespace: pulumi.Input<string>;
}

/** How a Prometheus finds the proxies and reads their metrics. */
export class Metrics extends pulumi.ComponentResource {
  constructor(name: string, args: MetricsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Metrics", name, {}, opts);
    const { namespace, service, serviceMonitor } = args;
    const child = { parent: this };
    new Service(name, placed(service, namespace), child);
    new CustomResource(name, placed(serviceMonitor, namespace), child);
    this.registerOutputs({});
  }
}
