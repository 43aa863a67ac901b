import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { findStackEngine, StackSandbox } from "./stack-sandbox";

/* The Kubernetes provider, with the real engine and a cluster that nobody answers for. */
jest.setTimeout(5 * 60_000);

class OfflineSandbox extends StackSandbox {
  static async make(kubeconfig: string): Promise<OfflineSandbox> {
    const engine = await findStackEngine("kubernetes");
    return new OfflineSandbox(...(await StackSandbox.parts(engine, { KUBECONFIG: kubeconfig })));
  }
}

/** A port on which nothing listens: the one of discard. */
const kubeconfig = JSON.stringify({
  "current-context": "none",
  contexts: [{ name: "none", context: { cluster: "none", user: "none" } }],
  clusters: [{ name: "none", cluster: { server: "https://127.0.0.1:9" } }],
  users: [{ name: "none", user: {} }],
});

let folder: string;
let sandbox: OfflineSandbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-kubeconfig-"));
  const file = join(folder, "config");
  await writeFile(file, kubeconfig);
  sandbox = await OfflineSandbox.make(file);
}, 20 * 60_000);

afterAll(async () => {
  await sandbox.clean();
  await rm(folder, { recursive: true, force: true });
});

const program = () => {
  const { name } = new ConfigMap("config", { data: { key: "value" } }).metadata;
  const labels = { app: "app" };
  const env = [{ name: "CONFIG", valueFrom: { configMapKeyRef: { name, key: "key" } } }];
  new Deployment("app", {
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "main", image: "any", env }] },
      },
    },
  });
  return Promise.resolve();
};

test("a preview works", async () => {
  expect(await sandbox.preview(program)).toEqual({ create: 3 });
});

test("an update says which cluster it can't reach", async () => {
  await expect(sandbox.up(program)).rejects.toThrow();
  expect(sandbox.output).toContain("configured Kubernetes cluster is unreachable");
});
