/**
 * A file of `NAME='value'` lines for `. file` in a shell. Any value is safe in it; names are in
 * order, so that the same values give the same bytes.
 */
export function renderEnvironmentFile(variables: Record<string, string>): string {
  const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  return Object.entries(variables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${quoted(value)}\n`)
    .join("");
}
