import type { Properties } from "../../providers/bridge/values";
import { unknown } from "../../providers/bridge/values";
import { compare } from "../../providers/kubernetes/diff";
import { refreshedInputs } from "../../providers/kubernetes/live";
import { named } from "../../providers/kubernetes/names";

/*
 * What the stand-in for the Kubernetes provider takes for a change, and which changes need a new object:
 * the rules of the official provider (pulumi-kubernetes: provider/pkg/provider/{provider,diff}.go).
 */

const automatic = { "pulumi.com/autonamed": "true" };

/** An object in the cluster: what was given, and what Kubernetes adds. */
function live(inputs: Properties, added: Properties = {}): Properties {
  const metadata = { namespace: "default", uid: "1", ...(inputs.metadata as Properties) };
  return { ...inputs, ...added, metadata };
}

interface Case {
  prior: Properties;
  inputs?: Properties;
  live?: Properties;
  ignored?: string[];
}

/** Changes as text, such as `replace data.key`. */
function changes({
  prior,
  inputs = prior,
  live: there = live(prior),
  ignored = [],
}: Case): string[] {
  const mutable = { configMaps: false, secrets: false };
  const difference = compare({ live: there, prior, inputs, ignored, mutable });
  return [...difference.changes].map(
    ([path, { kind, replace }]) => `${replace ? "replace" : kind} ${path}`,
  );
}

function configMap(data: Properties, metadata: Properties = {}): Properties {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", ...metadata }, data };
}

function deployment(spec: Properties): Properties {
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a" }, spec };
}

function container(fields: Properties): Properties {
  return deployment({ template: { spec: { containers: [{ name: "main", ...fields }] } } });
}

test("what Kubernetes adds is no change", () => {
  const prior = deployment({ replicas: 1 });
  const there = live(prior, {
    spec: { replicas: 1, strategy: { type: "RollingUpdate" } },
    status: { readyReplicas: 1 },
  });
  expect(changes({ prior, live: there })).toEqual([]);
});

test("what was changed in the cluster is a change, when the program sets it", () => {
  const prior = deployment({ replicas: 1 });
  const there = live(deployment({ replicas: 3, paused: true }));
  expect(changes({ prior, live: there })).toEqual(["update spec.replicas"]);
  expect(changes({ prior, live: there, ignored: ["spec.replicas"] })).toEqual([]);
});

test("a value that only an update will tell is a change", () => {
  const prior = configMap({ key: "value" });
  expect(changes({ prior, inputs: configMap({ key: unknown }) })).toEqual(["replace data.key"]);
});

describe("replaced", () => {
  const job = (spec: Properties): Properties => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "a" },
    spec,
  });
  const secret = (fields: Properties): Properties => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "a" },
    ...fields,
  });
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  test.each<[string, Case, string[]]>([
    [
      "a ConfigMap's data",
      { prior: configMap({ a: "1" }), inputs: configMap({ a: "2", "b.yaml": "1" }) },
      ["replace data.a", 'replace data["b.yaml"]'],
    ],
    [
      "a Secret's values, given as text",
      {
        prior: secret({ stringData: { a: "1" } }),
        live: live(secret({ data: { a: base64("1") } })),
        inputs: secret({ stringData: { a: "2" } }),
      },
      ["replace data.a"],
    ],
    [
      "a Job's template, but not its deadline",
      {
        prior: job({ template: { spec: { restartPolicy: "Never" } }, activeDeadlineSeconds: 1 }),
        inputs: job({
          template: { spec: { restartPolicy: "OnFailure" } },
          activeDeadlineSeconds: 2,
        }),
      },
      ["replace spec.template.spec.restartPolicy", "update spec.activeDeadlineSeconds"],
    ],
    [
      "a Deployment's selector, but not its template",
      {
        prior: deployment({ selector: { matchLabels: { a: "1" } }, template: { b: 1 } }),
        inputs: deployment({ selector: { matchLabels: { a: "2" } }, template: { b: 2 } }),
      },
      ["replace spec.selector.matchLabels.a", "update spec.template.b"],
    ],
    [
      "a field that comes with all that it is in",
      { prior: job({}), inputs: job({ template: { spec: { restartPolicy: "Never" } } }) },
      ["replace spec.template"],
    ],
    [
      "a name",
      { prior: configMap({}), inputs: configMap({}, { name: "b" }) },
      ["replace metadata.name"],
    ],
    [
      "a namespace",
      { prior: configMap({}), inputs: configMap({}, { namespace: "other" }) },
      ["replace metadata.namespace"],
    ],
  ])("%s", (_what, given, expected) => {
    expect(changes(given)).toEqual(expected);
  });

  test("the old one goes first only when both would have one name", () => {
    const order = (prior: Properties, inputs: Properties) =>
      compare({
        live: live(prior),
        prior,
        inputs,
        ignored: [],
        mutable: { configMaps: false, secrets: false },
      }).deleteBeforeReplace;
    expect(order(configMap({ a: "1" }), configMap({ a: "2" }))).toBe(true);
    const made = { annotations: automatic };
    expect(order(configMap({ a: "1" }, made), configMap({ a: "2" }, made))).toBe(false);
    expect(order(configMap({ a: "1" }), configMap({ a: "2" }, { name: "b" }))).toBe(false);
  });
});

