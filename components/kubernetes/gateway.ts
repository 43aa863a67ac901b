import type { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import { kubernetesUrl } from "../../config/kubernetes/edge";
import { plan } from "../../config/kubernetes/plan";
import type { TargetArgs } from "../contracts";
import { packagedFile } from "../packaged-file";
import { apply } from "./apply";
import { secretInputs } from "../secret-values";

/** The gateway in a namespace of a Kubernetes cluster, which is the one of the ambient kubeconfig. */
export class KubernetesGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway; known once they do. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: TargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:KubernetesGateway", name, {}, opts);
    const { settings, names, workloads } = args;
    const { steps, proxies, loadBalancer } = plan({
      settings,
      names,
      workloads,
      stack: pulumi.getStack(),
      packagedFile,
    });
    const made = apply(name, steps, secretInputs(args), this);
    const balancer = loadBalancer && (made.get(loadBalancer) as Service | undefined);
    this.url = pulumi
      .all([balancer && addressOf(balancer), made.get(proxies)?.id])
      .apply(([address]) => kubernetesUrl(settings, address));
    this.registerOutputs({});
  }
}

/** The address that a cloud gave to a Service. */
const addressOf = ({ status }: Service): pulumi.Output<string | undefined> =>
  status.apply((now) => {
    const [first] = now.loadBalancer.ingress;
    return first?.hostname ?? first?.ip;
  });
