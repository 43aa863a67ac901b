import { kubernetesUrl } from "../../../../config/kubernetes/edge";
import type { Gateway, HTTPRoute } from "../../../../config/kubernetes/edge-types";
import type { Ingress, Secret, Service } from "../../../../config/kubernetes/types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";
import { stackOf } from "./stacks";

const hostname = "llm.example.com";
const certificate: SecretKey[] = ["tlsCertificate", "tlsKey"];

type Edge = NonNullable<NonNullable<SettingsInput["kubernetes"]>["edge"]>;

const edgeOf = (edge: Edge, tls = false, keys: SecretKey[] = []) =>
  stackOf({ edge: { hostname, tls }, kubernetes: { edge } }, keys);

const kinds = ({ objects }: ReturnType<typeof stackOf>) =>
  objects
    .filter(({ metadata }) => metadata.name.startsWith("edge"))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test("inside the cluster there is only the Service", () => {
  const stack = stackOf({});
  expect(kinds(stack)).toEqual([]);
  expect(stack.find<Service>("Service", "proxy").spec.type).toBe("ClusterIP");
  expect(kubernetesUrl(stack.settings)).toBe("http://proxy.litellm-gateway.svc:4000");
});

describe("the Gateway API", () => {
  const own = { type: "gateway", className: "envoy" } as const;

  test("a Gateway of our own has the given certificate", () => {
    const stack = edgeOf(own, true, certificate);
    expect(kinds(stack)).toEqual(["Secret edge-certificate", "Gateway edge", "HTTPRoute edge"]);
    const { type, stringData } = stack.find<Secret>("Secret", "edge-certificate");
    expect({ type, stringData }).toEqual({
      type: "kubernetes.io/tls",
      stringData: { "tls.crt": "text-of-chain", "tls.key": "text-of-key" },
    });
    const [listener] = stack.find<Gateway>("Gateway", "edge").spec.listeners;
    expect(listener).toMatchObject({
      protocol: "HTTPS",
      hostname,
      tls: { certificateRefs: [{ name: "edge-certificate" }] },
    });
    expect(kubernetesUrl(stack.settings)).toBe("https://llm.example.com");
  });

  test("cert-manager makes the certificate where it is asked to", () => {
    const stack = edgeOf({ ...own, certManagerIssuer: "letsencrypt" }, true);
    expect(kinds(stack)).toEqual(["Gateway edge", "HTTPRoute edge"]);
    const { metadata, spec } = stack.find<Gateway>("Gateway", "edge");
    expect(metadata.annotations).toEqual({ "cert-manager.io/cluster-issuer": "letsencrypt" });
    expect(spec.listeners[0]?.tls?.certificateRefs).toEqual([{ name: "edge-tls" }]);
  });

  test("a route says how long requests may take, above what the proxies allow", () => {
    const gateway = { name: "public", namespace: "gateways", sectionName: "https" };
    const stack = edgeOf({ type: "gateway", gateway });
    expect(kinds(stack)).toEqual(["HTTPRoute edge"]);
    const { spec } = stack.find<HTTPRoute>("HTTPRoute", "edge");
    expect(spec).toMatchObject({
      parentRefs: [gateway],
      hostnames: [hostname],
      rules: [
        {
          backendRefs: [{ name: "proxy", port: 4000 }],
          timeouts: { request: "620s", backendRequest: "620s" },
        },
      ],
    });
  });
});

test("an Ingress has class, certificate and annotations", () => {
  const annotations = { "haproxy.org/timeout-server": "620s" };
  const stack = edgeOf(
    { type: "ingress", className: "haproxy", tlsSecret: "cert", annotations },
    true,
  );
  expect(kinds(stack)).toEqual(["Ingress edge"]);
  const { metadata, spec } = stack.find<Ingress>("Ingress", "edge");
  expect(metadata.annotations).toEqual(annotations);
  expect(spec).toMatchObject({
    ingressClassName: "haproxy",
    tls: [{ hosts: [hostname], secretName: "cert" }],
    rules: [{ host: hostname }],
  });
});

test("a load balancer lets in the networks that are named", () => {
  const stack = stackOf({
    kubernetes: {
      edge: { type: "loadbalancer", annotations: { scheme: "internal" } },
      networkPolicies: { ingressCidrs: ["203.0.113.0/24"] },
    },
  });
  const { metadata, spec } = stack.find<Service>("Service", "edge");
  expect(metadata.annotations).toEqual({ scheme: "internal" });
  expect(spec).toMatchObject({
    type: "LoadBalancer",
    loadBalancerSourceRanges: ["203.0.113.0/24"],
  });
  expect(kubernetesUrl(stack.settings, "198.51.100.7")).toBe("http://198.51.100.7");
});
