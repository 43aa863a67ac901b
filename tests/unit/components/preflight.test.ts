import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway, preflight, type LiteLLMGatewayArgs } from "../../../components";
import { ConfigError } from "../../../config/inputs/errors";
import { DatadogApi } from "../../../lab/datadog/api/server";
import { checkCapabilities } from "../../../preflight/kubernetes/capabilities";

/* A program of one's own that asks before it makes a gateway. */

// It would ask a real cluster, which tests/engine/kubernetes-capabilities.test.ts does.
jest.mock("../../../preflight/kubernetes/capabilities");
const capabilities = jest.mocked(checkCapabilities);

const models = [{ name: "fast", provider: "mock" }] as LiteLLMGatewayArgs["models"];

let api: DatadogApi;
const made: string[] = [];
beforeEach(async () => {
  api = new DatadogApi();
  await api.start();
  capabilities.mockReset().mockResolvedValue([]);
  made.length = 0;
});
afterEach(() => api.stop());

/** Runs the program, or only its preflight. Returns what it was told. */
async function run(
  args: Partial<LiteLLMGatewayArgs>,
  { isPreview = false, makesGateway = true } = {},
): Promise<string[]> {
  const told: string[] = [];
  const logs = (["info", "warn"] as const).map((level) =>
    jest.spyOn(pulumi.log, level).mockImplementation((...[line]: unknown[]) => {
      told.push(String(line));
      return Promise.resolve();
    }),
  );
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        made.push(type);
        return { id: name, state: { result: `generated-${name}`, ...inputs } as object };
      },
      call: () => ({}),
    },
    "litellm-gateway",
    "test",
    isPreview,
  );
  try {
    const all = { models, ...args };
    await preflight(all);
    if (makesGateway) new LiteLLMGateway("gateway", all);
    return told;
  } finally {
    await pulumi.runtime.disconnect();
    for (const log of logs) log.mockRestore();
  }
}

/** Arguments with which Datadog is asked. */
const watched = (apiKey: pulumi.Input<string> = api.account.apiKey) => ({
  datadog: { apiUrl: api.url },
  datadogApiKey: apiKey,
  datadogAppKey: pulumi.secret(api.account.appKey),
});

test("good keys let the gateway be made", async () => {
  await run(watched());
  expect(made).toContain("litellm-gateway:index:LiteLLMGateway");
  expect(api.requests.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET"]);
}, 30_000);

test("a key that Datadog doesn't take refuses the program before anything is made", async () => {
  const refused = run(watched("f".repeat(32)));
  await expect(refused).rejects.toThrow(/datadogApiKey: is refused by http/);
  expect(made).toEqual([]);
});

test("a key that another resource of the program makes is asked about once it is known", async () => {
  // The engine's mark of a value that only the update knows (pulumi: runtime/rpc.ts).
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const key = pulumi.output(pulumi.runtime.deserializeProperty(unknown, true) as string);
  const told = await run(watched(key), { isPreview: true, makesGateway: false });
  expect(told).toContain("Datadog's keys are not known yet, so nothing was checked of Datadog");
  expect(api.requests).toEqual([]);
});

test("what a cluster lacks refuses the program before anything is made", async () => {
  const problem = { path: "kubernetes.namespace", reason: "is somebody else's" };
  capabilities.mockRejectedValueOnce(new ConfigError([problem]));
  const refused = run({ target: "kubernetes" });
  await expect(refused).rejects.toMatchObject({
    errors: [{ propertyPath: "kubernetes.namespace", reason: "is somebody else's" }],
  });
  expect(made).toEqual([]);
});

test("what is worth knowing of a cluster is told", async () => {
  capabilities.mockResolvedValueOnce([{ path: "kubernetes.namespace", reason: "is new" }]);
  const told = await run({ target: "kubernetes" }, { makesGateway: false });
  expect(told).toEqual(["kubernetes.namespace: is new"]);
});

test("the cluster is the given one, or else that of the stack's config", async () => {
  pulumi.runtime.setAllConfig({ "kubernetes:context": "of-the-stack" });
  const args: LiteLLMGatewayArgs = { models, target: "kubernetes" };
  await preflight(args);
  await preflight(args, { context: "given" });
  const contexts = capabilities.mock.calls.map(([{ cluster }]) => cluster.context);
  expect(contexts).toEqual(["of-the-stack", "given"]);
  pulumi.runtime.setAllConfig({});
});

test("on Docker, without Datadog's keys, nobody is asked", async () => {
  const { datadogApiKey, datadog } = watched();
  await run({ datadog, datadogApiKey }, { makesGateway: false });
  expect(capabilities).not.toHaveBeenCalled();
  expect(api.requests).toEqual([]);
});
