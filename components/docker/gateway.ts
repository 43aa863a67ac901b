import * as pulumi from "@pulumi/pulumi";
import { wantsAgent } from "../../config/datadog/agent-host";
import { usesMockUpstream } from "../../config/litellm/addresses";
import type { Settings } from "../../config/schema";
import type { TargetArgs } from "../contracts";
import { DatadogAgent } from "./agent";
import { dockerHost } from "./container";
import { imageSource, type ImageSource } from "./images";
import { LoadBalancer } from "./load-balancer";
import { Migration } from "./migration";
import { MockUpstream } from "./mock-upstream";
import { MonitoringRole } from "./monitoring-role";
import { Networks } from "./networks";
import { Presidio } from "./presidio";
import { Proxies } from "./proxies";
import { cacheStore, coordinationStore, databaseStore } from "./stores";

/** The gateway on a Docker daemon. */
export class DockerGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: TargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:DockerGateway", name, {}, opts);
    const { settings, secrets, given } = args;
    const child = { parent: this };
    const image = imageSource(name, settings.images, this);
    const networks = new Networks(`${name}-network`, child);

    const storesArgs = { settings, image, network: networks.data, secrets, given };
    const database = databaseStore(name, storesArgs, this);
    const coordination = coordinationStore(name, storesArgs, this);
    const cache = cacheStore(name, storesArgs, this);
    const helpers = [
      ...mockUpstream(name, settings, image, networks, this),
      ...presidio(name, settings, image, networks, this),
    ];

    const stores = [...database.after, ...coordination.after, ...(cache?.after ?? [])];
    const migration = new Migration(
      `${name}-migration`,
      {
        image: image("litellm"),
        ...(settings.database.server
          ? { network: networks.edge, hosts: dockerHost }
          : { network: networks.data }),
        database: database.endpoint,
        salt: secrets.drainToken,
        memoryMegabytes: settings.resources.proxyMemoryMegabytes,
        after: database.after,
      },
      child,
    );
    const proxies = new Proxies(
      `${name}-proxy`,
      {
        settings,
        image: image("litellm"),
        names: args.names,
        secrets: args.proxySecrets,
        datadogApiKey: given.datadogApiKey,
        database: database.endpoint,
        coordination: coordination.endpoint,
        cache: cache?.endpoint,
        dataNetwork: networks.data,
        edgeNetwork: networks.edge,
        after: [migration, ...stores, ...helpers],
        watch: (hosts) => datadogAgent(name, args, { image, networks, hosts, after: stores }, this),
      },
      child,
    );
    const { tlsCertificate: chain, tlsKey: key } = given;
    const loadBalancer = new LoadBalancer(
      `${name}-edge`,
      {
        settings,
        image: image("haproxy"),
        network: networks.edge,
        certificate: settings.edge.tls && chain && key ? { chain, key } : undefined,
        after: proxies.containers,
      },
      child,
    );
    this.url = loadBalancer.url;
    this.registerOutputs({});
  }
}

function mockUpstream(
  name: string,
  settings: Settings,
  image: ImageSource,
  networks: Networks,
  parent: pulumi.Resource,
): MockUpstream[] {
  if (!usesMockUpstream(settings)) return [];
  const args = { image: image("mockUpstream"), network: networks.edge };
  return [new MockUpstream(`${name}-mock-upstream`, args, { parent })];
}

function presidio(
  name: string,
  { privacy: { pii } }: Settings,
  image: ImageSource,
  networks: Networks,
  parent: pulumi.Resource,
): Presidio[] {
  if (!pii) return [];
  const args = {
    analyzerImage: image("presidioAnalyzer"),
    anonymizerImage: image("presidioAnonymizer"),
    network: networks.data,
    analyzerMemoryMegabytes: pii.analyzerMemoryMegabytes,
  };
  return [new Presidio(`${name}-presidio`, args, { parent })];
}

function datadogAgent(
  name: string,
  { settings, names, secrets, given }: TargetArgs,
  around: {
    image: ImageSource;
    networks: Networks;
    /** Host names of the proxies. */
    hosts: pulumi.Output<string>[];
    /** The data stores. */
    after: pulumi.Resource[];
  },
  parent: pulumi.Resource,
): pulumi.Resource[] {
  const { image, networks, after } = around;
  const { datadogApiKey } = given;
  if (!wantsAgent(settings, names) || !datadogApiKey) return [];
  const { postgresPassword: password, monitoringPassword } = secrets;
  const role = settings.database.server
    ? []
    : [
        new MonitoringRole(
          `${name}-monitoring-role`,
          { image: image("postgres"), network: networks.data, password, monitoringPassword, after },
          { parent },
        ),
      ];
  const agent = new DatadogAgent(
    `${name}-agent`,
    {
      settings,
      image: image("datadogAgent"),
      apiKey: datadogApiKey,
      monitoringPassword,
      proxies: around.hosts,
      containers: name,
      dataNetwork: networks.data,
      edgeNetwork: networks.edge,
      after: [...after, ...role],
    },
    { parent },
  );
  return [agent];
}
