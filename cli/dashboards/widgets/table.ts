import { answersInAll, type Answer } from "../answers";
import type { Definition } from "../definition";
import { html, type Content } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queriesOf } from "./card";
import type { Context } from "./context";

/** A row for each group, a column for each formula. */
export function table(definition: Definition, span: number, { data }: Context) {
  const { formulas = [], sort } = definition.requests?.[0] ?? {};
  const rows = new Map<string, Answer[]>();
  for (const answer of answersInAll(definition, data)) {
    const name = answer.group.join(", ");
    rows.set(name, [...(rows.get(name) ?? []), answer]);
  }
  if (rows.size === 0)
    return card(definition, span, empty(whyEmpty(queriesOf(definition), data.series)));
  const at = (answers: readonly Answer[], column: number) =>
    answers.find(({ formula }) => formula === column);
  const { index = 0, order = "asc" } = sort?.order_by[0] ?? {};
  const key = (answers: readonly Answer[]) =>
    (at(answers, index)?.values[0] ?? Infinity) * (order === "asc" ? 1 : -1);
  const sorted = [...rows].sort(([, a], [, b]) => key(a) - key(b)).slice(0, sort?.count);
  return card(
    definition,
    span,
    html`<table>
      <thead>
        <tr>
          <th></th>
          ${formulas.map(({ alias }) => html`<th>${alias}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          ([name, answers]) =>
            html`<tr>
              <td>${name}</td>
              ${formulas.map((_, column) => cell(at(answers, column)))}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

const cell = (answer: Answer | undefined): Content =>
  html`<td>${answer?.values[0] === undefined ? "–" : format(answer.values[0], answer.unit)}</td>`;
