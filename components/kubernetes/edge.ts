import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { Ingress } from "@pulumi/kubernetes/networking/v1/ingress";
import * as pulumi from "@pulumi/pulumi";
import {
  certificateData,
  certificateName,
  hasGivenCertificate,
  httpRoute,
  ingress,
  kubernetesUrl,
  loadBalancer,
  ownGateway,
} from "../../config/kubernetes/edge";
import { secret } from "../../config/kubernetes/files";
import { autoNamed, placed, type Part } from "./objects";
import type { Proxies } from "./proxies";

/** Arguments of {@link Edge}. */
export interface EdgeArgs extends Part {
  proxies: Proxies;
}

/** What leads clients to the proxies. */
export class Edge extends pulumi.ComponentResource {
  /** Where clients reach the gateway; known once they do. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Edge", name, {}, opts);
    const { settings, namespace, proxies } = args;
    const child = { parent: this, dependsOn: proxies };
    const certificate = ownCertificate(name, args, this);
    const gateway = ownGateway(settings);
    if (gateway) {
      const { metadata, ...object } = placed(gateway, namespace);
      const spec = certificate.apply((made) => ownGateway(settings, made)?.spec ?? gateway.spec);
      new CustomResource(`${name}-gateway`, { ...object, metadata, spec }, child);
    }
    const route = httpRoute(settings);
    if (route) new CustomResource(`${name}-route`, placed(route, namespace), child);
    const rules = ingress(settings);
    if (rules) {
      const { metadata, ...object } = placed(rules, namespace);
      const spec = certificate.apply((made) => ingress(settings, made)?.spec ?? rules.spec);
      new Ingress(`${name}-ingress`, { ...object, metadata, spec }, child);
    }
    const balancer = loadBalancer(settings);
    const address = balancer
      ? addressOf(new Service(`${name}-balancer`, placed(balancer, namespace), child))
      : pulumi.output(undefined);
    this.url = pulumi
      .all([address, proxies.ready])
      .apply(([known]) => kubernetesUrl(settings, known));
    this.registerOutputs({});
  }
}

/** Name of the Secret with the certificate that the stack brings; undefined where it brings none. */
function ownCertificate(
  name: string,
  { settings, values, namespace }: Part,
  parent: pulumi.Resource,
): pulumi.Output<string | undefined> {
  if (!hasGivenCertificate(settings)) return pulumi.output(undefined);
  const object = secret(settings, "litellm", certificateName, {}, "kubernetes.io/tls");
  const stringData = values.apply(({ certificate }) => certificateData(certificate));
  return new Secret(
    `${name}-certificate`,
    { ...autoNamed(object, namespace), stringData },
    { parent, deleteBeforeReplace: false },
  ).metadata.name;
}

/** The address that a cloud gave to a Service. */
const addressOf = ({ status }: Service): pulumi.Output<string | undefined> =>
  status.apply((now) => {
    const [first] = now.loadBalancer.ingress;
    return first?.hostname ?? first?.ip;
  });
