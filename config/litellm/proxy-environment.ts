import { metricsEnvironment, wantsMetrics } from "../datadog/litellm";
import { datadogEnvironment } from "../datadog/proxy-environment";
import { publicUrl } from "../edge/edge-url";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

/** No page has this origin: `.invalid` is never a real name (RFC 2606). */
const nobody = "https://nobody.invalid";

/**
 * Environment of the proxies that is no secret, in a fixed order.
 *
 * Sources: docs.litellm.ai/docs/proxy/prod, and where no other is named (litellm:
 * proxy/proxy_cli.py).
 *
 * @param secrets - names of the secrets that the stack has
 */
export function proxyEnvironment(settings: Settings, secrets: SecretNames): Record<string, string> {
  const { edge, logging, requestTimeoutSeconds, security, target } = settings;
  const url = publicUrl(settings);
  return {
    // The migration container does it, once.
    DISABLE_SCHEMA_UPDATE: "true",
    // Otherwise .env files are read.
    LITELLM_MODE: "PRODUCTION",
    // Otherwise each start waits for a download of the price map.
    LITELLM_LOCAL_MODEL_COST_MAP: "True",
    // Longer than the load balancer's own, so that it is not this side that closes a connection: that of
    // Docker has 60 s, as most clouds' have; Google's has 600 s (cloud.google.com/load-balancing/docs/https).
    KEEPALIVE_TIMEOUT: target === "kubernetes" ? "620" : "75",
    GRACEFUL_SHUTDOWN_TIMEOUT: String(requestTimeoutSeconds),
    // A name of Python's logging; its handler starts there (litellm: _logging.py
    // resolve_log_level).
    LITELLM_LOG: logging.level.toUpperCase(),
    // The config's `json_logs` comes after the first lines (litellm: _logging.py
    // _parse_json_logs_env).
    ...(logging.json && { JSON_LOGS: "true" }),
    UI_USERNAME: security.adminUi.username,
    // No sign-in by SSO. The pages themselves the gate closes (`config/litellm/gate.ts`).
    ...(!security.adminUi.enabled && { DISABLE_ADMIN_UI: "true" }),
    // Swagger at `/`, Redoc, and what both read (litellm: proxy/utils.py get_docs_url).
    ...(!security.apiDocs && { NO_DOCS: "True", NO_REDOC: "True", NO_OPENAPI: "True" }),
    // Unset or empty means all origins (litellm: proxy/proxy_server.py _get_cors_config). The admin
    // pages are of the gateway's own origin and need none.
    LITELLM_CORS_ORIGINS:
      security.allowedOrigins.length > 0 ? security.allowedOrigins.join(",") : nobody,
    // Pages send keys in a header; the cookie of the admin pages is not for them.
    LITELLM_CORS_ALLOW_CREDENTIALS: "false",
    // Whose word uvicorn takes for the client's address and scheme. On Docker the load balancer's, which
    // says one address and overwrites what clients send; else that of proxies that the settings name, from
    // the right: what a client puts to the left of it is not believed (uvicorn:
    // middleware/proxy_headers.py).
    ...(target === "docker"
      ? { FORWARDED_ALLOW_IPS: "*" }
      : edge.trustedProxies.length > 0 && { FORWARDED_ALLOW_IPS: edge.trustedProxies.join(",") }),
    // Redirects of sign-ins and the like lead there (litellm: proxy/utils.py get_custom_url).
    ...(url !== undefined && { PROXY_BASE_URL: url }),
    ...(wantsMetrics(settings) && metricsEnvironment()),
    ...datadogEnvironment(settings, secrets),
  };
}
