import * as pulumi from "@pulumi/pulumi";
import type { LiteLLMGatewayArgs } from "../../../components/args";
import { Ids } from "../../../components/datadog/ids";
import { watchOf } from "../../../config/datadog/watch";
import { settingsSchema } from "../../../config/inputs/schema";
import { recordGateway, type AskedResource } from "./recorded-gateway";

const models = [{ name: "fast", provider: "mock" as const }];
const keys = { datadogApiKey: "key-of-datadog", datadogAppKey: "application-key-of-datadog" };

async function record(args: Partial<LiteLLMGatewayArgs>) {
  const info = jest.spyOn(pulumi.log, "info").mockResolvedValue();
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const { resources } = await recordGateway({ models, ...args });
  const lines = info.mock.calls.map(([line]) => line);
  info.mockRestore();
  warn.mockRestore();
  const of = (kind: string) => resources.filter((resource) => resource.kind === kind);
  return { resources, of, lines };
}

describe("with both keys", () => {
  let asked: Awaited<ReturnType<typeof record>>;
  const { monitors, slos, dashboards } = watchOf(settingsSchema.parse({ models }));
  beforeAll(async () => {
    asked = await record(keys);
  });

  test("each monitor, SLO and dashboard is one resource, below one component", () => {
    const names = (kind: string) => asked.of(kind).map(({ name }) => name);
    const expected = (kind: string, specs: { name: string }[]) =>
      specs.map(({ name }) => `gateway-datadog-${kind}-${name}`).sort();
    expect(names("Monitor").sort()).toEqual(expected("monitor", monitors));
    expect(names("ServiceLevelObjective").sort()).toEqual(expected("slo", slos));
    expect(names("DashboardJson").sort()).toEqual(expected("dashboard", dashboards));
    expect(names("Watch")).toEqual(["gateway-datadog"]);
    expect(asked.lines).toEqual([]);
  });

  test("what refers to something has its id, and comes after it", () => {
    const made: AskedResource[] = [];
    let references = 0;
    for (const resource of asked.resources) {
      const text = JSON.stringify(resource.inputs);
      expect(text).not.toContain("%{");
      for (const [id] of text.matchAll(/gateway-datadog-(monitor|slo|dashboard)-[a-z-]+-id/g)) {
        expect(made.map(({ name }) => `${name}-id`)).toContain(id);
        references++;
      }
      made.push(resource);
    }
    expect(references).toBeGreaterThan(monitors.length);
  });

  test("a monitor has all that its payload has, in the provider's names", () => {
    const { inputs } =
      asked.of("Monitor").find(({ name }) => name.endsWith("-spend-spike")) ??
      ({} as AskedResource);
    expect(inputs).toMatchObject({
      type: "query alert",
      priority: "2",
      monitorThresholds: { critical: "0.5" },
      monitorThresholdWindows: { triggerWindow: "last_4h", recoveryWindow: "last_4h" },
      evaluationDelay: 60,
      requireFullWindow: false,
      includeTags: true,
    });
  });

  test("the keys are secrets, of the provider and of the Agent's files alone", () => {
    const [provider] = asked.of("datadog");
    expect(provider?.inputs).toMatchObject({
      apiKey: "key-of-datadog",
      appKey: "application-key-of-datadog",
      apiUrl: "https://api.datadoghq.com/",
    });
    expect(provider?.secretInputs.sort()).toEqual(["apiKey", "appKey"]);
    const knowing = asked.resources.filter((resource) =>
      JSON.stringify(resource).includes("key-of-datadog"),
    );
    expect(knowing.map(({ name }) => name)).toEqual([
      "gateway-test-datadog-agent-files-writer",
      "gateway-datadog-provider",
    ]);
    expect(knowing[0]?.secretInputs).toEqual(["uploads"]);
  });
});

test("without keys nothing of Datadog is made, and one line says so", async () => {
  const { resources, lines } = await record({});
  expect(resources.filter(({ name }) => name.includes("datadog"))).toEqual([]);
  expect(lines).toEqual([expect.stringContaining("there is no datadogApiKey")]);
});

test("the API key alone makes no monitors", async () => {
  const { of, lines } = await record({ datadogApiKey: keys.datadogApiKey });
  expect([...of("Watch"), ...of("Monitor")]).toEqual([]);
  expect(lines).toEqual([]);
});

test("a reference to what isn't there is a mistake, and is not sent", () => {
  expect(() => new Ids().fill("%{slo:latency}")).toThrow("the slo latency is not made before");
});
