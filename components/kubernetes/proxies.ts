import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { HorizontalPodAutoscaler } from "@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1/podDisruptionBudget";
import * as pulumi from "@pulumi/pulumi";
import { externalSecret } from "../../config/kubernetes/external-secret";
import { service } from "../../config/kubernetes/objects";
import {
  httpPort,
  proxyAutoscaler,
  proxyDeployment,
  proxyDisruptionBudget,
  proxyFiles,
} from "../../config/kubernetes/proxies";
import { Files } from "./files";
import { placed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** Arguments of {@link Proxies}. */
export interface ProxiesArgs extends Part {
  /** What must be there first. */
  after: pulumi.Resource[];
}

/** For images to be pulled and all proxies to be replaced: longer than the Deployment's own. */
const rolloutTimeout = "20m";

/** The LiteLLM proxies, how many there are, and the Service that leads to them. */
export class Proxies extends pulumi.ComponentResource {
  /** Known once all proxies are ready. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: ProxiesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Proxies", name, {}, opts);
    const { settings, names, namespace, after } = args;
    const child = { parent: this };
    const workload = "litellm";
    const content = { ...args, workload, files: proxyFiles(settings, names) } as const;
    const files = new Files(`${name}-files`, content, child);
    const account = ownServiceAccount(name, args, workload, this);
    const object = withFiles(files.names, namespace, (fileNames) =>
      proxyDeployment(settings, names, fileNames),
    );
    const deployment = new Deployment(name, object, {
      ...child,
      dependsOn: [account, ...fetched(name, args, this), ...after],
      customTimeouts: { create: rolloutTimeout, update: rolloutTimeout },
    });
    const dependsOn = [deployment];
    new Service(name, placed(service(settings, workload, httpPort), namespace), {
      ...child,
      dependsOn,
    });
    const budget = proxyDisruptionBudget(settings);
    if (budget) new PodDisruptionBudget(name, placed(budget, namespace), { ...child, dependsOn });
    const autoscaler = proxyAutoscaler(settings);
    if (autoscaler)
      new HorizontalPodAutoscaler(name, placed(autoscaler, namespace), { ...child, dependsOn });
    this.ready = deployment.id;
    this.registerOutputs({});
  }
}

/** What has External Secrets fetch secrets, where it is to; there once they are. */
function fetched(
  name: string,
  { settings, namespace }: ProxiesArgs,
  parent: pulumi.Resource,
): pulumi.Resource[] {
  const object = externalSecret(settings);
  if (!object) return [];
  const { metadata, ...rest } = placed(object, namespace);
  const annotations = { "pulumi.com/waitFor": "condition=Ready" };
  return [
    new CustomResource(
      `${name}-external`,
      { ...rest, metadata: { ...metadata, annotations } },
      { parent, deleteBeforeReplace: false },
    ),
  ];
}
