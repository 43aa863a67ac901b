import { error, type Finding } from "../errors";
import { extraKeys } from "../../litellm/extra-keys";
import type { Check } from "./check";
import { because, setSecret } from "../fix";

/**
 * Keys of LiteLLM's config that work only with its licence: without it, the proxy doesn't start
 * (`allowed_ips`, `enforced_params`), or goes on as if they weren't there (litellm:
 * proxy/proxy_server.py premium_user, proxy/auth/auth_utils.py premium_user,
 * proxy/auth/route_checks.py premium_user, proxy/auth/user_api_key_auth.py premium_user).
 */
const licensed = new Set([
  "admin_only_routes",
  "allowed_ips",
  "allowed_routes",
  "enable_jwt_auth",
  "enable_oauth2_auth",
  "enforced_params",
  "max_request_size_mb",
  "max_response_size_mb",
  "public_routes",
  "allow_dynamic_callback_disabling",
]);

/**
 * Refuses what LiteLLM does only with its licence; changes are otherwise silently not logged
 * (litellm: proxy/management_helpers/audit_logs.py create_audit_log_for_update).
 */
export const checkLicence: Check = ({ settings, secrets }) => {
  if (secrets.keys.includes("licenseKey")) return [];
  const needs = "LiteLLM does this only with its licence";
  const fix = because`run: ${setSecret("licenseKey")}`;
  const audit: Finding[] = settings.security.auditLog
    ? [error("security.auditLog", because`${needs}; ${fix}`)]
    : [];
  const further = extraKeys(settings)
    .filter(({ section, key }) => section.endsWith("_settings") && licensed.has(key))
    .map(({ path }) => error(path, because`${needs}; ${fix}, or remove it`));
  return [...audit, ...further];
};
