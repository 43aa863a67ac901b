import { anomalies } from "./anomalies";
import type { Line } from "./lines";
import type { Expression, Operator, Term } from "./parse";

/** Lines that are worked with, or a number. */
type Value = number | Lines;

/** The lines of a query. */
interface Lines {
  isGrouped: boolean;
  /** As in {@link Line}, also where there is no line at all. */
  missingIsZero: boolean;
  lines: readonly Line[];
}

/** Where an expression's lines come from. */
export interface Sources {
  /** Lines of a metric. */
  term: (term: Term) => readonly Line[];
  /** Lines of a query that a formula names. */
  named: (name: string) => readonly Line[];
  /** Seconds of a step. */
  stepSeconds: number;
}

/**
 * Works out an expression. Lines are joined by their groups; one without groups is joined to all.
 * Dividing by 0 gives no value (docs.datadoghq.com/monitors/guide/monitor-arithmetic-and-sparse-metrics).
 *
 * @throws Error for a function that no query here uses, and for a number alone
 */
export function linesOfExpression(expression: Expression, sources: Sources): Line[] {
  const value = valueOf(expression, sources);
  if (typeof value === "number") throw new Error(`${value} is no query`);
  return value.lines.map((line) => ({ ...line, missingIsZero: value.missingIsZero }));
}

function valueOf(expression: Expression, sources: Sources): Value {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "term": {
      const { term } = expression;
      const lines = sources.term(term);
      return { isGrouped: term.by.length > 0, missingIsZero: term.asCount, lines };
    }
    case "name":
      return ofLines(sources.named(expression.name));
    case "arithmetic":
      return arithmetic(
        expression.operator,
        valueOf(expression.left, sources),
        valueOf(expression.right, sources),
      );
    case "call":
      return call(expression, valueOf(expression.of, sources), sources);
  }
}

const ofLines = (lines: readonly Line[]): Lines => ({
  isGrouped: lines.some(({ group }) => group.length > 0),
  missingIsZero: lines.some(({ missingIsZero = false }) => missingIsZero),
  lines,
});

function call(
  { name, arguments: given }: Expression & { kind: "call" },
  of: Value,
  { stepSeconds }: Sources,
): Lines {
  if (typeof of === "number") throw new Error(`${name}() wants a query, not ${of}`);
  switch (name) {
    case "default_zero":
      // Without any point it has no effect (docs.datadoghq.com/dashboards/functions/interpolation).
      return {
        ...of,
        missingIsZero: true,
        lines: of.lines.map((line) => ({ ...line, values: line.values.map((one) => one ?? 0) })),
      };
    case "count_not_null":
      return { isGrouped: false, missingIsZero: false, lines: counted(of.lines) };
    case "anomalies":
      return { ...of, missingIsZero: false, lines: anomalies(of.lines, given, stepSeconds) };
    default:
      throw new Error(`${name}() is not worked out here`);
  }
}

/** How many lines have a value at each step (docs.datadoghq.com/dashboards/functions/count). */
function counted(lines: readonly Line[]): Line[] {
  const [first] = lines;
  if (!first) return [];
  const values = first.values.map((_, step) => {
    const count = lines.filter((line) => line.values[step] !== undefined).length;
    return count === 0 ? undefined : count;
  });
  return [{ group: [], values }];
}

function arithmetic(operator: Operator, left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number")
    return apply(operator, left, right) ?? NaN;
  if (typeof left === "number")
    return withNumber(right as Lines, (one) => apply(operator, left, one));
  if (typeof right === "number") return withNumber(left, (one) => apply(operator, one, right));
  const missingIsZero = /[-+]/.test(operator) && left.missingIsZero && right.missingIsZero;
  const lines = joined(left, right).flatMap(({ group, left: one, right: other }) => {
    const steps = (one ?? other)?.values.length ?? 0;
    const values = Array.from({ length: steps }, (_, step) => {
      const [a, b] = [one?.values[step], other?.values[step]];
      if (a === undefined && b === undefined) return undefined;
      return apply(
        operator,
        a ?? (left.missingIsZero ? 0 : undefined),
        b ?? (right.missingIsZero ? 0 : undefined),
      );
    });
    return values.some((value) => value !== undefined) ? [{ group, values }] : [];
  });
  return { isGrouped: left.isGrouped || right.isGrouped, missingIsZero, lines };
}

const withNumber = (of: Lines, work: (value: number) => number | undefined): Lines => ({
  ...of,
  missingIsZero: false,
  lines: of.lines.map((line) => ({
    ...line,
    values: line.values.map((value) => (value === undefined ? undefined : work(value))),
  })),
});

interface Joined {
  group: readonly string[];
  left: Line | undefined;
  right: Line | undefined;
}

function joined(left: Lines, right: Lines): Joined[] {
  if (!left.isGrouped && right.isGrouped)
    return right.lines.map((line) => ({ group: line.group, left: left.lines[0], right: line }));
  if (left.isGrouped && !right.isGrouped)
    return left.lines.map((line) => ({ group: line.group, left: line, right: right.lines[0] }));
  const groups = new Map([...left.lines, ...right.lines].map(({ group }) => [group.join(), group]));
  const find = ({ lines }: Lines, key: string) => lines.find(({ group }) => group.join() === key);
  return [...groups].map(([key, group]) => ({
    group,
    left: find(left, key),
    right: find(right, key),
  }));
}

function apply(
  operator: Operator,
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
  }
}
