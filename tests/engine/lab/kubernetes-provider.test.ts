import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { StatefulSet } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { Job } from "@pulumi/kubernetes/batch/v1/job";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { HorizontalPodAutoscaler } from "@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1/podDisruptionBudget";
import * as pulumi from "@pulumi/pulumi";
import { TestCluster } from "./kubernetes-cluster";
import { findKubernetesPlugins, KubernetesSandbox } from "./kubernetes-provider-sandbox";
import type { Engine } from "./stack-sandbox";

/*
 * The Kubernetes provider, with the real engine and a real cluster. Put the official plugin on PATH and
 * the same tests run with it: that is how the stand-in is known to be like it.
 */
jest.setTimeout(5 * 60_000);

let engine: Engine;
let cluster: TestCluster;
let sandbox: KubernetesSandbox;

beforeAll(async () => {
  engine = await findKubernetesPlugins();
  cluster = await TestCluster.start();
}, 30 * 60_000);

afterAll(async () => {
  await cluster.stop();
});

beforeEach(async () => {
  sandbox = await KubernetesSandbox.make(engine, cluster);
});

afterEach(async () => {
  await sandbox.clean();
});

const labels = { app: "app" };

/** A pod that does something, for ever unless said otherwise. */
function template(command: string[] = ["sleep", "600"], container: object = {}) {
  const main = { name: "main", image: cluster.image, command, ...container };
  return { metadata: { labels }, spec: { terminationGracePeriodSeconds: 0, containers: [main] } };
}

function deployment(args: { replicas?: number; template?: object } = {}, opts = {}) {
  const { namespace } = sandbox;
  const spec = { replicas: 1, selector: { matchLabels: labels }, template: template(), ...args };
  return new Deployment("app", { metadata: { namespace }, spec: spec as never }, opts);
}

function configMap(data: Record<string, string>, metadata: object = {}) {
  const { namespace } = sandbox;
  return new ConfigMap("config", { metadata: { namespace, ...metadata }, data });
}

/** A program of what one function makes. */
const program = (make: () => void) => () => {
  make();
  return Promise.resolve();
};

test("all kinds of objects: made, the same again, and gone", async () => {
  const everything = program(() => {
    const namespace = new Namespace("space", {}).metadata.name;
    const metadata = { namespace };
    const { name: account } = new ServiceAccount("account", {
      metadata,
      automountServiceAccountToken: false,
    }).metadata;
    const config = new ConfigMap("config", { metadata, data: { key: "value" } });
    const secret = new Secret("secret", { metadata, stringData: { key: "value" } });
    const claim = new PersistentVolumeClaim("claim", {
      metadata,
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1024Mi" } } },
    });
    const env = [
      { name: "EMPTY", value: "" },
      {
        name: "CONFIG",
        valueFrom: { configMapKeyRef: { name: config.metadata.name, key: "key" } },
      },
      { name: "SECRET", valueFrom: { secretKeyRef: { name: secret.metadata.name, key: "key" } } },
    ];
    const resources = { requests: { cpu: "0.01", memory: "16Mi" }, limits: { memory: "1024Mi" } };
    const mounted = { env, resources, volumeMounts: [{ name: "data", mountPath: "/data" }] };
    const { spec, ...rest } = template(["redis-server"], mounted);
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: claim.metadata.name } }];
    const pods = {
      ...rest,
      spec: { ...spec, serviceAccountName: account, hostNetwork: false, volumes },
    };
    const selector = { matchLabels: labels };
    new Service("service", { metadata, spec: { selector: labels, ports: [{ port: 6379 }] } });
    const app = new Deployment("app", {
      metadata,
      spec: { replicas: 1, selector, template: pods },
    });
    new PodDisruptionBudget("budget", { metadata, spec: { maxUnavailable: 1, selector } });
    new HorizontalPodAutoscaler("scaler", {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: app.metadata.name },
        maxReplicas: 2,
      },
    });
    new NetworkPolicy("policy", {
      metadata,
      spec: {
        podSelector: {},
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ podSelector: selector }], ports: [{ port: 6379 }] }],
        egress: [],
      },
    });
  });
  expect(await sandbox.preview(everything)).toEqual({ create: 11 });
  expect(await sandbox.up(everything)).toEqual({ create: 11 });
  const [space] = await sandbox.names("namespace", "space-");
  expect(space).toMatch(/^space-[0-9a-f]{8}$/);
  expect(await sandbox.names("deployment", "app-", space)).toHaveLength(1);

  expect(await sandbox.preview(everything)).toEqual({});
  expect(await sandbox.refresh()).toEqual({});
  expect(await sandbox.preview(everything)).toEqual({});
  await sandbox.destroy();
  expect(await sandbox.names("namespace", "space-")).toEqual([]);
});

