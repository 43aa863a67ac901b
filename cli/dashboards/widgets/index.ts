import type { Widget } from "../../../config/datadog/dashboards/widgets";
import { definitionOf, type Definition } from "../definition";
import { html, type Html } from "../html";
import { layOut } from "../layout";
import type { Context } from "./context";
import { monitors } from "./monitors";
import { slo } from "./slo";
import { table } from "./table";
import { timeseries } from "./timeseries";
import { toplist } from "./toplist";
import { value } from "./value";

/** Draws a widget that is so many columns wide. */
type Draw = (definition: Definition, span: number, context: Context) => Html;

const note: Draw = ({ content = "" }, span) => html`<p class="note s${span}">${content}</p>`;

const group: Draw = ({ title, widgets = [] }, _, context) =>
  html`<section>
    <h3>${title}</h3>
    <div class="grid">${drawAll(widgets, context)}</div>
  </section>`;

/** How each type of widget is drawn. */
const draws: Record<string, Draw> = {
  timeseries,
  query_value: value,
  toplist,
  query_table: table,
  slo,
  manage_status: monitors,
  note,
  group,
};

/** Widgets beside and below each other. */
export function drawAll(widgets: readonly Widget[], context: Context): Html[] {
  const definitions = widgets.map(definitionOf);
  const spans = layOut(definitions.map(({ type }) => type));
  return definitions.map((definition, index) => {
    const draw = draws[definition.type];
    if (!draw) throw new Error(`no drawing of widgets of type ${definition.type}`);
    return draw(definition, spans[index] ?? 1, context);
  });
}
