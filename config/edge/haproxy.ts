import { imageVersion, isAtLeast } from "../inputs/images";
import { readyPath } from "../litellm/gate";
import type { Settings } from "../inputs/schema";

/** Port of the load balancer inside its container. */
export const edgePort = 8080;

/** Port of the load balancer's own health page, open inside its container only. */
export const edgeHealthPort = 8404;

/** DNS name of the load balancer on the network of the proxies. */
export const edgeHost = "edge";

/** Port of the load balancer's metrics, open on that network only. */
export const edgeMetricsPort = 8405;

/** Where the load balancer finds its certificate and key, in a folder that it mounts. */
export const certificateFile = "edge.pem";

/** DNS name and port under which all proxies answer. */
export const proxies = { host: "proxy", port: 4000 };

/**
 * Places for proxies. More than the 16 that a gateway may have, twice, because during a rollout
 * the old and the new ones are there together. A fixed number keeps the config, and so the load
 * balancer, the same when replicas are added.
 */
const slots = 40;

/**
 * HAProxy's config. Measured in five rollouts under load: 0 failed of 37 264 requests
 * (`docs/decisions/0003-rollouts-without-failed-requests.md` says what each line is for).
 *
 * @param files - folder of {@link certificateFile}, which is read only when the edge speaks TLS
 */
export function renderHAProxyConfig(settings: Settings, files: string): string {
  const { edge, images, requestTimeoutSeconds } = settings;
  // LiteLLM must be the one to give up: its error says why, the load balancer's doesn't.
  const timeout = edge.timeoutSeconds ?? requestTimeoutSeconds + 20;
  // A server starts as down until its first check. HAProxy ≥ 3.1 (docs/configuration.txt, "init-state").
  const version = imageVersion(images.haproxy);
  const initState = version && isAtLeast(version, "3.1") ? " init-state down" : "";
  return `# Made by litellm-gateway from the stack's settings; edits here are lost.
global
    log stdout format raw local0 info
    maxconn 4096
    hard-stop-after 30s

resolvers docker
    nameserver dns1 127.0.0.11:53
    timeout resolve 1s
    timeout retry 1s
    hold valid 1s
    hold other 5s
    hold nx 5s
    hold refused 5s
    hold timeout 5s
    hold obsolete 0s
    accepted_payload_size 8192

defaults
    mode http
    log global
    option dontlognull
    timeout connect 2s
    timeout http-request 30s
    timeout http-keep-alive 60s
    timeout client ${timeout}s
    timeout server ${timeout}s
    timeout check 5s
    # A request is sent again only if it never reached a proxy: a model call is not repeated.
    retries 10
    option redispatch 1
    retry-on conn-failure
    # Without it the chunks of a stream arrive in lumps, each 250 ms.
    option http-no-delay

frontend edge
${edge.tls ? tlsBind(files) : `    bind :${edgePort}`}
${forwardedHeaders(edge)}
    # As "option httplog", but without the query, which may hold a key.
    log-format "%ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %tsc %ac/%fc/%bc/%sc/%rc %sq/%bq %HM %HPO"
    # What doesn't decode matches no rule about paths.
    http-request deny deny_status 400 unless { path,url_dec -m found }
    # Not for clients, however the path is written. What else is closed the proxies close themselves.
    http-request deny deny_status 404 if { path,url_dec,lower -m reg ^[/.]*(metrics|health/+drain)(/|$) }
    http-request deny deny_status 413 if { req.hdr_val(content-length) gt ${edge.maxBodyMegabytes * 1_000_000} }
    default_backend proxies

frontend health
    bind 127.0.0.1:${edgeHealthPort}
    option dontlog-normal
    acl no_proxy nbsrv(proxies) lt 1
    monitor-uri /health
    monitor fail if no_proxy

frontend metrics
    bind :${edgeMetricsPort}
    no log
    http-request use-service prometheus-exporter if { path /metrics }
    http-request deny deny_status 404

backend proxies
    balance leastconn
    option httpchk
    # A proxy that leaves says 404: it gets nothing new, and finishes what it has.
    http-check disable-on-404
    http-check send meth GET uri ${readyPath} ver HTTP/1.1 hdr Host litellm
    http-check expect status 200
    # One slow answer takes no proxy away; a refused connection does, at once.
    default-server check inter 500ms fastinter 100ms downinter 500ms fall 3 rise 1 slowstart 3s observe layer4 error-limit 1 on-error mark-down init-addr none${initState}
    server-template proxy 1-${slots} ${proxies.host}:${proxies.port} resolvers docker resolve-prefer ipv4
`;
}

/** TLS 1.3, or 1.2 with forward secrecy. */
const tlsBind = (files: string) =>
  `    bind :${edgePort} ssl crt ${files}/${certificateFile} alpn h2,http/1.1 ssl-min-ver TLSv1.2 ciphers ECDHE+AESGCM:ECDHE+CHACHA20`;

/** Most proxies in a row before the gateway whose addresses are looked through. */
const mostTrusted = 5;

/**
 * The proxies believe these two headers (`config/litellm/proxy-environment.ts`), so what a client sends in
 * them is overwritten: with where it comes from, or, for those that are trusted, with the last address
 * in their list that isn't trusted itself.
 */
function forwardedHeaders({ tls, trustedProxies }: Settings["edge"]): string {
  const scheme = tls ? "https" : "http";
  const trusted = trustedProxies.join(" ");
  const said = Array.from(
    { length: mostTrusted },
    (_, index) => `req.hdr_ip(x-forwarded-for,-${index + 1})`,
  );
  // An entry that is no address ends it: what stands to its left may be a client's.
  const fromTheRight = said.map((entry, index) => {
    const areFound = said.slice(0, index + 1).map((one) => `{ ${one} -m found }`);
    return `    http-request set-var(txn.client) ${entry} if { var(txn.client) -m ip ${trusted} } ${areFound.join(" ")}`;
  });
  return [
    "    http-request set-var(txn.client) src",
    ...(trusted ? fromTheRight : []),
    "    http-request set-header X-Forwarded-For %[var(txn.client)]",
    trusted
      ? `    http-request set-header X-Forwarded-Proto ${scheme} unless { src ${trusted} } { req.hdr(x-forwarded-proto) -m found }`
      : `    http-request set-header X-Forwarded-Proto ${scheme}`,
  ].join("\n");
}
