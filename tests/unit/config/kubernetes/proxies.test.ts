import type {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Manifest,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
  StatefulSet,
} from "../../../../config/kubernetes/types";
import { stackOf } from "./stacks";

const deploymentOf = (...args: Parameters<typeof stackOf>) =>
  stackOf(...args).find<Deployment>("Deployment", "proxy");

describe("the proxies", () => {
  const { spec } = deploymentOf({ replicas: 3, requestTimeoutSeconds: 900 });
  const [container] = spec.template.spec.containers;

  test("never are fewer than asked for, and are spread", () => {
    expect(spec.replicas).toBe(3);
    expect(spec.strategy.rollingUpdate).toEqual({ maxSurge: "25%", maxUnavailable: 0 });
    expect(spec.template.spec).toMatchObject({
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { podAffinityTerm: { topologyKey: "kubernetes.io/hostname" } },
          ],
        },
      },
      topologySpreadConstraints: [{ topologyKey: "topology.kubernetes.io/zone" }],
    });
  });

  test("are never probed by what calls the models", () => {
    expect(container?.startupProbe?.httpGet?.path).toBe("/health/ready");
    expect(container?.readinessProbe?.httpGet?.path).toBe("/health/ready");
    expect(container?.livenessProbe?.httpGet?.path).toBe("/health/liveliness");
  });

  test("stop only after the longest request", () => {
    const { seconds } = container?.lifecycle?.preStop?.sleep ?? {};
    expect(seconds).toBeGreaterThan(0);
    expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(
      900 + 2 * (seconds ?? 0),
    );
  });

  test("have their metrics' port only when anybody wants them", () => {
    const ports = (enabled: boolean) =>
      deploymentOf({ metrics: { enabled } }).spec.template.spec.containers[0]?.ports?.map(
        ({ name }) => name,
      );
    expect(ports(false)).toEqual(["http"]);
    expect(ports(true)).toEqual(["http", "metrics"]);
  });
});

describe("how many proxies", () => {
  test("are kept by a budget, where there are two", () => {
    const budgets = (replicas: number) =>
      stackOf({ replicas }).ofKind<PodDisruptionBudget>("PodDisruptionBudget");
    expect(budgets(1)).toEqual([]);
    expect(budgets(2)[0]?.spec).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });

  test("is said by the autoscaler, where there is one", () => {
    const stack = stackOf({ replicas: 2, kubernetes: { autoscaling: { maxReplicas: 6 } } });
    const [autoscaler] = stack.ofKind<HorizontalPodAutoscaler>("HorizontalPodAutoscaler");
    expect(autoscaler?.spec).toMatchObject({ minReplicas: 2, maxReplicas: 6 });
    expect(autoscaler?.spec.metrics?.map(({ resource }) => resource?.name)).toEqual(["cpu"]);
    expect(stack.find<Deployment>("Deployment", "proxy").spec).not.toHaveProperty("replicas");
    expect(stackOf({}).ofKind("HorizontalPodAutoscaler")).toEqual([]);
  });
});

test("other config is another ConfigMap, which the proxies mount", () => {
  const nameOf = (replicas: number, requestTimeoutSeconds: number) => {
    const stack = stackOf({ replicas, requestTimeoutSeconds });
    const { volumes } = stack.find<Deployment>("Deployment", "proxy").spec.template.spec;
    const [source] = volumes.find(({ name }) => name === "files")?.projected?.sources ?? [];
    const name = source?.configMap?.name ?? "";
    expect(Object.keys(stack.find<ConfigMap>("ConfigMap", name).data)).toEqual([
      "config.yaml",
      ...["gate.py", "gate_answers.py", "gate_body.py", "gate_keys.py", "gate.json"],
      "proxy_metrics.py",
      "uvicorn.json",
      "serve.sh",
    ]);
    return name;
  };
  expect(nameOf(2, 600)).toBe(nameOf(3, 600));
  expect(nameOf(2, 600)).not.toBe(nameOf(2, 599));
});

test("limits of the whole gateway are a file beside the config", () => {
  const [map] = stackOf({ limits: { rpm: 60 } })
    .ofKind<ConfigMap>("ConfigMap")
    .filter(({ metadata }) => metadata.name.startsWith("proxy-"));
  expect(map?.data["proxy_limits.py"]).toContain('"requests_per_unit": 60');
});

