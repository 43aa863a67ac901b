import { error, type Finding } from "../errors";
import { providerSecrets } from "../providers";
import { secretKeys, type SecretKey } from "../secrets";
import type { Check, CheckInput } from "./check";
import { because, setSecret } from "../fix";

/** Secrets of several lines. */
const multiline = new Set<SecretKey>(["tlsCertificate", "tlsKey", "vertexCredentials"]);

/** Keys that identify the gateway with others; none has a space in it. */
const tokens = new Set<SecretKey>([
  ...(Object.keys(providerSecrets) as SecretKey[]),
  "licenseKey",
  "slackWebhookUrl",
  "alertWebhookUrl",
]);

/** Placeholders that documentation and templates have where a key belongs. */
const placeholder =
  /^(change[-_ ]?me|your[-_ ].*|my[-_ ](api[-_ ])?key|<.*>|x{3,}|\*{3,}|\.{3,}|todo|placeholder|(api[-_ ]?)?key|secret|password|test|dummy|fake|sk-(your.*|test|dummy|fake|placeholder|1234|x{3,}.*|\.{3,}|…|key|changeme).*|.*(your[-_ ]?(openai[-_ ]?)?(api[-_ ]?)?key|api[-_ ]key[-_ ]here).*)$/i;

/** Refuses secrets that cannot be right, where their text can be read. The text is never shown. */
const valuesOf = ({ secretValues }: CheckInput): [SecretKey, string][] =>
  secretKeys.flatMap((key): [SecretKey, string][] => {
    const value = secretValues[key];
    return value === undefined ? [] : [[key, value]];
  });

/** Refuses secrets that are empty, a placeholder, or were copied with a space or a line end. */
export const checkSecretTexts: Check = (input) =>
  valuesOf(input).flatMap(([key, value]): Finding[] => {
    const again = because`run: ${setSecret(key)}`;
    if (value.trim() === "") return [error(key, because`is empty; ${again}`)];
    // Of masterKey, own-keys.ts knows more.
    if (key !== "masterKey" && placeholder.test(value.trim()))
      return [error(key, because`is a placeholder, not a real one; ${again}`)];
    if (multiline.has(key)) return [];
    if (value !== value.trim() || /[\r\n]/.test(value))
      return [error(key, because`has a space or a line end at its beginning or end; ${again}`)];
    if (tokens.has(key) && /\s/.test(value))
      return [error(key, because`has spaces in it; ${again}`)];
    return [];
  });

/** Refuses addresses of alerts that aren't https: they are secrets themselves, and tell of spend. */
export const checkWebhooks: Check = ({ secretValues }) =>
  (["slackWebhookUrl", "alertWebhookUrl"] as const).flatMap((key) => {
    const value = secretValues[key];
    if (value === undefined || value.trim() === "") return [];
    if (URL.canParse(value) && new URL(value).protocol === "https:") return [];
    return [error(key, because`must be an https address; run: ${setSecret(key)}`)];
  });

/** Refuses anything but the JSON of Google's credentials: LiteLLM reads its `type`. */
export const checkVertexCredentials: Check = ({ secretValues: { vertexCredentials: value } }) => {
  if (value === undefined || value.trim() === "" || hasType(value)) return [];
  const fix = setSecret("vertexCredentials", "service-account.json");
  return [
    error(
      "vertexCredentials",
      because`must be the JSON of a service account, with its type; run: ${fix}`,
    ),
  ];
};

function hasType(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "type" in value;
  } catch {
    return false;
  }
}