test("a Secret's values are nowhere in the stored state", async () => {
  const value = "a-value-that-nobody-else-has";
  await sandbox.up(
    program(() => {
      const { namespace } = sandbox;
      const key = pulumi.secret(value);
      new Secret("secret", { metadata: { namespace }, stringData: { key } });
    }),
  );
  const [name = ""] = await sandbox.names("secret", "secret-");
  const base64 = Buffer.from(value).toString("base64");
  expect(await sandbox.get("secret", name)).toMatchObject({ data: { key: base64 } });
  const state = await sandbox.storedState();
  expect(state).toContain(name);
  expect(state).not.toContain(value);
  expect(state).not.toContain(base64);
});

describe("a ConfigMap whose data changes", () => {
  test("with a name that was made: a new one, and the old one goes last", async () => {
    await sandbox.up(program(() => configMap({ key: "old" })));
    const [old] = await sandbox.names("configmap", "config-");
    expect(await sandbox.up(program(() => configMap({ key: "new" })))).toEqual({ replace: 1 });
    expect(sandbox.steps).toEqual([
      "create-replacement config",
      "replace config",
      "delete-replaced config",
    ]);
    const [now, ...others] = await sandbox.names("configmap", "config-");
    expect(others).toEqual([]);
    expect(now).not.toBe(old);
  });

  test("with a name of the program's: the old one goes first", async () => {
    const named = { name: "config-fixed" };
    await sandbox.up(program(() => configMap({ key: "old" }, named)));
    await sandbox.up(program(() => configMap({ key: "new" }, named)));
    expect(sandbox.steps).toEqual([
      "delete-replaced config",
      "replace config",
      "create-replacement config",
    ]);
  });

  test("its labels change in place, and what the program no longer sets goes", async () => {
    const both = { labels: { one: "1", two: "2" } };
    await sandbox.up(program(() => configMap({ key: "same" }, both)));
    const [name = ""] = await sandbox.names("configmap", "config-");
    const only = { labels: { one: "changed" } };
    expect(await sandbox.up(program(() => configMap({ key: "same" }, only)))).toEqual({
      update: 1,
    });
    const { metadata } = await sandbox.get("configmap", name);
    expect(metadata.labels).toEqual({ one: "changed" });
  });
});

