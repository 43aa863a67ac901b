/** One line of an exposition. */
export interface Sample {
  /** With the suffix: `…_total`, `…_bucket`. */
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** A metric, and its samples. */
export interface Family {
  /** Name as in the `# TYPE` line; without `_total` for a counter. */
  name: string;
  type: string;
  samples: Sample[];
}

const suffixes: Record<string, readonly string[]> = {
  histogram: ["_bucket", "_count", "_sum"],
  summary: ["", "_count", "_sum"],
  counter: ["_total", ""],
};

/**
 * Reads Prometheus's text format (prometheus.io/docs/instrumenting/exposition_formats), as prometheus-client
 * and HAProxy write it. Samples without a `# TYPE` are left out: nothing is known of them.
 *
 * @throws Error that quotes a line that is none of the format
 */
export function parsePrometheusText(text: string): Family[] {
  const families = new Map<string, Family>();
  const bySample = new Map<string, Family>();
  for (const line of text.split("\n")) {
    const [, typed, type] = /^#\s*TYPE\s+(\S+)\s+(\S+)/.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) {
      const name = type === "counter" ? typed.replace(/_total$/, "") : typed;
      const family = families.get(name) ?? { name, type, samples: [] };
      families.set(name, family);
      for (const suffix of suffixes[type] ?? [""]) bySample.set(name + suffix, family);
    } else if (line.trim() !== "" && !line.startsWith("#")) {
      const sample = parseSample(line);
      bySample.get(sample.name)?.samples.push(sample);
    }
  }
  return [...families.values()];
}

function parseSample(line: string): Sample {
  const name = /^[a-zA-Z_:][\w:]*/.exec(line)?.[0];
  if (name === undefined) throw wrong(line);
  const labels: Record<string, string> = {};
  let rest = line.slice(name.length).trimStart();
  if (rest.startsWith("{")) {
    // A value may hold any character, with a backslash before `"`, `\` and (as `\n`) a new line.
    const label = /[{,\s]*([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*/y;
    let end = 1;
    for (let found = label.exec(rest); found; found = label.exec(rest)) {
      labels[found[1] ?? ""] = unescape(found[2] ?? "");
      end = label.lastIndex;
    }
    const close = /^[,\s]*\}/.exec(rest.slice(end))?.[0];
    if (close === undefined) throw wrong(line);
    rest = rest.slice(end + close.length);
  }
  const value = numberOf(rest.trim().split(/\s+/)[0] ?? "");
  if (value === undefined) throw wrong(line);
  return { name, labels, value };
}

const unescape = (text: string) =>
  text.replaceAll(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));

function numberOf(text: string): number | undefined {
  const special = { "+inf": Infinity, inf: Infinity, "-inf": -Infinity, nan: NaN };
  const lower = text.toLowerCase();
  if (lower in special) return special[lower as keyof typeof special];
  const value = Number(text);
  return text === "" || Number.isNaN(value) ? undefined : value;
}

const wrong = (line: string) =>
  new Error(`not a line of Prometheus's text format: ${line.slice(0, 200)}`);
