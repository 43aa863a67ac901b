import type { LiteLLMGatewayArgs } from "../../../components/args";
import { recordGateway, uploadsOf } from "./recorded-gateway";

const certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
const key = "-----BEGIN PRIVATE KEY-----\nBBBB\n-----END PRIVATE KEY-----";
const args: LiteLLMGatewayArgs = {
  models: [{ name: "fast", provider: "mock" }],
  edge: { tls: true, port: 8443 },
  tlsCertificate: `${certificate}\n\n`,
  tlsKey: key,
};

test("a gateway with TLS has its certificate and key in one file, and an https URL", async () => {
  const gateway = await recordGateway(args);
  const files = uploadsOf(gateway, "edge");
  expect(Object.keys(files).sort()).toEqual(["edge.pem", "haproxy.cfg"]);
  expect(files["edge.pem"]).toBe(`${certificate}\n${key}\n`);
  expect(files["haproxy.cfg"]).toContain("ssl crt /etc/litellm-gateway/edge.pem");
  expect(gateway.url).toBe("https://127.0.0.1:8443");
  const { inputs } = gateway.find("Container", "gateway-test-edge");
  expect(inputs.ports).toEqual([{ internal: 8080, external: 8443, ip: "127.0.0.1" }]);
});

test("the key is nowhere but in the edge's secret files", async () => {
  const gateway = await recordGateway(args);
  const holders = gateway.resources.filter(({ inputs }) => JSON.stringify(inputs).includes("BBBB"));
  expect(holders.map(({ name }) => name)).toEqual(["gateway-test-edge-files-writer"]);
  expect(holders[0]?.secretInputs).toContain("uploads");
});

test("another certificate is another volume, and so another load balancer", async () => {
  const labelsOf = async (tlsCertificate: string) => {
    const gateway = await recordGateway({ ...args, tlsCertificate });
    return gateway.find("Volume", "gateway-test-edge-files").inputs.labels;
  };
  const labels = await labelsOf(certificate);
  expect(await labelsOf(`${certificate}\n`)).toEqual(labels);
  expect(await labelsOf(certificate.replace("AAAA", "CCCC"))).not.toEqual(labels);
});
