import { answersInAll, answersOverTime, nameOf, type Answer } from "../answers";
import { drawChart, type ChartLine } from "../chart";
import type { Definition } from "../definition";
import { html, type Content, type Html } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queriesOf } from "./card";
import type { Context } from "./context";

/** Units of the drawing for a column of the page. */
const columnWidth = 112;

/** Most lines in a legend; the others are there on demand. */
const shownLines = 6;

/** Lines, bars or areas over time, and what they are. */
export function timeseries(definition: Definition, span: number, context: Context): Html {
  const { data, steps } = context;
  const { display_type: display = "line" } = definition.requests?.[0] ?? {};
  const answers = inOrder(answersOverTime(definition, data), display);
  if (answers.length === 0)
    return card(definition, span, empty(whyEmpty(queriesOf(definition), data.series)));
  const lines = linesOf(answers, definition, context);
  const unit = answers[0]?.unit ?? "";
  const { title = "", markers = [] } = definition;
  const chart = drawChart({
    title,
    display,
    unit,
    lines,
    markers: markers.map(({ label, value }) => {
      const at = Number(value.replace("y = ", ""));
      return { label: `${label}: ${format(at, unit)}`, value: at };
    }),
    steps,
    width: span * columnWidth,
  });
  const legend = legendOf(lines, answers, answersInAll(definition, data), display);
  return card(definition, span, [chart, legend]);
}

/** Of bars, the largest are the lowest. */
const inOrder = (answers: Answer[], display: string): Answer[] =>
  display === "bars" ? answers.sort((a, b) => total(b) - total(a)) : answers;

const total = ({ values }: Answer) => values.reduce((sum: number, value) => sum + (value ?? 0), 0);

function linesOf(answers: readonly Answer[], definition: Definition, { colours }: Context) {
  const isOneOfMany = (definition.requests?.[0]?.formulas.length ?? 0) > 1;
  return answers.map((answer, index): ChartLine => {
    const name = nameOf(answer, isOneOfMany);
    // Formulas are of this chart alone, groups of others as well.
    const colour = answer.group.length > 0 ? colours.of(name) : `c${index}`;
    return { name, colour, values: answer.values };
  });
}

/** Legend of a chart: name, total or average, and last value of each line. */
function legendOf(
  lines: readonly ChartLine[],
  answers: readonly Answer[],
  inAll: readonly Answer[],
  display: string,
): Content {
  const rows = lines.map(({ name, colour, values }, index) => {
    const answer = answers[index];
    const same = inAll.find(
      ({ formula, group }) =>
        formula === answer?.formula && group.join("\n") === answer.group.join("\n"),
    );
    const text = (value: number | undefined) =>
      value === undefined ? "–" : format(value, answer?.unit ?? "");
    return html`<tr>
      <td><i class="swatch ${colour}"></i>${name}</td>
      <td>${text(same?.values[0])}</td>
      <td>${text(values.at(-1))}</td>
    </tr>`;
  });
  const rest = rows.slice(shownLines);
  const head = html`<thead>
    <tr>
      <th></th>
      <th>${display === "bars" ? "total" : "overall"}</th>
      <th>last</th>
    </tr>
  </thead>`;
  return [
    html`<table class="legend">
      ${head}
      <tbody>
        ${rows.slice(0, shownLines)}
      </tbody>
    </table>`,
    rest.length > 0 &&
      html`<details>
        <summary>${rest.length} more</summary>
        <table class="legend">
          ${head}
          <tbody>
            ${rest}
          </tbody>
        </table>
      </details>`,
  ];
}
