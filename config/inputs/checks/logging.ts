import { error, warning, type Finding } from "../errors";
import type { Check } from "./check";
import { because, set } from "../fix";

/**
 * Refuses to store what is left out of all logs: LiteLLM empties prompts and answers on their way
 * to the database too (litellm: proxy/spend_tracking/spend_tracking_utils.py
 * should_redact_message_logging). Warns where they are kept for good.
 */
export const checkStoredPrompts: Check = ({ settings: { spendLogs, privacy } }) => {
  if (!spendLogs.storePrompts) return [];
  if (privacy.redactMessages) {
    const reason = because`is true, but privacy.redactMessages is too, which empties them before they are stored; run: ${set("privacy.redactMessages", false)}, or ${set("spendLogs.storePrompts", false)}`;
    return [error("spendLogs.storePrompts", reason)];
  }
  if (spendLogs.retentionDays !== undefined) return [];
  const reason = because`is missing, so prompts and answers are kept for good, and the database grows by all of them; run: ${set("spendLogs.retentionDays", 30)}`;
  return [warning("spendLogs.retentionDays", reason)];
};

/**
 * Warns of logs that tell what is otherwise kept from them, and refuses raw requests of which
 * LiteLLM would leave nothing: it writes "redacted" instead (litellm:
 * litellm_core_utils/litellm_logging.py raw_request).
 */
export const checkLogs: Check = ({ settings: { logging, privacy } }) => {
  const found: Finding[] = [];
  const kept = [
    ...(privacy.redactMessages ? ["privacy.redactMessages"] : []),
    ...(privacy.pii ? ["privacy.pii"] : []),
  ].join(" and ");
  if (logging.level === "debug" && kept !== "") {
    const reason = because`debug writes prompts into the proxies' logs, in spite of ${kept}; run: ${set("logging.level", "info")}`;
    found.push(warning("logging.level", reason));
  }
  if (!logging.rawRequests) return found;
  const off = set("logging.rawRequests", false);
  if (privacy.redactMessages) {
    const reason = because`is true, but privacy.redactMessages is too, which leaves nothing of them; run: ${off}, or ${set("privacy.redactMessages", false)}`;
    found.push(error("logging.rawRequests", reason));
  } else {
    const reason = because`is true, so callbacks get all requests and answers word for word; when you have seen what you wanted, run: ${off}`;
    found.push(warning("logging.rawRequests", reason));
  }
  return found;
};
