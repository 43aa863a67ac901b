import { namesOf, recordGateway, running, type RecordedGateway } from "./recorded-gateway";

const models = [{ name: "fast", provider: "mock" as const }];
const pii = { entities: [{ entity: "CREDIT_CARD" as const }], analyzerMemoryMegabytes: 3072 };

describe("a gateway that masks personal data", () => {
  let gateway: RecordedGateway;
  beforeAll(async () => {
    gateway = await recordGateway({ models, privacy: { pii } });
  });

  test("asks for both services of Presidio", () => {
    const asked = gateway.resources.filter(({ name }) => /presidio/i.test(name));
    const tree = asked.map(({ kind, name, parent }) => `${parent ?? ""} > ${kind} ${name}`);
    expect(tree.sort()).toEqual([
      "gateway-docker > Container gateway-test-presidio-analyzer",
      "gateway-docker > Container gateway-test-presidio-anonymizer",
      "gateway-docker > RemoteImage gateway-test-image-presidioAnalyzer",
      "gateway-docker > RemoteImage gateway-test-image-presidioAnonymizer",
      "gateway-test-network > Network gateway-test-network-presidio",
    ]);
  });

  test.each([
    ["analyzer", 3072],
    ["anonymizer", 512],
  ])("its %s is hardened, and reaches nothing but the proxies", (part, memory) => {
    const { inputs } = gateway.find("Container", `gateway-test-presidio-${part}`);
    expect(inputs).toMatchObject({
      user: "1001:1001",
      readOnly: true,
      capabilities: { drops: ["ALL"] },
      securityOpts: ["no-new-privileges:true"],
      memory,
      memorySwap: memory,
      volumes: [],
      tmpfs: { "/tmp": "rw,nosuid,nodev,size=64m" },
      networksAdvanced: [{ name: "gateway-test-network-presidio", aliases: [`presidio-${part}`] }],
      envs: ["PORT=3000", "HOME=/tmp", "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS="],
    });
    expect(inputs.ports).toBeUndefined();
    expect(inputs.command).toBeUndefined();
    expect(inputs.healthcheck).toMatchObject({
      tests: ["CMD", "python3", "-c", expect.stringContaining(":3000/health") as string],
    });
  });
});

test("without personal data to mask there is no Presidio", async () => {
  const gateway = await recordGateway({ models });
  expect(namesOf(running(gateway)).filter((name) => name.includes("presidio"))).toEqual([]);
});
