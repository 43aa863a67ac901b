/** Beginnings of the keys of providers, clouds and tools. */
const keyBeginnings =
  /^(sk[-_]|pk[-_]|rk[-_]|A[KS]IA[A-Z0-9]{12}|AIza|gsk_|xox|gh[pousr]_|hf_|eyJ|v1:|-----)/;

/** Names of inputs whose values are never shown. */
const secretName = /(key|secret|token|password|credentials?)$/i;

/** A long run of letters and digits mixed, as keys are and names are not. */
const keyLike = /(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9+=]{24,}/;

/**
 * ` (given: …)` for an error, or nothing when there is nothing to show. A key that was pasted into
 * the wrong place is not printed.
 *
 * @param name - name of the input
 */
export function given(value: unknown, name = ""): string {
  if (typeof value === "number" || typeof value === "boolean") return ` (given: ${value})`;
  if (value === null) return " (given: nothing)";
  if (Array.isArray(value)) return " (given: a list)";
  if (typeof value === "object") return " (given: an object)";
  if (typeof value !== "string") return "";
  if (value.length > 60 || secretName.test(name) || looksSecret(value))
    return ` (given: ${value.length} characters, not shown)`;
  return ` (given: ${JSON.stringify(value)})`;
}

/** Whether a text looks like a key, a password in a URL, or a token. */
export function looksSecret(value: string): boolean {
  return keyBeginnings.test(value) || keyLike.test(value) || /:\/\/[^/]*:[^/]*@/.test(value);
}
