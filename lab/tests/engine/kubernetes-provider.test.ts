import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
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
import { inCluster, labels, podTemplate, program } from "./kubernetes-provider-sandbox";

/*
 * The Kubernetes provider, with the real engine and a real cluster: what it makes, changes and replaces.
 * Put the official plugin on PATH and the same tests run with it: that is how the stand-in is known to
 * be like it.
 */
jest.setTimeout(5 * 60_000);

const here = inCluster();

const template = (command?: string[], container?: object) =>
  podTemplate(here.cluster, command, container);

function configMap(data: Record<string, string>, metadata: object = {}) {
  const { namespace } = here.sandbox;
  return new ConfigMap("config", { metadata: { namespace, ...metadata }, data });
}

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
  expect(await here.sandbox.preview(everything)).toEqual({ create: 11 });
  expect(await here.sandbox.up(everything)).toEqual({ create: 11 });
  const [space] = await here.sandbox.names("namespace", "space-");
  expect(space).toMatch(/^space-[0-9a-f]{8}$/);
  expect(await here.sandbox.names("deployment", "app-", space)).toHaveLength(1);

  expect(await here.sandbox.preview(everything)).toEqual({});
  expect(await here.sandbox.refresh()).toEqual({});
  expect(await here.sandbox.preview(everything)).toEqual({});
  await here.sandbox.destroy();
  expect(await here.sandbox.names("namespace", "space-")).toEqual([]);
});

test("a Secret's values are nowhere in the stored state", async () => {
  const value = "a-value-that-nobody-else-has";
  await here.sandbox.up(
    program(() => {
      const { namespace } = here.sandbox;
      const key = pulumi.secret(value);
      new Secret("secret", { metadata: { namespace }, stringData: { key } });
    }),
  );
  const [name = ""] = await here.sandbox.names("secret", "secret-");
  const base64 = Buffer.from(value).toString("base64");
  expect(await here.sandbox.get("secret", name)).toMatchObject({ data: { key: base64 } });
  const state = await here.sandbox.storedState();
  expect(state).toContain(name);
  expect(state).not.toContain(value);
  expect(state).not.toContain(base64);
});

describe("a ConfigMap whose data changes", () => {
  test("with a name that was made: a new one, and the old one goes last", async () => {
    await here.sandbox.up(program(() => configMap({ key: "old" })));
    const [old] = await here.sandbox.names("configmap", "config-");
    expect(await here.sandbox.up(program(() => configMap({ key: "new" })))).toEqual({ replace: 1 });
    expect(here.sandbox.steps).toEqual([
      "create-replacement config",
      "replace config",
      "delete-replaced config",
    ]);
    const [now, ...others] = await here.sandbox.names("configmap", "config-");
    expect(others).toEqual([]);
    expect(now).not.toBe(old);
  });

  test("with a name of the program's: the old one goes first", async () => {
    const named = { name: "config-fixed" };
    await here.sandbox.up(program(() => configMap({ key: "old" }, named)));
    await here.sandbox.up(program(() => configMap({ key: "new" }, named)));
    expect(here.sandbox.steps).toEqual([
      "delete-replaced config",
      "replace config",
      "create-replacement config",
    ]);
  });

  test("its labels change in place, and what the program no longer sets goes", async () => {
    const both = { labels: { one: "1", two: "2" } };
    await here.sandbox.up(program(() => configMap({ key: "same" }, both)));
    const [name = ""] = await here.sandbox.names("configmap", "config-");
    const only = { labels: { one: "changed" } };
    expect(await here.sandbox.up(program(() => configMap({ key: "same" }, only)))).toEqual({
      update: 1,
    });
    const { metadata } = await here.sandbox.get("configmap", name);
    expect(metadata.labels).toEqual({ one: "changed" });
  });
});

test("an object that is there already is not taken over", async () => {
  const { namespace } = here.sandbox;
  await here.cluster.kubectl("create", "configmap", "-n", namespace, "config-taken");
  const taken = here.sandbox.up(
    program(() => configMap({ key: "value" }, { name: "config-taken" })),
  );
  await expect(taken).rejects.toThrow();
  expect(here.sandbox.output).toContain("already exists");
});

test("a custom resource: waited for as its annotation says, and changed in place", async () => {
  await here.cluster.apply(widgets);
  await here.cluster.kubectl("wait", "--for=condition=Established", "crd/widgets.test.example");
  const widget = (size: number, annotations = {}, opts = {}) =>
    program(() => {
      new CustomResource(
        "widget",
        {
          apiVersion: "test.example/v1",
          kind: "Widget",
          metadata: { namespace: here.sandbox.namespace, annotations },
          spec: { size },
        },
        opts,
      );
    });
  await here.sandbox.up(widget(1));
  const [name = ""] = await here.sandbox.names("widget", "widget-");
  expect(await here.sandbox.up(widget(2))).toEqual({ update: 1 });
  expect((await here.sandbox.get("widget", name)).spec).toEqual({ size: 2 });
  const waiting = { "pulumi.com/waitFor": "condition=Ready" };
  const never = here.sandbox.up(widget(2, waiting, { customTimeouts: { update: "2s" } }));
  await expect(never).rejects.toThrow();
  expect(here.sandbox.output).toContain("timed out waiting to be Ready");
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
