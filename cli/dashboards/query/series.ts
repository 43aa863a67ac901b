/** Points of one metric with one set of tags, as Datadog keeps them. */
export interface Series {
  /** Name of the metric in Datadog. */
  metric: string;
  /** `name:value`. */
  tags: readonly string[];
  type: "count" | "rate" | "gauge";
  /** In the order of time. */
  points: readonly Point[];
}

/** A value at a moment. */
export interface Point {
  /** Unix time in seconds. */
  at: number;
  /** A count's is its increment since the point before. */
  value: number;
}

/** The tags by which something is grouped, with the series's values, in the order of `by`. */
export const groupOf = (by: readonly string[], tags: readonly string[]): string[] =>
  by.map((name) => tags.find((tag) => hasValue(tag, `${name}:`)) ?? `${name}:N/A`);

/** A tag can't end with a colon: one without a value has none (docs.datadoghq.com/getting_started/tagging). */
const hasValue = (tag: string, start: string) => tag.startsWith(start) && !tag.endsWith(":");

/** Whether a series is one of those that all filters let through: `tag:value`, `!tag:value`, `*`. */
export const matches = (filters: readonly string[], tags: readonly string[]): boolean =>
  filters.every((filter) =>
    filter.startsWith("!") ? !matchesOne(filter.slice(1), tags) : matchesOne(filter, tags),
  );

function matchesOne(filter: string, tags: readonly string[]): boolean {
  if (!filter.endsWith("*")) return tags.includes(filter);
  const start = filter.slice(0, -1);
  return start === "" || tags.some((tag) => hasValue(tag, start));
}
