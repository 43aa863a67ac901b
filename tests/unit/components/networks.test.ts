import { withDaemon } from "../../told-daemon";
import { recordGateway } from "./recorded-gateway";

/* A gateway's networks, on Docker daemons of other versions than the one here. */

async function networks() {
  const models = [{ name: "fast", provider: "mock" as const }];
  const gateway = await recordGateway({
    models,
    privacy: { pii: { entities: [{ entity: "CREDIT_CARD" as const }] } },
  });
  const all = gateway.ofKind("Network").map(({ name, inputs, ignoreChanges }) => ({
    name: name.replace("gateway-test-network-", ""),
    internal: inputs.internal,
    options: inputs.options,
    ignoreChanges,
  }));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const mode = "com.docker.network.bridge.gateway_mode";
const isolated = { [`${mode}_ipv4`]: "isolated", [`${mode}_ipv6`]: "isolated" };

test("all but the edge's lead nowhere, and where Docker can do that, not to the machine either", async () => {
  const ignoreChanges = ["options"];
  expect(await withDaemon("1.48", networks)).toEqual([
    { name: "data", internal: true, options: isolated, ignoreChanges },
    { name: "edge", internal: false, options: undefined, ignoreChanges },
    { name: "mock-upstream", internal: true, options: isolated, ignoreChanges },
    { name: "presidio", internal: true, options: isolated, ignoreChanges },
  ]);
});

test("an older Docker is not asked for what it can't do", async () => {
  const made = await withDaemon("1.47", networks);
  expect(made.map(({ options }) => options)).toEqual([{}, undefined, {}, {}]);
});

test("a daemon that doesn't tell its version is no reason to fail: the provider says so", async () => {
  const made = await withDaemon("none", networks);
  expect(made.map(({ options }) => options)).toEqual([{}, undefined, {}, {}]);
});

test("a container knows the machine only if it is to reach it", async () => {
  const baseUrl = "http://host.docker.internal:11434";
  const gateway = await recordGateway({ models: [], providers: { ollama: { baseUrl } } });
  const knowing = gateway.ofKind("Container").filter(({ inputs }) => inputs.hosts !== undefined);
  expect(knowing.map(({ name, inputs }) => [name, inputs.hosts])).toEqual(
    [0, 1].map((index) => [
      `gateway-test-proxy-${index}`,
      [{ host: "host.docker.internal", ip: "host-gateway" }],
    ]),
  );
});