describe("a Deployment", () => {
  test("is updated in place, and an update ends when the new pods are ready", async () => {
    await sandbox.up(program(() => deployment()));
    const [name = ""] = await sandbox.names("deployment", "app-");
    const probe = {
      exec: { command: ["sh", "-c", "sleep 2"] },
      timeoutSeconds: 5,
      periodSeconds: 1,
    };
    const changed = template(["sleep", "700"], { readinessProbe: probe });
    const change = program(() => deployment({ template: changed, replicas: 2 }));
    expect(await sandbox.preview(change)).toEqual({ update: 1 });
    expect(await sandbox.up(change)).toEqual({ update: 1 });
    const { status } = await sandbox.get("deployment", name);
    expect(status).toMatchObject({ updatedReplicas: 2, readyReplicas: 2, replicas: 2 });
  });

  test("what scaled it meanwhile is kept, when the program says so", async () => {
    const scaled = (args: object) =>
      program(() => deployment(args, { ignoreChanges: ["spec.replicas"] }));
    await sandbox.up(scaled({}));
    const [name = ""] = await sandbox.names("deployment", "app-");
    await cluster.kubectl("scale", "-n", sandbox.namespace, `deployment/${name}`, "--replicas=2");
    expect(await sandbox.up(scaled({ template: template(["sleep", "700"]) }))).toEqual({
      update: 1,
    });
    const { spec } = await sandbox.get("deployment", name);
    expect(spec.replicas).toBe(2);
  });

  test("whose pods fail: the error has the reason, the exit code and the last lines", async () => {
    // Never ready: without, it would be for the moment before it ends.
    const readinessProbe = { exec: { command: ["false"] } };
    const script = "echo no database here; exit 3";
    const failing = template(["sh", "-c", script], { readinessProbe });
    const failed = sandbox.up(
      program(() => deployment({ template: failing }, { customTimeouts: { create: "15s" } })),
    );
    await expect(failed).rejects.toThrow();
    expect(sandbox.output).toContain("timed out waiting to be Ready");
    expect(sandbox.output).toContain("exit code 3");
    expect(sandbox.output).toContain("no database here");

    // It is in the state, and a program that is right repairs it.
    const [name = ""] = await sandbox.names("deployment", "app-");
    expect(await sandbox.up(program(() => deployment()))).toEqual({ update: 1 });
    const { status } = await sandbox.get("deployment", name);
    expect(status.readyReplicas).toBe(1);
  });

  test("whose image can't be had: the error has the image and the reason", async () => {
    const failing = template(["true"], { image: "registry.invalid/none:1" });
    const failed = sandbox.up(
      program(() => deployment({ template: failing }, { customTimeouts: { create: "15s" } })),
    );
    await expect(failed).rejects.toThrow();
    expect(sandbox.output).toContain("registry.invalid/none:1");
    expect(sandbox.output).toMatch(/ErrImagePull|ImagePullBackOff/);
  });

  test("changed by hand: a refresh sees it, and an update undoes it", async () => {
    await sandbox.up(program(() => deployment()));
    const [name = ""] = await sandbox.names("deployment", "app-");
    const zero = JSON.stringify({ spec: { replicas: 0 } });
    await cluster.kubectl("patch", "-n", sandbox.namespace, `deployment/${name}`, "-p", zero);
    expect(await sandbox.refresh()).toEqual({ update: 1 });
    expect(await sandbox.up(program(() => deployment()))).toEqual({ update: 1 });
    expect((await sandbox.get("deployment", name)).spec.replicas).toBe(1);
    await cluster.kubectl("delete", "-n", sandbox.namespace, "deployment", name);
    expect(await sandbox.refresh()).toEqual({ delete: 1 });
  });
});

describe("a Job", () => {
  const job = (script: string, annotations = {}) =>
    program(() => {
      const { namespace } = sandbox;
      const { spec } = template(["sh", "-c", script]);
      new Job("job", {
        metadata: { namespace, annotations },
        spec: { backoffLimit: 0, template: { spec: { ...spec, restartPolicy: "Never" } } },
      });
    });

  test("is waited for, and replaced when its template changes", async () => {
    await sandbox.up(job("sleep 2"));
    const [name = ""] = await sandbox.names("job", "job-");
    expect((await sandbox.get("job", name)).status.succeeded).toBe(1);
    expect(await sandbox.up(job("sleep 1"))).toEqual({ replace: 1 });
    expect(await sandbox.names("job", "job-")).not.toContain(name);
  });

  test("that fails: the error has its last lines", async () => {
    await expect(sandbox.up(job("echo migration 7 is broken; exit 1"))).rejects.toThrow();
    expect(sandbox.output).toContain("BackoffLimitExceeded");
    expect(sandbox.output).toContain("migration 7 is broken");
  });
});

