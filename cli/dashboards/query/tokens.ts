/** Kind of a token of a query. */
export type TokenKind =
  | "term"
  | "number"
  | "text"
  | "comparator"
  | "name"
  | "sign"
  /** End of the query. */
  | "end";

/** The least part of a query that means something. */
export interface Token {
  kind: TokenKind;
  text: string;
}

const tokenPattern =
  /\s*(?:(?<term>(?:sum|min|max|avg):[a-z][\w.]*\{[^{}]*\}(?: by \{[^{}]+\})?(?:\.as_count\(\))?)|(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*')|(?<comparator>>=|<=|>|<)|(?<name>[a-z_]+)|(?<sign>[-+*/(),=]))/y;

/**
 * Splits a query into its parts.
 *
 * @throws Error where something is not a part of any query
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (source.slice(pattern.lastIndex).trim() !== "") {
    const from = pattern.lastIndex;
    const found = pattern.exec(source);
    if (!found) throw new Error(`expected a token at ${from} in: ${source}`);
    const [kind, text = ""] = Object.entries(found.groups ?? {}).find(([, value]) => value) ?? [
      "end",
    ];
    tokens.push({ kind: kind as TokenKind, text });
  }
  return tokens;
}
