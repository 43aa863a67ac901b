import type { Widget } from "../../config/datadog/dashboards/widgets";
import type { Aggregator } from "./query/evaluate";

/** A request of a widget, as config/datadog/dashboards/widgets.ts writes it. */
export interface Request {
  formulas: { alias: string; formula: string }[];
  queries: { name: string; query: string; aggregator?: Aggregator }[];
  display_type?: "line" | "bars" | "area";
  sort?: { count: number; order_by: { index: number; order: "asc" | "desc" }[] };
}

/** The part of a widget's definition that the page draws. */
export interface Definition {
  type: string;
  title?: string;
  description?: string;
  requests?: Request[];
  markers?: { label: string; value: string }[];
  precision?: number;
  custom_unit?: string;
  time?: { live_span: string };
  slo_id?: string;
  query?: string;
  content?: string;
  widgets?: Widget[];
}

/** A widget's definition by its properties. */
export const definitionOf = ({ definition }: Widget): Definition => definition;
