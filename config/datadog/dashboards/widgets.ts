/** Formulas over queries (API v1, `formulas` and `queries` of a request). */
export interface Series {
  /** Names of queries, and what is worked out of them: `{ spend: "sum:…", tokens: "sum:…" }`. */
  queries: Record<string, string>;
  /** What is shown, by its label: `{ "per 1 000 tokens": "spend / tokens * 1000" }`. */
  formulas: Record<string, string>;
}

/** A time other than the dashboard's own. */
export type LiveSpan = "1h" | "4h" | "1d" | "1w" | "1mo" | "month_to_date";

/** A widget as the API takes it, without what it adds itself. */
export interface Widget {
  definition: { type: string; title?: string; [property: string]: unknown };
}

interface Titled {
  title: string;
  /** Meaning of the widget, behind its title. */
  description?: string;
}

/** Lines over time, or bars of counts. */
export function timeseries({
  title,
  description,
  display = "line",
  markers,
  events,
  ...series
}: Titled &
  Series & {
    display?: "line" | "bars" | "area";
    /** Lines across: `{ "threshold": "y = 5" }`. */
    markers?: Record<string, string>;
    /** Events of Datadog that are drawn behind. */
    events?: string;
  }): Widget {
  return widget("timeseries", {
    title,
    ...(description !== undefined && { description }),
    show_legend: true,
    requests: [
      {
        response_format: "timeseries",
        ...requestOf(series),
        display_type: display,
      },
    ],
    ...(markers && {
      markers: Object.entries(markers).map(([label, value]) => ({
        label,
        value,
        display_type: "error dashed",
      })),
    }),
    ...(events !== undefined && { events: [{ q: events }] }),
  });
}

/** One number. */
export function value({
  title,
  description,
  unit,
  precision = 2,
  span,
  aggregator = "sum",
  ...series
}: Titled &
  Series & {
    unit?: string;
    precision?: number;
    span?: LiveSpan;
    /** How a query's values over the time become one. */
    aggregator?: Aggregator;
  }): Widget {
  return widget("query_value", {
    title,
    ...(description !== undefined && { description }),
    autoscale: false,
    precision,
    ...(unit !== undefined && { custom_unit: unit }),
    ...(span && { time: { live_span: span } }),
    requests: [{ response_format: "scalar", ...requestOf(series, aggregator) }],
  });
}

/** How the values of a query over the time become one. */
export type Aggregator = "sum" | "avg" | "last" | "min" | "max";

/** The largest of many. */
export function toplist({
  title,
  description,
  span,
  aggregator = "sum",
  order = "desc",
  ...series
}: Titled & Series & { span?: LiveSpan; aggregator?: Aggregator; order?: "asc" | "desc" }): Widget {
  return widget("toplist", {
    title,
    ...(description !== undefined && { description }),
    ...(span && { time: { live_span: span } }),
    requests: [
      {
        response_format: "scalar",
        ...requestOf(series, aggregator),
        sort: { count: 10, order_by: [{ type: "formula", index: 0, order }] },
      },
    ],
  });
}

/** A table: a row for each value of the tags, a column for each formula. */
export function table({
  title,
  description,
  aggregator = "last",
  ...series
}: Titled & Series & { aggregator?: Aggregator }): Widget {
  return widget("query_table", {
    title,
    ...(description !== undefined && { description }),
    requests: [
      {
        response_format: "scalar",
        ...requestOf(series, aggregator),
        sort: { count: 50, order_by: [{ type: "formula", index: 0, order: "asc" }] },
      },
    ],
  });
}

/** An SLO and what is left of its error budget. */
export const slo = (title: string, id: string, timeframe: string): Widget =>
  widget("slo", {
    title,
    slo_id: id,
    view_type: "detail",
    view_mode: "overall",
    time_windows: [timeframe],
    show_error_budget: true,
  });

/** The monitors that a search finds, with their states. */
export const monitors = (title: string, query: string): Widget =>
  widget("manage_status", {
    title,
    query,
    display_format: "countsAndList",
    sort: "status,asc",
    hide_zero_counts: true,
  });

/** Words. */
export const note = (content: string): Widget =>
  widget("note", { content, background_color: "transparent", show_tick: false });

/** Widgets under a heading. */
export const group = (title: string, widgets: readonly Widget[]): Widget =>
  widget("group", { title, layout_type: "ordered", widgets });

function requestOf({ queries, formulas }: Series, aggregator?: Aggregator) {
  return {
    formulas: Object.entries(formulas).map(([alias, formula]) => ({ alias, formula })),
    queries: Object.entries(queries).map(([name, query]) => ({
      data_source: "metrics",
      name,
      query,
      ...(aggregator && { aggregator }),
    })),
  };
}

function widget(type: string, properties: Record<string, unknown>): Widget {
  return { definition: { type, ...properties } };
}