test("a StatefulSet is waited for, with its claims", async () => {
  const { namespace } = sandbox;
  const selector = { matchLabels: labels };
  const mounts = { volumeMounts: [{ name: "data", mountPath: "/data" }] };
  const claim = {
    metadata: { name: "data" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "8Mi" } } },
  };
  const set = (command: string[]) =>
    program(() => {
      new StatefulSet("set", {
        metadata: { namespace },
        spec: {
          replicas: 2,
          serviceName: "none",
          selector,
          template: template(command, mounts),
          volumeClaimTemplates: [claim],
        },
      });
    });
  await sandbox.up(set(["sleep", "600"]));
  expect(await sandbox.preview(set(["sleep", "600"]))).toEqual({});
  const [name = ""] = await sandbox.names("statefulset", "set-");
  expect(await sandbox.up(set(["sleep", "700"]))).toEqual({ update: 1 });
  const { status } = await sandbox.get("statefulset", name);
  expect(status).toMatchObject({ readyReplicas: 2, updatedReplicas: 2 });
});

test("a Service waits until its pods are ready", async () => {
  await sandbox.up(
    program(() => {
      const { namespace } = sandbox;
      const exec = { command: ["test", "-e", "/tmp/ready"] };
      const script = "sleep 3; touch /tmp/ready; sleep 600";
      const readinessProbe = { exec, periodSeconds: 1 };
      const pods = template(["sh", "-c", script], { readinessProbe });
      const app = deployment({ template: pods });
      new Service(
        "service",
        { metadata: { namespace }, spec: { selector: labels, ports: [{ port: 6379 }] } },
        { dependsOn: [app] },
      );
    }),
  );
  const [name = ""] = await sandbox.names("service", "service-");
  const selector = `kubernetes.io/service-name=${name}`;
  const slices = await cluster.get("endpointslice", "-n", sandbox.namespace, "-l", selector);
  expect(slices).toMatchObject({ items: [{ endpoints: [{ conditions: { ready: true } }] }] });
});

test("an object that is there already is not taken over", async () => {
  const { namespace } = sandbox;
  await cluster.kubectl("create", "configmap", "-n", namespace, "config-taken");
  const taken = sandbox.up(program(() => configMap({ key: "value" }, { name: "config-taken" })));
  await expect(taken).rejects.toThrow();
  expect(sandbox.output).toContain("already exists");
});

test("a custom resource: waited for as its annotation says, and changed in place", async () => {
  await cluster.apply(widgets);
  await cluster.kubectl("wait", "--for=condition=Established", "crd/widgets.test.example");
  const widget = (size: number, annotations = {}, opts = {}) =>
    program(() => {
      new CustomResource(
        "widget",
        {
          apiVersion: "test.example/v1",
          kind: "Widget",
          metadata: { namespace: sandbox.namespace, annotations },
          spec: { size },
        },
        opts,
      );
    });
  await sandbox.up(widget(1));
  const [name = ""] = await sandbox.names("widget", "widget-");
  expect(await sandbox.up(widget(2))).toEqual({ update: 1 });
  expect((await sandbox.get("widget", name)).spec).toEqual({ size: 2 });
  const waiting = { "pulumi.com/waitFor": "condition=Ready" };
  const never = sandbox.up(widget(2, waiting, { customTimeouts: { update: "2s" } }));
  await expect(never).rejects.toThrow();
  expect(sandbox.output).toContain("timed out waiting to be Ready");
});

/** A kind of one's own. */
const widgets = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.test.example" },
  spec: {
    group: "test.example",
    scope: "Namespaced",
    names: { kind: "Widget", plural: "widgets" },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              spec: { type: "object", properties: { size: { type: "integer" } } },
              status: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            },
          },
        },
      },
    ],
  },
};
