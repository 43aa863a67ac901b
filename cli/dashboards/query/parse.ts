import { tokensOf, type Token, type TokenKind } from "./tokens";

/** A metric in a query: `sum:litellm.x.count{env:dev} by {model}.as_count()`. */
export interface Term {
  aggregation: SpaceAggregation;
  metric: string;
  /** `tag:value`, `!tag:value`, `*` or `$variable`; a value may end with `*`. */
  filters: string[];
  by: string[];
  asCount: boolean;
}

/** How several series at the same time become one. */
export type SpaceAggregation = "sum" | "min" | "max" | "avg";

/** An argument of a function: `3`, `'basic'` or `interval=600`. */
export interface Argument {
  name?: string;
  value: number | string;
}

/** A formula of metrics, as a tree. */
export type Expression =
  | { kind: "term"; term: Term }
  | { kind: "number"; value: number }
  /** A query that a formula refers to. */
  | { kind: "name"; name: string }
  | { kind: "arithmetic"; operator: Operator; left: Expression; right: Expression }
  | { kind: "call"; name: string; of: Expression; arguments: Argument[] };

export type Operator = "+" | "-" | "*" | "/";
export type Comparator = ">" | ">=" | "<" | "<=";

/** A parsed query. */
export interface Query {
  expression: Expression;
  terms: Term[];
  /** Functions around the terms. */
  functions: string[];
}

/** A query of a metric monitor. */
export interface MonitorQuery extends Query {
  /** `sum(last_10m)`. */
  evaluation: { aggregation: SpaceAggregation; window: string };
  comparator: Comparator;
  threshold: number;
}

/**
 * Reads a query of a monitor, by the grammar that Datadog documents for `POST /api/v1/monitor`.
 *
 * @throws Error where it is not such a query
 */
export function parseMonitorQuery(text: string): MonitorQuery {
  const head = /^(sum|avg|min|max)\(((?:last|current)_\w+)\):/.exec(text) ?? fail(text, "a window");
  const [prefix, aggregation = "", window = ""] = head;
  if (!/^(last_\d+[mh]|last_1[dw]|current_1(h|d|mo))$/.test(window)) fail(text, `not ${window}`);
  const parser = new Parser(text.slice(prefix.length));
  const expression = parser.expression();
  const comparator = parser.take("comparator") as Comparator;
  const threshold = Number(parser.take("number"));
  parser.take("end");
  return {
    evaluation: { aggregation: aggregation as SpaceAggregation, window },
    ...queryOf(expression),
    comparator,
    threshold,
  };
}

/**
 * Reads a query of a dashboard or an SLO.
 *
 * @throws Error where it is not such a query
 */
export function parseQuery(text: string): Query {
  return queryOf(parseExpression(text));
}

/**
 * Reads a query, or a formula of a widget, which is worked out of named queries.
 *
 * @throws Error where it is neither
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.take("end");
  return expression;
}

function queryOf(expression: Expression): Query {
  const parts = partsOf(expression);
  return {
    expression,
    terms: parts.flatMap((part) => (part.kind === "term" ? [part.term] : [])),
    functions: parts.flatMap((part) => (part.kind === "call" ? [part.name] : [])),
  };
}

/** An expression and all in it. */
function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case "arithmetic":
      return [expression, ...partsOf(expression.left), ...partsOf(expression.right)];
    case "call":
      return [expression, ...partsOf(expression.of)];
    default:
      return [expression];
  }
}

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly source: string) {
    this.tokens = tokensOf(source);
  }

  expression(): Expression {
    return this.chain(/[-+]/, () => this.chain(/[*/]/, () => this.operand()));
  }

  take(kind: TokenKind, text?: string): string {
    const token = this.peek();
    if (token.kind !== kind || (text !== undefined && token.text !== text))
      fail(this.source, `${text ?? kind} instead of "${token.text}"`);
    this.position++;
    return token.text;
  }

  /** Operands between operators of the same rank, worked out from the left. */
  private chain(operators: RegExp, operand: () => Expression): Expression {
    let left = operand();
    while (this.peek().kind === "sign" && operators.test(this.peek().text)) {
      const operator = this.take("sign") as Operator;
      left = { kind: "arithmetic", operator, left, right: operand() };
    }
    return left;
  }

  private operand(): Expression {
    const { kind, text } = this.peek();
    if (kind === "term") return { kind, term: termOf(this.take("term")) };
    if (kind === "number") return { kind, value: Number(this.take("number")) };
    if (kind === "name") return this.nameOrCall();
    if (text === "(") return this.parentheses();
    return fail(this.source, `something to work out instead of "${text}"`);
  }

  private parentheses(): Expression {
    this.take("sign", "(");
    const expression = this.expression();
    this.take("sign", ")");
    return expression;
  }

  private nameOrCall(): Expression {
    const name = this.take("name");
    if (this.peek().text !== "(") return { kind: "name", name };
    this.take("sign", "(");
    const of = this.expression();
    const given: Argument[] = [];
    while (this.peek().text === ",") {
      this.take("sign", ",");
      given.push(this.argument());
    }
    this.take("sign", ")");
    return { kind: "call", name, of, arguments: given };
  }

  private argument(): Argument {
    const name = this.peek().kind === "name" ? this.take("name") : undefined;
    if (name !== undefined) this.take("sign", "=");
    const value =
      this.peek().kind === "text" ? this.take("text").slice(1, -1) : Number(this.take("number"));
    return name === undefined ? { value } : { name, value };
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: "end", text: "" };
  }
}

function termOf(text: string): Term {
  const [, aggregation = "", metric = "", filters = "", by = "", suffix = ""] =
    /^(\w+):([\w.]+)\{([^}]*)\}(?: by \{([^}]+)\})?(.*)$/.exec(text) ?? fail(text, "a metric");
  const list = (names: string) => (names === "" ? [] : names.split(","));
  return {
    aggregation: aggregation as SpaceAggregation,
    metric,
    filters: list(filters),
    by: list(by),
    asCount: suffix === ".as_count()",
  };
}

function fail(source: string, expected: string): never {
  throw new Error(`expected ${expected} in: ${source}`);
}
