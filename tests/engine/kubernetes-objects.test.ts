import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { manifests } from "../../config/kubernetes/manifests";
import { plan } from "../../config/kubernetes/plan";
import type { Deployment, Manifest } from "../../config/kubernetes/types";
import { packagedFile } from "../../components/packaged-file";
import { parseStackFile } from "../../config/inputs/stack-file";
import { customResourceDefinitions } from "../../lab/kubernetes/crds";
import { execIn } from "../../lab/kubernetes/exec";
import { everything, podsOf, stackOf, stacks, values } from "../unit/config/kubernetes/stacks";
import { release, take } from "../alone";
import { certificate, key } from "../certificates";
import { TestCluster } from "../../lab/tests/engine/kubernetes-cluster";

/*
 * A real API server judges all objects that a gateway can be made of, with the projects' own
 * definitions of the kinds that aren't Kubernetes'. Nothing is made: it says what it would do.
 */
jest.setTimeout(60_000);

function objectsOfExample(): Manifest[] {
  const name = "production-kubernetes";
  const file = join(__dirname, "../../examples", name, `Pulumi.${name}.yaml`);
  const { settings, secrets: names } = parseStackFile(readFileSync(file, "utf8"));
  return manifests(plan({ settings, names, stack: "test", packagedFile }).steps, values);
}

/** The API server looks into it. */
const withCertificate = { ...values, certificate: { chain: certificate, key } };

const all: Record<string, Manifest[]> = {
  "the production example": objectsOfExample(),
  ...Object.fromEntries(
    Object.entries(stacks).map(([name, { input, keys }]) => [
      name,
      stackOf(input, keys, withCertificate).objects,
    ]),
  ),
};

let cluster: TestCluster;
let definitions = "";

/** What objects need to be there. */
const needed: Manifest[] = [];

beforeAll(async () => {
  definitions = await customResourceDefinitions();
  cluster = await TestCluster.start();
  // Others want to see a cluster without these.
  await take("kinds");
  await kubectl(["apply", "--server-side", "-f", "-"], definitions);
  await cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
  // Also the namespace that Datadog's operator has.
  const objects = Object.values(all).flat();
  const made = objects.filter(({ kind }) => kind === "Namespace");
  const isMade = (name: string) => made.some(({ metadata }) => metadata.name === name);
  const others = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const namespaces = [
    ...made,
    ...[...others]
      .filter((name) => !isMade(name))
      .map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
  ];
  const priority = {
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name: everything.kubernetes?.priorityClassName },
    value: 1,
  };
  needed.push(...(namespaces as Manifest[]), priority as unknown as Manifest);
  await kubectl(["apply", "--server-side", "-f", "-"], listOf(...needed));
  for (const name of new Set(namespaces.map(({ metadata }) => metadata.name)))
    await cluster.kubectl("wait", "--for=create", "-n", name, "sa/default", "--timeout=60s");
}, 30 * 60_000);

afterAll(async () => {
  await kubectl(["delete", "--ignore-not-found", "-f", "-"], listOf(...needed));
  await kubectl(["delete", "--ignore-not-found", "-f", "-"], definitions);
  await release("kinds");
  await cluster.stop();
}, 5 * 60_000);

const kubectl = (args: string[], input: string) =>
  execIn(cluster.node.container, ["kubectl", ...args], Readable.from([input]));

const listOf = (...items: object[]) => JSON.stringify({ apiVersion: "v1", kind: "List", items });

/**
 * Asks the API server to take objects, without making them.
 *
 * @throws Error when it refuses one, knows not all fields of one, or warns of one: of pods that
 * Pod Security would refuse it only warns where they are part of a workload
 */
const judge = (...objects: object[]): Promise<string> =>
  kubectl(
    [
      ...["apply", "--server-side", "--dry-run=server", "--validate=strict"],
      ...["--warnings-as-errors", "-f", "-"],
    ],
    listOf(...objects),
  );

/** The pods of workloads, as they would be made; the workloads' own ServiceAccounts aren't there. */
const asPods = (objects: Manifest[]) =>
  [...podsOf(objects)].map(([name, { metadata, spec }]) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, name, namespace: objects.at(-1)?.metadata.namespace },
    spec: { ...spec, serviceAccountName: "default" },
  }));

test.each(Object.entries(all))("%s: all objects are taken", async (_, objects) => {
  const pods = asPods(objects);
  const answer = await judge(...objects, ...pods);
  const lines = answer.trim().split("\n");
  expect(lines).toHaveLength(objects.length + pods.length);
  for (const line of lines) expect(line).toMatch(/serverside-applied \(server dry run\)$/);
});

/** An object of one of the stacks, for a test to spoil. */
function objectOf<T extends Manifest & { spec: object }>(stack: string, kind: T["kind"]): T {
  const found = all[stack]?.find((object): object is T => object.kind === kind);
  if (!found) throw new Error(`${stack} has no ${kind}`);
  return found;
}

describe("the judge refuses", () => {
  const example = "the production example";
  const whole = "with everything, and a Gateway of its own";
  const pooled = "with CloudNativePG, backups to a store of one's own, and a pooler";

  test.each([
    [example, "Deployment"],
    [example, "HTTPRoute"],
    [example, "Gateway"],
    ["with CloudNativePG", "Cluster"],
    [pooled, "ObjectStore"],
    [pooled, "ScheduledBackup"],
    [pooled, "Pooler"],
    [whole, "ServiceMonitor"],
    [whole, "ExternalSecret"],
  ])("a field that there is not: %s, %s", async (stack, kind) => {
    const object = objectOf(stack, kind);
    const misspelt = { ...object, spec: { ...object.spec, misspelt: true } };
    await expect(judge(misspelt)).rejects.toThrow(/unknown field "misspelt"/);
  });

  test("what only a rule of the project forbids", async () => {
    const route = objectOf<Manifest & { spec: { rules: object[] } }>(example, "HTTPRoute");
    const [rule] = route.spec.rules;
    const timeouts = { request: "1s", backendRequest: "2s" };
    const spoilt = { ...route, spec: { ...route.spec, rules: [{ ...rule, timeouts }] } };
    await expect(judge(spoilt)).rejects.toThrow(
      /backendRequest timeout cannot be longer than request timeout/,
    );
  });

  test("a workload, and a pod, with more rights than the namespace allows", async () => {
    const deployment = structuredClone(objectOf<Deployment>(example, "Deployment"));
    const [container] = deployment.spec.template.spec.containers;
    if (container) container.securityContext.allowPrivilegeEscalation = true;
    await expect(judge(deployment)).rejects.toThrow(
      /would violate PodSecurity "restricted.*allowPrivilegeEscalation/,
    );
    await expect(judge(...asPods([deployment]))).rejects.toThrow(
      /violates PodSecurity "restricted.*allowPrivilegeEscalation/,
    );
  });
});
