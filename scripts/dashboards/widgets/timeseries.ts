import { answersOverTime, nameOf, type Answer } from "../answers";
import { drawChart, type ChartLine } from "../chart";
import { colourOf } from "../colours";
import type { Definition } from "../definition";
import { html, type Content } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queriesOf } from "./card";
import type { Context } from "./context";

/** Units of the drawing for a column of the page. */
const columnWidth = 112;

/** Most lines in a legend; the others are there on demand. */
const shownLines = 6;

/** Lines, bars or areas over time, and what they are. */
export function timeseries(definition: Definition, span: number, { data, steps }: Context) {
  const display = definition.requests?.[0]?.display_type ?? "line";
  const answers = answersOverTime(definition, data).sort((a, b) =>
    display === "bars" ? total(b) - total(a) : 0,
  );
  if (answers.length === 0)
    return card(definition, span, empty(whyEmpty(queriesOf(definition), data.series)));
  const severalFormulas = (definition.requests?.[0]?.formulas.length ?? 0) > 1;
  const lines = answers.map((answer, index): ChartLine => ({
    name: nameOf(answer, severalFormulas),
    colour: colourOf(nameOf(answer, false), index),
    values: answer.values,
  }));
  const unit = answers[0]?.unit ?? "";
  const markers = (definition.markers ?? []).map(({ label, value }) => {
    const at = Number(value.replace("y = ", ""));
    return { label: `${label}: ${format(at, unit)}`, value: at };
  });
  const { title = "" } = definition;
  const chart = { title, display, unit, lines, markers, steps, width: span * columnWidth };
  const rows = lines.map((line, index) => legendRow(line, answers[index], display === "bars"));
  return card(
    definition,
    span,
    html`${drawChart(chart)}
      <table class="legend">
        <thead>
          <tr>
            <th></th>
            <th>${display === "bars" ? "total" : "average"}</th>
            <th>last</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, shownLines)}
        </tbody>
      </table>
      ${
        rows.length > shownLines &&
        html`<details>
          <summary>${rows.length - shownLines} more</summary>
          <table class="legend">
            <tbody>
              ${rows.slice(shownLines)}
            </tbody>
          </table>
        </details>`
      }`,
  );
}

function legendRow(
  { name, colour }: ChartLine,
  answer: Answer | undefined,
  isCount: boolean,
): Content {
  if (!answer) return undefined;
  const present = answer.values.filter((value) => value !== undefined);
  const sum = total(answer);
  const last = answer.values.at(-1);
  return html`<tr>
    <td><i class="swatch ${colour}"></i>${name}</td>
    <td>${format(isCount ? sum : sum / present.length, answer.unit)}</td>
    <td>${last === undefined ? "–" : format(last, answer.unit)}</td>
  </tr>`;
}

const total = ({ values }: Answer) => values.reduce((sum: number, value) => sum + (value ?? 0), 0);
