import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import execa from "execa";
import type { ShowLogs } from "./show-pod-logs";

const ours = { "app.kubernetes.io/part-of": "litellm-gateway" };
const operators = { "cnpg.io/cluster": "postgres" };

/** Pods of a cluster: CloudNativePG's have its labels only, as its operator makes them. */
const pods = [
  { namespace: "litellm-gateway", name: "proxy-1", labels: ours, container: "proxy" },
  { namespace: "litellm-gateway", name: "postgres-1", labels: operators, container: "postgres" },
  {
    namespace: "litellm-gateway",
    name: "postgres-pooler-1",
    labels: { ...operators, "cnpg.io/poolerName": "postgres-pooler" },
    container: "pgbouncer",
  },
  { namespace: "litellm-gateway", name: "other-1", labels: { app: "other" }, container: "other" },
  {
    namespace: "litellm-gateway-datadog",
    name: "datadog-agent-1",
    labels: ours,
    container: "datadog-agent",
  },
];

let api: Server;

/** Answers as an API server does: pods by labels, and one line of log for each of their containers. */
beforeAll(async () => {
  api = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://cluster");
    const [, , , , namespace = "", , name, log] = pathname.split("/");
    const selected = (searchParams.get("labelSelector") ?? "").split(",");
    const found = pods.filter(
      ({ labels, ...pod }) =>
        pod.namespace === namespace &&
        (name === undefined
          ? selected.every((one) =>
              Object.entries(labels).some(([label, value]) => one === `${label}=${value}`),
            )
          : pod.name === name && pod.container === searchParams.get("container")),
    );
    if (log) {
      response.statusCode = found.length === 1 ? 200 : 404;
      response.end(`a line of ${found[0]?.container}\n`);
      return;
    }
    response.setHeader("content-type", "application/json");
    const items = found.map(({ container, ...metadata }) => ({
      metadata,
      spec: { containers: [{ name: container }] },
      status: { containerStatuses: [{ name: container, state: { running: {} } }] },
    }));
    response.end(JSON.stringify({ apiVersion: "v1", kind: "PodList", metadata: {}, items }));
  }).listen(0, "127.0.0.1");
  await once(api, "listening");
});

afterAll(() => api.close());

test("logs are those of the gateway's pods, an operator's too, and of those that are asked for", async () => {
  const server = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const asks: ShowLogs[] = [
    { server, kubernetes: {} },
    { server, kubernetes: { cloudNativePg: {} }, part: "postgres" },
    { server, kubernetes: {}, part: "datadog" },
  ];
  const script = join(__dirname, "show-pod-logs.ts");
  const args = ["--import", "tsx", script, JSON.stringify(asks)];
  const { stdout } = await execa(process.execPath, args);
  expect(stdout.split("\nnext\n").map((lines) => lines.split("\n").sort())).toEqual([
    ["proxy-1 | a line of proxy"],
    ["postgres-1 | a line of postgres", "postgres-pooler-1 | a line of pgbouncer"],
    ["datadog-agent-1 | a line of datadog-agent"],
  ]);
}, 60_000);
