import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { renderAgentChecks } from "../../config/datadog/agent";
import { metricsPort } from "../../config/datadog/litellm";
import { gatewayContext } from "../../config/kubernetes/objects";
import { watchAnnotations } from "../../config/kubernetes/watch-annotations";
import { parseSettings } from "../../config/inputs/stack";
import { proxy } from "../../config/workloads/proxy";
import { Scraper, type Scrape, type Series } from "./datadog/scraper";

// Whether Datadog's own OpenMetrics code reads a proxy by its pod's annotation as by Docker's files.
jest.setTimeout(5 * 60_000);

/** What two replicas say: the same series, with other values. */
const pages = [1, 2].map(
  (value) => `# TYPE process_start_time_seconds gauge
process_start_time_seconds{pid="7"} ${1_700_000_000 + value}
# TYPE litellm_spend_metric_total counter
litellm_spend_metric_total{team="t",team_alias="a",user="u",model="m"} ${value}
# TYPE litellm_request_total_latency_metric histogram
litellm_request_total_latency_metric_bucket{model="m",le="1.0"} ${value}
litellm_request_total_latency_metric_bucket{model="m",le="+Inf"} ${value}
litellm_request_total_latency_metric_count{model="m"} ${value}
litellm_request_total_latency_metric_sum{model="m"} ${value}
`,
);
const pods = ["proxy-7d9f-aaaaa", "proxy-7d9f-bbbbb"];
/** Addresses of this machine, as the port is always the same. */
const hosts = ["127.0.0.2", "127.0.0.3"];

let servers: Server[];
let byFiles: Scrape;
let byAnnotations: Scrape;

beforeAll(async () => {
  servers = pages.map((page) =>
    createServer((_, response) => response.setHeader("content-type", "text/plain").end(page)),
  );
  await Promise.all(
    servers.map((server, index) => once(server.listen(metricsPort, hosts[index]), "listening")),
  );
  const scraper = await Scraper.make();
  byFiles = await scraper.scrape(files());
  byAnnotations = await scraper.scrape(JSON.stringify({ instances: hosts.map(annotated) }));
});

afterAll(() => {
  for (const server of servers) server.close();
});

/** The Agent's file on Docker. */
const files = () =>
  renderAgentChecks({
    environment: "dev",
    service: "litellm",
    proxies: hosts,
    postgres: undefined,
    redis: [],
    edge: undefined,
  })["litellm.d/conf.yaml"] ?? "";

/** The instance of one pod, as the Agent makes it of the annotation. */
function annotated(host: string, index: number): unknown {
  const secrets = { keys: ["datadogApiKey" as const], credentials: [] };
  const models = [{ name: "fast", provider: "mock" as const }];
  const settings = parseSettings({ models, target: "kubernetes" }, secrets);
  const workload = { name: proxy.name, ...proxy.container(settings, secrets) };
  const annotations = watchAnnotations(
    gatewayContext({ settings, names: secrets, stack: "test" }),
    workload,
  );
  const text = annotations["ad.datadoghq.com/proxy.checks"];
  const filled = text
    ?.replaceAll("%%host%%", host)
    .replaceAll("%%kube_pod_name%%", pods[index] ?? "");
  expect(filled).not.toContain("%%");
  const { litellm } = JSON.parse(filled ?? "{}") as { litellm: { instances: unknown[] } };
  return litellm.instances[0];
}

const isPod = (tag: string) => tag.startsWith("pod_name:");

const inOrder = (list: Series[]) =>
  list.map((series) => JSON.stringify(series)).sort((a, b) => (a < b ? -1 : 1));

test("the same series arrive, with the same values and tags but the pod's name", () => {
  expect(byAnnotations.health).toEqual([0, 0]);
  expect(byAnnotations.series.length).toBeGreaterThanOrEqual(8);
  const bare = byAnnotations.series.map(({ tags, ...series }) => ({
    ...series,
    tags: tags.filter((tag) => !isPod(tag)),
  }));
  expect(inOrder(bare)).toEqual(
    inOrder(byFiles.series.map(({ tags, ...series }) => ({ ...series, tags }))),
  );
});

test("each pod is a series of its own", () => {
  const spent = byAnnotations.series.filter(({ name }) => name === "litellm.spend.metric.count");
  const values = spent.map(({ tags, value }) => [tags.find(isPod), value]);
  expect(values).toEqual(pods.map((pod, index) => [`pod_name:${pod}`, index + 1]));
});
