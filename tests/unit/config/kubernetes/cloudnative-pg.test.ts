import type { Cluster } from "../../../../config/kubernetes/cloudnative-pg";
import type {
  ObjectStore,
  ScheduledBackup,
} from "../../../../config/kubernetes/cloudnative-pg-backups";
import type { Pooler } from "../../../../config/kubernetes/cloudnative-pg-pooler";
import type { Secret } from "../../../../config/kubernetes/types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { stackOf } from "./stacks";

type CloudNativePg = NonNullable<NonNullable<SettingsInput["kubernetes"]>["cloudNativePg"]>;

const stackWith = (cloudNativePg: CloudNativePg, more: SettingsInput = {}) =>
  stackOf({ ...more, kubernetes: { ...more.kubernetes, cloudNativePg } });

const urlOf = (stack: ReturnType<typeof stackOf>, workload: string) =>
  /^DATABASE_URL='(.*)'$/m.exec(
    stack.find<Secret>("Secret", `${workload}-secrets`).stringData.environment ?? "",
  )?.[1];

const direct = "postgresql://litellm:text-of-database-password@postgres-rw:5432/litellm";

test("by itself it has neither backups nor a pooler", () => {
  const stack = stackWith({});
  const kinds = stack.objects.map(({ kind }) => kind);
  for (const kind of ["ObjectStore", "ScheduledBackup", "Pooler"])
    expect(kinds).not.toContain(kind);
  const { spec } = stack.find<Cluster>("Cluster", "postgres");
  expect(spec).not.toHaveProperty("plugins");
  expect(urlOf(stack, "proxy")).toBe(`${direct}?sslmode=require`);
});

describe("backups", () => {
  const destinationPath = "s3://backups/llm";
  const credentialsSecret = "backup-credentials";

  test("the Cluster, the store and the schedule name each other", () => {
    const stack = stackWith({ backups: { destinationPath, credentialsSecret, retentionDays: 14 } });
    const cluster = stack.find<Cluster>("Cluster", "postgres");
    const [store] = stack.ofKind<ObjectStore>("ObjectStore");
    const [schedule] = stack.ofKind<ScheduledBackup>("ScheduledBackup");
    const [plugin] = cluster.spec.plugins ?? [];
    expect(plugin?.isWALArchiver).toBe(true);
    expect(plugin?.parameters.barmanObjectName).toBe(store?.metadata.name);
    expect(schedule?.spec.pluginConfiguration.name).toBe(plugin?.name);
    expect(schedule?.spec.cluster.name).toBe(cluster.metadata.name);
    expect(schedule?.spec).toMatchObject({ immediate: true, schedule: "0 0 3 * * *" });
    expect(store?.spec.retentionPolicy).toBe("14d");
    const configuration = store?.spec.configuration;
    expect(configuration?.destinationPath).toBe(destinationPath);
    expect(configuration?.s3Credentials).toEqual({
      accessKeyId: { name: credentialsSecret, key: "ACCESS_KEY_ID" },
      secretAccessKey: { name: credentialsSecret, key: "ACCESS_SECRET_KEY" },
    });
  });

  test("without a Secret the servers' role is used", () => {
    const annotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm" };
    const stack = stackWith({
      backups: { destinationPath, serviceAccountAnnotations: annotations },
    });
    const [store] = stack.ofKind<ObjectStore>("ObjectStore");
    expect(store?.spec.configuration.s3Credentials).toEqual({ inheritFromIAMRole: true });
    expect(stack.find<Cluster>("Cluster", "postgres").spec.serviceAccountTemplate).toEqual({
      metadata: { annotations },
    });
  });

  test("a path or a schedule that nothing would come of is refused", () => {
    expect(() => stackWith({ backups: { destinationPath: "/backups" } })).toThrow(/s3:\/\//);
    expect(() => stackWith({ backups: { destinationPath, schedule: "0 3 * * *" } })).toThrow(
      /six fields, seconds first/,
    );
  });
});

describe("a pooler", () => {
  test("is what the proxies connect to, without prepared statements; the migration goes past it", () => {
    const stack = stackWith({ pooler: {} });
    const { metadata, spec } = stack.ofKind<Pooler>("Pooler")[0] ?? {};
    expect(metadata?.name).toBe("postgres-pooler");
    expect(spec?.cluster.name).toBe("postgres");
    expect(spec?.pgbouncer.poolMode).toBe("transaction");
    expect(urlOf(stack, "proxy")).toBe(
      `${direct.replace("postgres-rw", "postgres-pooler")}?sslmode=require&pgbouncer=true`,
    );
    expect(urlOf(stack, "migration")).toBe(`${direct}?sslmode=require`);
  });

  test("takes all connections of all proxies, more than the database could", () => {
    const stack = stackWith(
      { pooler: { poolSize: 20 } },
      { replicas: 16, database: { connectionsPerReplica: 50 } },
    );
    const { parameters } = stack.ofKind<Pooler>("Pooler")[0]?.spec.pgbouncer ?? {};
    expect(parameters).toEqual({ default_pool_size: "20", max_client_conn: "1600" });
  });

  test("may not lend more than the database has", () => {
    expect(() => stackWith({ pooler: { instances: 4, poolSize: 76 } })).not.toThrow();
    expect(() => stackWith({ pooler: { instances: 4, poolSize: 77 } })).toThrow(
      /poolSize 76|pooler\.poolSize' 76/,
    );
  });
});
