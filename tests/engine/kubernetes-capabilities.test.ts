import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { parse } from "yaml";
import type { Ask, Told } from "./ask-cluster";
import { alone } from "../alone";
import {
  restricted,
  restrictedNamespace,
  TestCluster,
} from "../../lab/tests/engine/kubernetes-cluster";

/*
 * What a real cluster is asked before anything is made, and after a failed update: the same code, in a
 * program of its own, asks all at once.
 */

/** The part of a kubeconfig that tests change. */
interface Kubeconfig {
  clusters: { cluster: { server: string } }[];
  users: { user: object }[];
}

let cluster: TestCluster;
let folder: string;
let told: Told;

/** A kubeconfig like the cluster's, but for a change. */
async function kubeconfigWith(name: string, change: (config: Kubeconfig) => void): Promise<string> {
  const config = parse(await readFile(cluster.node.kubeconfig, "utf8")) as Kubeconfig;
  change(config);
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

const ofUser = (name: string, user: object) =>
  kubeconfigWith(name, (config) => {
    for (const entry of config.users) entry.user = user;
  });

const inNamespace = (apiVersion: string, kind: string, namespace: string, content: object) => ({
  apiVersion,
  kind,
  metadata: { name: "test", namespace },
  ...content,
});

const gatewayLabels = {
  "app.kubernetes.io/part-of": "litellm-gateway",
  "app.kubernetes.io/managed-by": "litellm-gateway",
};

const pod = (name: string, container: object, namespace = "failed", labels = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels },
  spec: { containers: [{ name: "main", securityContext: restricted, ...container }] },
});

/** A user with rights in a namespace. */
const userOf = (namespace: string, { rules }: { rules: object[] }) => [
  inNamespace("v1", "ServiceAccount", namespace, {}),
  inNamespace("rbac.authorization.k8s.io/v1", "Role", namespace, { rules }),
  inNamespace("rbac.authorization.k8s.io/v1", "RoleBinding", namespace, {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "test" },
    subjects: [{ kind: "ServiceAccount", name: "test", namespace }],
  }),
];

/** A kubeconfig of such a user. */
async function kubeconfigIn(namespace: string): Promise<string> {
  const token = await cluster.kubectl("create", "token", "test", "-n", namespace);
  return ofUser(namespace, { token: token.trim() });
}

async function documentedRole(): Promise<{ rules: object[] }> {
  const page = await readFile(join(__dirname, "../../docs/kubernetes-cluster.md"), "utf8");
  const [, role = ""] = /```yaml\n([^]*?)```/.exec(page) ?? [];
  return parse(role) as { rules: object[] };
}

const namespaces = ["given", "documented", "small", "full", "limited", "failed"];

async function prepare(): Promise<void> {
  const ours = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "ours", labels: gatewayLabels },
  };
  await cluster.apply(...namespaces.map(restrictedNamespace), ours);
  const { image } = cluster;
  await cluster.apply(
    inNamespace("v1", "ResourceQuota", "small", { spec: { hard: { "requests.cpu": "1" } } }),
    inNamespace("v1", "ResourceQuota", "full", { spec: { hard: { "requests.cpu": "5" } } }),
    // With it the gateway's own pods would not fit, were it another's; it need not run.
    pod("proxy", { image, resources: { requests: { cpu: "2500m" } } }, "full", gatewayLabels),
    inNamespace("v1", "LimitRange", "limited", {
      spec: { limits: [{ type: "Container", max: { memory: "100Mi" } }] },
    }),
    ...userOf("given", {
      rules: [
        { apiGroups: [""], resources: ["*"], verbs: ["*"] },
        { apiGroups: ["apps"], resources: ["*"], verbs: ["get", "list", "watch"] },
        { apiGroups: ["batch", "policy", "networking.k8s.io"], resources: ["*"], verbs: ["*"] },
        { apiGroups: ["discovery.k8s.io"], resources: ["*"], verbs: ["get", "list", "watch"] },
      ],
    }),
    ...userOf("documented", await documentedRole()),
    pod("pulls", { image: "registry.invalid/none:1" }),
    pod("crashes", { image, command: ["sh", "-c", "echo no database here; exit 3"] }),
  );
  const until = (name: string, path: string) =>
    cluster.kubectl(
      "wait",
      "-n",
      "failed",
      `pod/${name}`,
      `--for=jsonpath=${path}`,
      "--timeout=120s",
    );
  const status = ".status.containerStatuses[0]";
  await until("pulls", `{${status}.state.waiting.reason}=ImagePullBackOff`);
  await until("crashes", `{${status}.lastState.terminated.exitCode}=3`);
}

