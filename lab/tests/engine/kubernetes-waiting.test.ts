import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { StatefulSet } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { Job } from "@pulumi/kubernetes/batch/v1/job";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { inCluster, labels, podTemplate, program } from "./kubernetes-provider-sandbox";

/*
 * The Kubernetes provider, with the real engine and a real cluster: what it waits for, and what it says
 * when that doesn't come. The same tests run with the official plugin, if it is on PATH.
 */
jest.setTimeout(5 * 60_000);

const here = inCluster();

const template = (command?: string[], container?: object) =>
  podTemplate(here.cluster, command, container);

function deployment(args: { replicas?: number; template?: object } = {}, opts = {}) {
  const { namespace } = here.sandbox;
  const spec = { replicas: 1, selector: { matchLabels: labels }, template: template(), ...args };
  return new Deployment("app", { metadata: { namespace }, spec: spec as never }, opts);
}

describe("a Deployment", () => {
  test("is updated in place, and an update ends when the new pods are ready", async () => {
    await here.sandbox.up(program(() => deployment()));
    const [name = ""] = await here.sandbox.names("deployment", "app-");
    const probe = {
      exec: { command: ["sh", "-c", "sleep 2"] },
      timeoutSeconds: 5,
      periodSeconds: 1,
    };
    const changed = template(["sleep", "700"], { readinessProbe: probe });
    const change = program(() => deployment({ template: changed, replicas: 2 }));
    expect(await here.sandbox.preview(change)).toEqual({ update: 1 });
    expect(await here.sandbox.up(change)).toEqual({ update: 1 });
    const { status } = await here.sandbox.get("deployment", name);
    expect(status).toMatchObject({ updatedReplicas: 2, readyReplicas: 2, replicas: 2 });
  });

  test("what scaled it meanwhile is kept, when the program says so", async () => {
    const scaled = (args: object) =>
      program(() => deployment(args, { ignoreChanges: ["spec.replicas"] }));
    await here.sandbox.up(scaled({}));
    const [name = ""] = await here.sandbox.names("deployment", "app-");
    await here.cluster.kubectl(
      "scale",
      "-n",
      here.sandbox.namespace,
      `deployment/${name}`,
      "--replicas=2",
    );
    expect(await here.sandbox.up(scaled({ template: template(["sleep", "700"]) }))).toEqual({
      update: 1,
    });
    const { spec } = await here.sandbox.get("deployment", name);
    expect(spec.replicas).toBe(2);
  });

  test("whose pods fail: the error has the reason, the exit code and the last lines", async () => {
    // Never ready: without, it would be for the moment before it ends.
    const readinessProbe = { exec: { command: ["false"] } };
    const script = "echo no database here; exit 3";
    const failing = template(["sh", "-c", script], { readinessProbe });
    const failed = here.sandbox.up(
      program(() => deployment({ template: failing }, { customTimeouts: { create: "15s" } })),
    );
    await expect(failed).rejects.toThrow();
    expect(here.sandbox.output).toContain("timed out waiting to be Ready");
    expect(here.sandbox.output).toContain("exit code 3");
    expect(here.sandbox.output).toContain("no database here");

    // It is in the state, and a program that is right repairs it.
    const [name = ""] = await here.sandbox.names("deployment", "app-");
    expect(await here.sandbox.up(program(() => deployment()))).toEqual({ update: 1 });
    const { status } = await here.sandbox.get("deployment", name);
    expect(status.readyReplicas).toBe(1);
  });

  test("whose image can't be had: the error has the image and the reason", async () => {
    const failing = template(["true"], { image: "registry.invalid/none:1" });
    const failed = here.sandbox.up(
      program(() => deployment({ template: failing }, { customTimeouts: { create: "15s" } })),
    );
    await expect(failed).rejects.toThrow();
    expect(here.sandbox.output).toContain("registry.invalid/none:1");
    expect(here.sandbox.output).toMatch(/ErrImagePull|ImagePullBackOff/);
  });

  test("changed by hand: a refresh sees it, and an update undoes it", async () => {
    await here.sandbox.up(program(() => deployment()));
    const [name = ""] = await here.sandbox.names("deployment", "app-");
    const zero = JSON.stringify({ spec: { replicas: 0 } });
    await here.cluster.kubectl(
      "patch",
      "-n",
      here.sandbox.namespace,
      `deployment/${name}`,
      "-p",
      zero,
    );
    expect(await here.sandbox.refresh()).toEqual({ update: 1 });
    expect(await here.sandbox.up(program(() => deployment()))).toEqual({ update: 1 });
    expect((await here.sandbox.get("deployment", name)).spec.replicas).toBe(1);
    await here.cluster.kubectl("delete", "-n", here.sandbox.namespace, "deployment", name);
    expect(await here.sandbox.refresh()).toEqual({ delete: 1 });
  });
});

describe("a Job", () => {
  const job = (script: string, annotations = {}) =>
    program(() => {
      const { namespace } = here.sandbox;
      const { spec } = template(["sh", "-c", script]);
      new Job("job", {
        metadata: { namespace, annotations },
        spec: { backoffLimit: 0, template: { spec: { ...spec, restartPolicy: "Never" } } },
      });
    });

  test("is waited for, and replaced when its template changes", async () => {
    await here.sandbox.up(job("sleep 2"));
    const [name = ""] = await here.sandbox.names("job", "job-");
    expect((await here.sandbox.get("job", name)).status.succeeded).toBe(1);
    expect(await here.sandbox.up(job("sleep 1"))).toEqual({ replace: 1 });
    expect(await here.sandbox.names("job", "job-")).not.toContain(name);
  });

  test("that fails: the error has its last lines", async () => {
    await expect(here.sandbox.up(job("echo migration 7 is broken; exit 1"))).rejects.toThrow();
    expect(here.sandbox.output).toContain("BackoffLimitExceeded");
    expect(here.sandbox.output).toContain("migration 7 is broken");
  });
});

test("a StatefulSet is waited for, with its claims", async () => {
  const { namespace } = here.sandbox;
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
  await here.sandbox.up(set(["sleep", "600"]));
  expect(await here.sandbox.preview(set(["sleep", "600"]))).toEqual({});
  const [name = ""] = await here.sandbox.names("statefulset", "set-");
  expect(await here.sandbox.up(set(["sleep", "700"]))).toEqual({ update: 1 });
  const { status } = await here.sandbox.get("statefulset", name);
  expect(status).toMatchObject({ readyReplicas: 2, updatedReplicas: 2 });
});

test("a Service waits until its pods are ready", async () => {
  await here.sandbox.up(
    program(() => {
      const { namespace } = here.sandbox;
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
  const [name = ""] = await here.sandbox.names("service", "service-");
  const selector = `kubernetes.io/service-name=${name}`;
  const slices = await here.cluster.get(
    "endpointslice",
    "-n",
    here.sandbox.namespace,
    "-l",
    selector,
  );
  expect(slices).toMatchObject({ items: [{ endpoints: [{ conditions: { ready: true } }] }] });
});
