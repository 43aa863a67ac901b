import type { Manifest, PodTemplate, Service } from "../../../../config/kubernetes/types";
import { stack, stackOf, stackOfEverything } from "./stacks";

const { pods, objects, ofKind } = stackOfEverything();

const names = [
  "postgres",
  "redis",
  "redis-cache",
  "presidio-analyzer",
  "presidio-anonymizer",
  "mock-upstream",
  expect.stringMatching(/^migration-[0-9a-f]{10}$/) as string,
  "proxy",
];

test("a gateway with everything has these workloads", () => {
  expect([...pods.keys()]).toEqual(names);
});

describe.each([...pods])("%s", (_, { metadata, spec }: PodTemplate) => {
  const [container] = spec.containers;

  test("has one container that may do nothing, of a user that is not root", () => {
    expect(spec.containers).toHaveLength(1);
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: expect.any(Number) as number,
      runAsGroup: expect.any(Number) as number,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(container?.securityContext.runAsUser).toBeGreaterThanOrEqual(999);
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
  });

  test("has a ServiceAccount of its own, no token, no list of Services", () => {
    const account = spec.serviceAccountName;
    expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(metadata.labels["app.kubernetes.io/name"]).toBe(account);
    const accounts = objects.filter(
      (object) => object.kind === "ServiceAccount" && object.metadata.name === account,
    );
    expect(accounts).toEqual([expect.objectContaining({ automountServiceAccountToken: false })]);
  });

  test("is limited in CPU, memory and disk, and is promised its memory", () => {
    const { requests, limits } = container?.resources ?? { requests: {}, limits: {} };
    const all = ["cpu", "memory", "ephemeral-storage"];
    expect(Object.keys(requests)).toEqual(all);
    expect(Object.keys(limits)).toEqual(all);
    expect(limits.memory).toBe(requests.memory);
    for (const { emptyDir } of spec.volumes) {
      if (emptyDir) expect(emptyDir.sizeLimit).toMatch(/^\d+Mi$/);
    }
  });

  test("mounts its volumes, and can write nowhere else", () => {
    const mounts = container?.volumeMounts ?? [];
    expect(mounts.map(({ name }) => name).sort()).toEqual(
      spec.volumes.map(({ name }) => name).sort(),
    );
    const files = mounts.find(({ name }) => name === "files");
    if (files) expect(files).toMatchObject({ mountPath: "/etc/litellm-gateway", readOnly: true });
  });

  test("takes the cluster's inputs", () => {
    expect(spec).toMatchObject({
      imagePullSecrets: [{ name: "registry" }],
      priorityClassName: "critical",
    });
  });
});

test("no secret is anywhere but in Secrets", () => {
  const others = objects.filter(({ kind }) => kind !== "Secret");
  expect(/text-of-[a-z-]+/.exec(JSON.stringify(others))).toBeNull();
  const texts = JSON.stringify(ofKind("Secret"));
  for (const text of ["master-key", "salt-key", "drain-token", "database-password", "openai-key"])
    expect(texts).toContain(`text-of-${text}`);
});

test("the namespace refuses pods that are less hardened", () => {
  const [first] = objects;
  expect(first).toMatchObject({
    kind: "Namespace",
    metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
  });
  expect(stackOf({ kubernetes: { createNamespace: false } }).ofKind("Namespace")).toEqual([]);
});

test("all selectors find their pods, and only theirs", () => {
  for (const { kind, metadata, spec } of objects as (Service & {
    spec: { selector?: unknown };
  })[]) {
    if (!["Deployment", "StatefulSet", "Service", "PodDisruptionBudget"].includes(kind)) continue;
    const selector = spec.selector as { matchLabels?: Record<string, string> };
    const wanted = Object.entries(selector.matchLabels ?? selector);
    const found = [...pods].filter(([, pod]) =>
      wanted.every(([label, value]) => pod.metadata.labels[label] === value),
    );
    const own = metadata.labels["app.kubernetes.io/name"];
    expect({ kind, found: found.map(([name]) => name) }).toEqual({ kind, found: [own] });
  }
});

test("all Services lead to a port that their pods have", () => {
  const services = ofKind<Service>("Service");
  expect(services.length).toBeGreaterThanOrEqual(7);
  for (const { metadata, spec } of services) {
    const [container] = pods.get(metadata.labels["app.kubernetes.io/name"] ?? "")?.spec
      .containers ?? [undefined];
    const ports = container?.ports?.map(({ name }) => name) ?? [];
    for (const { targetPort } of spec.ports) expect(ports).toContain(targetPort);
  }
});

test("the same settings give the same objects", () => {
  expect(stackOfEverything().objects).toEqual(objects);
});

test("every object says whose it is, and all selectors too", () => {
  type WithSelector = Manifest & { spec?: { selector?: object } };
  for (const { kind, metadata, spec } of objects as WithSelector[]) {
    const instance = { "app.kubernetes.io/instance": stack };
    expect({ kind, labels: metadata.labels }).toMatchObject({ kind, labels: instance });
    if (spec?.selector)
      expect({ kind, selector: JSON.stringify(spec.selector) }).toMatchObject({
        selector: expect.stringContaining(`"app.kubernetes.io/instance":"${stack}"`) as string,
      });
  }
});