describe("the migration", () => {
  const jobOf = (input: Parameters<typeof stackOf>[0]) => stackOf(input).ofKind<Job>("Job")[0];

  test("runs once for an image, before the proxies", () => {
    const other = { images: { litellm: "ghcr.io/berriai/litellm-non_root:v1.110.2" } };
    expect(jobOf({})?.metadata.name).toBe(jobOf({ replicas: 5 })?.metadata.name);
    expect(jobOf({})?.metadata.name).not.toBe(jobOf(other)?.metadata.name);
    const kinds = stackOf({}).objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const job = kinds.findIndex((name) => name.startsWith("Job migration-"));
    expect(job).toBeGreaterThan(kinds.indexOf("StatefulSet postgres"));
    expect(job).toBeLessThan(kinds.indexOf("Deployment proxy"));
  });

  test("ends with its work, and stays", () => {
    const { spec } = jobOf({}) ?? {};
    expect(spec?.template.spec.restartPolicy).toBe("Never");
    expect(spec).not.toHaveProperty("ttlSecondsAfterFinished");
  });
});

describe("data", () => {
  const kinds = (objects: Manifest[]) =>
    objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

  test("is in claims that can grow", () => {
    const stack = stackOf({ kubernetes: { storage: { className: "gp3", postgresGigabytes: 50 } } });
    const claim = stack.find<PersistentVolumeClaim>("PersistentVolumeClaim", "postgres-data-1");
    expect(claim.spec).toEqual({
      accessModes: ["ReadWriteOnce"],
      storageClassName: "gp3",
      resources: { requests: { storage: "50Gi" } },
    });
    for (const name of ["postgres", "redis"]) {
      const { volumes } = stack.find<StatefulSet>("StatefulSet", name).spec.template.spec;
      const data = volumes.find((volume) => volume.name === "data");
      expect(data?.persistentVolumeClaim?.claimName).toBe(`${name}-data-1`);
    }
  });

  test("of another generation is in another claim, and the old one stays", () => {
    const stack = stackOf({ database: { generation: 2 } });
    const claims = kinds(stack.ofKind("PersistentVolumeClaim"));
    expect(claims).toEqual(
      ["postgres-data-1", "postgres-data-2", "redis-data-1"].map(
        (name) => `PersistentVolumeClaim ${name}`,
      ),
    );
    expect(stack.pods.get("postgres")?.spec.volumes).toContainEqual({
      name: "data",
      persistentVolumeClaim: { claimName: "postgres-data-2" },
    });
  });

  test("of servers that are there already is not made", () => {
    const server = { host: "postgres.data.svc", tls: "verify-full" as const };
    const stack = stackOf({ database: { server }, redis: { server: { host: "redis.data.svc" } } }, [
      "databasePassword",
      "redisPassword",
    ]);
    expect(kinds(stack.objects).filter((name) => /postgres|redis/.test(name))).toEqual([]);
    const { stringData } = stack.find<Secret>("Secret", "migration-secrets");
    expect(stringData.environment).toContain("@postgres.data.svc:5432/litellm?sslmode=require");
    expect(stringData.environment).toContain("PGSSLROOTCERT=");
  });

  test("of CloudNativePG has checksums, and a URL of its own", () => {
    const stack = stackOf({ kubernetes: { cloudNativePg: { instances: 1 } } });
    expect(kinds(stack.objects).filter((name) => name.includes("postgres"))).toEqual([
      "NetworkPolicy postgres",
      "Secret postgres-owner",
      "Cluster postgres",
    ]);
    expect(stack.find("Cluster", "postgres")).toMatchObject({
      spec: {
        instances: 1,
        enablePDB: false,
        bootstrap: { initdb: { dataChecksums: true, secret: { name: "postgres-owner" } } },
      },
    });
    const { stringData } = stack.find<Secret>("Secret", "proxy-secrets");
    expect(stringData.environment).toContain("@postgres-rw:5432/litellm?sslmode=require");
  });
});

test("a semantic cache is reached by a URL, and its user may search", () => {
  const { find } = stackOf({
    models: [
      { name: "fast", provider: "mock" },
      { name: "vectors", provider: "mock", mode: "embedding" },
    ],
    cache: { type: "semantic", similarityThreshold: 0.9, embeddingModel: "vectors" },
  });
  const secretOf = (name: string) => find<Secret>("Secret", name).stringData;
  expect(secretOf("proxy-secrets").environment).toContain("CACHE_REDIS_URL='redis://litellm:");
  expect(secretOf("redis-cache-secrets")["users.acl"]).toContain("+ft._list");
});
