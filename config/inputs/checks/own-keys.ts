import { createHash } from "node:crypto";
import { error, type Finding } from "../errors";
import type { Check } from "./check";
import { because, remove, setSecret } from "../fix";

/**
 * Master keys of documentation, by their hash: LiteLLM doesn't start with them (litellm:
 * proxy/auth/master_key_boot_check.py PUBLICLY_KNOWN_MASTER_KEY_SHA256_DIGESTS).
 */
const known = new Set(["88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b"]);

const generated = "it is generated when it is left out";

/** Refuses administrators' keys that LiteLLM refuses, or that could be guessed. */
export const checkMasterKey: Check = ({ secretValues: { masterKey: key } }) => {
  if (key === undefined || key.trim() === "") return [];
  const refuse = (reason: string) => [
    error("masterKey", because`${reason}; ${generated}: ${remove("masterKey")}`),
  ];
  if (known.has(createHash("sha256").update(key.trim()).digest("hex")))
    return refuse("is a key of LiteLLM's documentation, which everybody knows");
  if (!key.startsWith("sk-")) return refuse("must begin with sk-");
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return refuse("must have only letters, digits, - and _");
  if (key.length < "sk-".length + 20)
    return refuse("must have at least 20 letters and digits after sk-");
  if (new Set(key.slice("sk-".length)).size < 8) return refuse("is easily guessed");
  return [];
};

/** Refuses a weak salt key: it can never be changed (docs.litellm.ai/docs/proxy/prod, LITELLM_SALT_KEY). */
export const checkSaltKey: Check = ({ secretValues: { saltKey, masterKey } }) => {
  if (saltKey === undefined || saltKey.trim() === "") return [];
  const found: Finding[] = [];
  if (saltKey.length < 32)
    found.push(
      error(
        "saltKey",
        because`must have at least 32 characters; ${generated}: ${remove("saltKey")}`,
      ),
    );
  if (saltKey === masterKey)
    found.push(
      error(
        "saltKey",
        because`must not be the masterKey, which can be changed; ${generated}: ${remove("saltKey")}`,
      ),
    );
  return found;
};

/** Refuses short passwords of the admin pages, which can do all that the master key can. */
export const checkUiPassword: Check = ({ secretValues: { uiPassword } }) =>
  uiPassword === undefined || uiPassword.trim() === "" || uiPassword.length >= 8
    ? []
    : [
        error(
          "uiPassword",
          because`must have at least 8 characters; run: ${setSecret("uiPassword")}`,
        ),
      ];
