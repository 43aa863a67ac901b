/** A value on one line, as both TypeScript and YAML read it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, of]) => `${keyText(key)}: ${literal(of)}`);
  return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
}

const keyText = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));