beforeAll(async () => {
  cluster = await TestCluster.start();
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-kubeconfig-"));
  await prepare();
  const { kubeconfig } = cluster.node;
  const given = { namespace: "given", createNamespace: false };
  const nowhere = await kubeconfigWith("nowhere", (config) => {
    // The port of discard, on which nothing listens.
    for (const entry of config.clusters) entry.cluster.server = "https://127.0.0.1:9";
  });
  const broken = join(folder, "broken");
  await writeFile(broken, "users: [{ user: { token: secret-of-a-user } ] }");
  const asks: Record<string, Ask> = {
    new: { kubeconfig, kubernetes: { namespace: "new" } },
    given: { kubeconfig, kubernetes: given },
    again: { kubeconfig, kubernetes: { namespace: "ours" } },
    full: { kubeconfig, kubernetes: { namespace: "full", createNamespace: false } },
    named: { kubeconfig, kubernetes: { priorityClassName: "critical" } },
    foreign: { kubeconfig, kubernetes: { namespace: "given" } },
    storage: { kubeconfig, kubernetes: { storage: { className: "gp3" } } },
    kinds: {
      kubeconfig,
      kubernetes: { cloudNativePg: {}, edge: { type: "gateway", className: "envoy" } },
    },
    quota: { kubeconfig, kubernetes: { namespace: "small", createNamespace: false } },
    limits: { kubeconfig, kubernetes: { namespace: "limited", createNamespace: false } },
    forbidden: { kubeconfig: await kubeconfigIn("given"), kubernetes: given },
    documented: {
      kubeconfig: await kubeconfigIn("documented"),
      kubernetes: {
        namespace: "documented",
        createNamespace: false,
        autoscaling: { maxReplicas: 3 },
        edge: { type: "ingress" },
      },
    },
    expired: {
      kubeconfig: await ofUser("expired", { token: "token-of-yesterday" }),
      kubernetes: given,
      isPreview: true,
    },
    previewNowhere: { kubeconfig: nowhere, kubernetes: {}, isPreview: true },
    updateNowhere: { kubeconfig: nowhere, kubernetes: {} },
    broken: { kubeconfig: broken, kubernetes: {} },
  };
  const command = ["--import", "tsx", join(__dirname, "ask-cluster.ts")];
  const input = JSON.stringify({ asks, failed: { kubeconfig, namespace: "failed" } });
  // The kinds of other projects are not to be there.
  const { stdout } = await alone("kinds", async () => execa(process.execPath, command, { input }));
  told = JSON.parse(stdout) as Told;
}, 30 * 60_000);

afterAll(async () => {
  await cluster.remove("namespaces", ...namespaces, "ours");
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test.each(["new", "given", "again", "full"])("a namespace that can take a gateway: %s", (name) => {
  expect(told.capabilities[name]).toEqual({ warnings: [] });
});

test.each<[string, RegExp]>([
  ["foreign", /kubernetes\.namespace: is given, which is there already/],
  ["storage", /kubernetes\.storage\.className: is gp3, .* it has local \(default\)/],
  [
    "named",
    /kubernetes\.priorityClassName: is critical, and the cluster has no such PriorityClass/,
  ],
  ["kinds", /needs Cluster \(postgresql\.cnpg\.io\/v1\)[^]*needs Gateway, HTTPRoute/],
  ["quota", /ResourceQuota test of small leaves 1 of requests\.cpu/],
  ["limits", /would not let in the pods of proxy: .*maximum memory usage per Container is 100Mi/],
  [
    "forbidden",
    /system:serviceaccount:given:test isn't allowed to: create, patch, delete statefulsets\.apps in namespace given; create, patch, delete deployments\.apps in namespace given\./,
  ],
  ["expired", /the cluster at \S+ doesn't take the kubeconfig's credentials/],
  ["updateNowhere", /https:\/\/127\.0\.0\.1:9 can't be reached: connect ECONNREFUSED.*KUBECONFIG/],
  ["broken", /the kubeconfig can't be read: it is not a kubeconfig/],
])("%s is refused, with what to do", (name, reason) => {
  expect(told.capabilities[name]?.error).toMatch(reason);
});

test("the documented Role is enough", () => {
  const { error, warnings } = told.capabilities.documented ?? {};
  expect(error).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining("metrics-server")]);
});

test("a preview goes on without a cluster, and says so in one line", () => {
  const { warnings, error } = told.capabilities.previewNowhere ?? {};
  expect(error).toBeUndefined();
  expect(warnings).toEqual([expect.stringMatching(/ECONNREFUSED.* nothing was checked/)]);
});

test("no token is told", () => {
  expect(JSON.stringify(told)).not.toMatch(/token-of-yesterday|secret-of-a-user|eyJ/);
});

test("pods that failed: the reason, the last warnings and the last lines", () => {
  expect(told.failedPods).toMatch(
    /pod pulls isn't ready:[^]*container main: \[\w+\] .*registry\.invalid/,
  );
  expect(told.failedPods).toMatch(
    /last warnings:[^]*\[Failed\] Failed to pull image "registry\.invalid\/none:1"/,
  );
  expect(told.failedPods).toMatch(
    /pod crashes isn't ready:\s+container main: .*exit code 3[^]*last lines of its log:\s+no database here/,
  );
});
