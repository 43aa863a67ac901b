/** A metric in a query: `sum:litellm.x.count{env:dev} by {model}.as_count()`. */
export interface Term {
  aggregation: string;
  metric: string;
  /** `tag:value`, `!tag:value` or `$variable`. */
  filters: string[];
  by: string[];
  asCount: boolean;
}

/** What a query is made of. */
export interface Query {
  /** `sum(last_10m)`: undefined in queries of dashboards and SLOs. */
  evaluation?: { aggregation: string; window: string };
  terms: Term[];
  /** Functions around the terms. */
  functions: string[];
  comparator?: string;
  threshold?: number;
}

const tokenPattern =
  /\s*(?:(?<term>(?:sum|min|max|avg|count):[a-z][\w.]*\{[^{}]*\}(?: by \{[^{}]+\})?(?:\.as_count\(\)|\.as_rate\(\))?)|(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*')|(?<comparator>>=|<=|>|<)|(?<name>[a-z_]+)|(?<sign>[-+*/(),=]))/y;

type Kind = "term" | "number" | "text" | "comparator" | "name" | "sign" | "end";

interface Token {
  kind: Kind;
  text: string;
}

/**
 * Reads a query of a monitor, by the grammar that Datadog documents for `POST /api/v1/monitor`.
 *
 * @throws Error where it is not such a query
 */
export function parseMonitorQuery(text: string): Query {
  const head = /^(sum|avg|min|max)\(((?:last|current)_\w+)\):/.exec(text) ?? fail(text, "a window");
  const [prefix, aggregation = "", window = ""] = head;
  if (!/^(last_\d+[mh]|last_1[dw]|current_1(h|d|mo))$/.test(window)) fail(text, `not ${window}`);
  const parser = new Parser(text.slice(prefix.length));
  const query = parser.expression();
  const comparator = parser.take("comparator");
  const threshold = Number(parser.take("number"));
  parser.take("end");
  return { evaluation: { aggregation, window }, ...query, comparator, threshold };
}

/** Reads a query of a dashboard or an SLO. */
export function parseQuery(text: string): Query {
  const parser = new Parser(text);
  const query = parser.expression();
  parser.take("end");
  return query;
}

/** Names that a formula is worked out of. */
export function namesInFormula(text: string): string[] {
  const parser = new Parser(text);
  parser.expression();
  parser.take("end");
  return parser.names;
}

class Parser {
  private readonly tokens: Token[];
  private position = 0;
  private readonly terms: Term[] = [];
  private readonly functions: string[] = [];
  readonly names: string[] = [];

  constructor(private readonly source: string) {
    this.tokens = tokensOf(source);
  }

  expression(): Pick<Query, "terms" | "functions"> {
    this.operand();
    while (this.peek().kind === "sign" && /[-+*/]/.test(this.peek().text)) {
      this.position++;
      this.operand();
    }
    return { terms: this.terms, functions: this.functions };
  }

  take(kind: Kind, text?: string): string {
    const token = this.peek();
    if (token.kind !== kind || (text !== undefined && token.text !== text))
      fail(this.source, `${text ?? kind} instead of "${token.text}"`);
    this.position++;
    return token.text;
  }

  private operand(): void {
    const { kind, text } = this.peek();
    if (kind === "term") this.terms.push(termOf(this.take("term")));
    else if (kind === "number") this.take("number");
    else if (kind === "name") this.nameOrCall();
    else if (text === "(") this.parentheses();
    else fail(this.source, `something to work out instead of "${text}"`);
  }

  private parentheses(): void {
    this.take("sign", "(");
    this.expression();
    this.take("sign", ")");
  }

  private nameOrCall(): void {
    const name = this.take("name");
    if (this.peek().text !== "(") {
      this.names.push(name);
      return;
    }
    this.functions.push(name);
    this.take("sign", "(");
    this.expression();
    while (this.peek().text === ",") {
      this.take("sign", ",");
      this.argument();
    }
    this.take("sign", ")");
  }

  private argument(): void {
    if (this.peek().kind === "name") {
      this.take("name");
      this.take("sign", "=");
    }
    this.take(this.peek().kind === "text" ? "text" : "number");
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: "end", text: "" };
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (source.slice(pattern.lastIndex).trim() !== "") {
    const from = pattern.lastIndex;
    const { groups = {} } = pattern.exec(source) ?? fail(source, `a token at ${from}`);
    const [kind, text = ""] = Object.entries(groups).find(([, value]) => value) ?? ["end"];
    tokens.push({ kind: kind as Kind, text });
  }
  return tokens;
}

function termOf(text: string): Term {
  const [, aggregation = "", metric = "", filters = "", by = "", suffix = ""] =
    /^(\w+):([\w.]+)\{([^}]*)\}(?: by \{([^}]+)\})?(.*)$/.exec(text) ?? fail(text, "a metric");
  const list = (names: string) => (names === "" ? [] : names.split(","));
  return {
    aggregation,
    metric,
    filters: list(filters),
    by: list(by),
    asCount: suffix === ".as_count()",
  };
}

function fail(source: string, expected: string): never {
  throw new Error(`expected ${expected} in: ${source}`);
}
