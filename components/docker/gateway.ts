import { RemoteImage } from "@pulumi/docker/remoteImage";
import * as pulumi from "@pulumi/pulumi";
import type { ImageName } from "../../config/images";
import { postgresDataPath } from "../../config/postgres";
import type { SecretKey, Settings } from "../../config/schema";
import type { PostgresEndpoint, ProxySecrets } from "../contracts";
import type { GatewaySecrets } from "../secrets";
import { LoadBalancer } from "./load-balancer";
import { Migration } from "./migration";
import { MockUpstream } from "./mock-upstream";
import { Networks } from "./networks";
import { Postgres } from "./postgres";
import { Proxies } from "./proxies";
import { Redis } from "./redis";

/** Arguments of {@link DockerGateway}. */
export interface DockerGatewayArgs {
  settings: Settings;
  secrets: GatewaySecrets;
  /** Keys of the model providers. */
  providerKeys: Partial<Record<SecretKey, pulumi.Output<string>>>;
  /** The same as the proxies' environment. */
  proxySecrets: ProxySecrets;
}

/** The gateway on a Docker daemon. */
export class DockerGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: DockerGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:DockerGateway", name, {}, opts);
    const { settings, secrets } = args;
    const { images, resources, cache } = settings;
    const child = { parent: this };

    const image = (what: ImageName) =>
      new RemoteImage(`${name}-image-${what}`, { name: images[what], keepLocally: true }, child)
        .name;
    const networks = new Networks(`${name}-network`, child);

    const postgres = new Postgres(
      `${name}-postgres`,
      {
        image: image("postgres"),
        dataPath: postgresDataPath(images.postgres),
        network: networks.data,
        password: secrets.postgresPassword,
        memoryMegabytes: resources.postgresMemoryMegabytes,
      },
      child,
    );
    const redisImage = image("redis");
    const redis = (part: string, role: "coordination" | "cache", memoryMegabytes: number) =>
      new Redis(
        `${name}-${part}`,
        {
          image: redisImage,
          network: networks.data,
          host: part,
          password: secrets.redisPassword,
          role,
          memoryMegabytes,
        },
        child,
      );
    const coordination = redis("redis", "coordination", resources.redisMemoryMegabytes);
    const responseCache = cache.enabled
      ? redis("redis-cache", "cache", cache.memoryMegabytes)
      : undefined;
    const mockUpstream = settings.models.some(({ provider }) => provider === "mock")
      ? new MockUpstream(
          `${name}-mock-upstream`,
          { image: image("mockUpstream"), network: networks.edge },
          child,
        )
      : undefined;

    const litellmImage = image("litellm");
    const databaseUrl = urlOf(postgres.endpoint);
    const migration = new Migration(
      `${name}-migration`,
      {
        image: litellmImage,
        network: networks.data,
        databaseUrl,
        memoryMegabytes: resources.proxyMemoryMegabytes,
        after: [postgres],
      },
      child,
    );
    const proxies = new Proxies(
      `${name}-proxy`,
      {
        settings,
        image: litellmImage,
        secretsSet: Object.keys(args.providerKeys) as SecretKey[],
        secrets: args.proxySecrets,
        databaseUrl,
        coordination: coordination.endpoint,
        cache: responseCache?.endpoint,
        dataNetwork: networks.data,
        edgeNetwork: networks.edge,
        after: [
          migration,
          coordination,
          ...(responseCache ? [responseCache] : []),
          ...(mockUpstream ? [mockUpstream] : []),
        ],
      },
      child,
    );
    const loadBalancer = new LoadBalancer(
      `${name}-edge`,
      { settings, image: image("haproxy"), network: networks.edge, after: proxies.containers },
      child,
    );
    this.url = loadBalancer.url;
    this.registerOutputs({});
  }
}

/** The password is letters and digits only, so nothing needs encoding. */
function urlOf({
  host,
  port,
  database,
  username,
  password,
}: PostgresEndpoint): pulumi.Output<string> {
  return pulumi.secret(
    pulumi.interpolate`postgresql://${username}:${password}@${host}:${port}/${database}`,
  );
}
