/** A reference in LiteLLM's config to a secret environment variable of the proxies. */
export const fromEnvironment = (name: string) => `os.environ/${name}`;

/** LiteLLM counts in USD per token; rounding to 15 digits keeps 0.15 / 1e6 from becoming 1.4999…e-7. */
export const perToken = (perMillion: number) => Number((perMillion / 1e6).toPrecision(15));

/** Copies an object without its undefined values. */
export function withoutUnset<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** Sorts keys recursively: their order in a stack file then changes no rendered byte. */
export function sorted<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sorted) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, of]) => [key, sorted(of) as unknown])) as T;
}

/** An object, or undefined when it is empty, so that an empty section is left out. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