describe("the API server's own way to write", () => {
  test.each<[string, Properties, Properties]>([
    [
      "amounts",
      { resources: { limits: { memory: "1024Mi", cpu: 0.5 } } },
      { resources: { limits: { memory: "1Gi", cpu: "500m" } } },
    ],
    ["an empty text", { env: [{ name: "A", value: "" }] }, { env: [{ name: "A" }] }],
    ["an empty list", { args: [] }, {}],
    ["what is off anyway", { tty: false }, {}],
  ])("%s: no change", (_what, given, kept) => {
    expect(changes({ prior: container(given), live: live(container(kept)) })).toEqual([]);
  });

  test("a refresh keeps what is left out, and finds what was changed", () => {
    const given = container({ tty: false, args: ["a"], env: [] });
    const kept = container({ args: ["b"], stdin: true });
    expect(refreshedInputs(live(kept), given)).toEqual(
      container({ tty: false, args: ["b"], env: [] }),
    );
  });

  test("other amounts, and what is switched off newly, are changes", () => {
    const limit = (memory: string) => container({ resources: { limits: { memory } } });
    const path = "spec.template.spec.containers[0]";
    expect(changes({ prior: limit("1Gi"), inputs: limit("1G") })).toEqual([
      `update ${path}.resources.limits.memory`,
    ]);
    const off = { automountServiceAccountToken: false };
    expect(changes({ prior: deployment({}), inputs: deployment({ template: off }) })).toEqual([
      "add spec.template",
    ]);
    expect(changes({ prior: container({}), inputs: container({ tty: false }) })).toEqual([
      `add ${path}.tty`,
    ]);
  });
});

describe("names", () => {
  const request = { name: "config", seed: Uint8Array.of(1), proposed: "" };
  const unnamed = { apiVersion: "v1", kind: "ConfigMap" };
  const nameOf = (object: Properties) => (object.metadata as Properties).name;

  test("a new object gets one, the same for the same seed; an annotation says so", () => {
    const first = named(unnamed, {}, request);
    expect(first.metadata).toMatchObject({ annotations: automatic });
    expect(nameOf(first)).toMatch(/^config-[0-9a-f]{8}$/);
    expect(named(unnamed, {}, request)).toEqual(first);
    expect(nameOf(named(unnamed, {}, { ...request, proposed: "engine's" }))).toBe("engine's");
  });

  test("one that is there keeps it; one that the program names has that", () => {
    const first = named(unnamed, {}, request);
    expect(named(unnamed, first, { ...request, seed: Uint8Array.of(2) })).toEqual(first);
    expect(named(configMap({}), first, request)).toEqual(configMap({}));
  });
});
