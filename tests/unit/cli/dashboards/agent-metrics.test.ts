import { datadogNames, type Metric } from "../../../../config/datadog/metric";
import { bucketsOf, metrics, type HistogramName } from "../../../../config/datadog/metrics";
import { edgeReadings, litellmReadings } from "../../../../cli/dashboards/agent-metrics";
import { parsePrometheusText } from "../../../../cli/dashboards/prometheus-text";
import { exposition, tags } from "./stack";

const readings = litellmReadings(parsePrometheusText(exposition), "proxy-0", tags);

const catalogue = Object.entries<Metric>(metrics);

const seen = catalogue.filter(([, metric]) =>
  datadogNames(metric).some((name) => readings.some((reading) => reading.metric === name)),
);

test("the answer has metrics of all kinds", () => {
  expect([...new Set(seen.map(([, { type }]) => type))].sort()).toEqual([
    "counter",
    "gauge",
    "histogram",
  ]);
  expect(seen.length).toBeGreaterThan(15);
});

test("nothing but the catalogue's metrics", () => {
  const names = new Set(catalogue.flatMap(([, metric]) => datadogNames(metric)));
  expect(readings.filter(({ metric }) => !names.has(metric))).toEqual([]);
});

describe.each(seen)("%s", (name, metric) => {
  test.each(datadogNames(metric))("%s is of its kind and has its tags", (datadog) => {
    const own = readings.filter((reading) => reading.metric === datadog);
    expect(own).not.toHaveLength(0);
    const isGauge = metric.type === "gauge";
    expect([...new Set(own.map(({ kind }) => kind))]).toEqual([isGauge ? "gauge" : "count"]);
    const more = [
      ...(datadog.endsWith(".bucket") ? ["upper_bound"] : []),
      ...(isGauge && name !== "inFlight" ? ["pid"] : []),
    ];
    const expected = [...metric.tags, "env", "service", "endpoint", ...more].sort();
    for (const reading of own)
      expect(reading.tags.map((tag) => tag.slice(0, tag.indexOf(":")))).toEqual(expected);
  });
});

test.each(
  seen.flatMap(([name, { type }]) => (type === "histogram" ? [name as HistogramName] : [])),
)("buckets of %s are the catalogue's, without the infinite one", (name) => {
  const bounds = readings
    .filter(({ metric }) => metric === metrics[name].datadog.bucket)
    .map(({ tags: all }) => all.find((tag) => tag.startsWith("upper_bound:"))?.slice(12));
  expect([...new Set(bounds)]).toEqual([...bucketsOf(name)]);
});

test.each(["NaN", "+Inf", "-Inf"])("a gauge of %s is not sent", (value) => {
  const text = (number: string) =>
    `# TYPE litellm_in_flight_requests gauge\nlitellm_in_flight_requests ${number}\n`;
  const count = (number: string) =>
    litellmReadings(parsePrometheusText(text(number)), "proxy-0", tags).length;
  expect([count("1"), count(value)]).toEqual([1, 0]);
});

test("HAProxy's metrics get the names of our config of the Agent", () => {
  const text = `# TYPE haproxy_frontend_http_responses_total counter
haproxy_frontend_http_responses_total{proxy="edge",code="2xx"} 7
# TYPE haproxy_backend_active_servers gauge
haproxy_backend_active_servers{proxy="proxies"} 2
# TYPE haproxy_process_uptime_seconds gauge
haproxy_process_uptime_seconds 3
`;
  const scope = ["endpoint:edge", "env:dev"];
  expect(edgeReadings(parsePrometheusText(text), "edge", tags)).toEqual([
    {
      metric: "haproxy.frontend.http.responses.count",
      kind: "count",
      tags: ["code:2xx", ...scope, "proxy:edge", "service:litellm"],
      value: 7,
    },
    {
      metric: "haproxy.backend.active.servers",
      kind: "gauge",
      tags: [...scope, "proxy:proxies", "service:litellm"],
      value: 2,
    },
  ]);
});
