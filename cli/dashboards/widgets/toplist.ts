import { answersInAll, nameOf } from "../answers";
import type { Definition } from "../definition";
import { html } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queriesOf } from "./card";
import type { Context } from "./context";

/** The largest of many, or the smallest. */
export function toplist(definition: Definition, span: number, { data }: Context) {
  const { count = 10, order_by: [order] = [] } = definition.requests?.[0]?.sort ?? {};
  const sign = order?.order === "asc" ? 1 : -1;
  const rows = answersInAll(definition, data)
    .map((answer) => ({ answer, number: answer.values[0] ?? 0 }))
    .sort((a, b) => sign * (a.number - b.number))
    .slice(0, count);
  const most = Math.max(...rows.map(({ number }) => number));
  if (rows.length === 0)
    return card(definition, span, empty(whyEmpty(queriesOf(definition), data.series)));
  return card(
    definition,
    span,
    html`<ol class="top">
      ${rows.map(
        ({ answer, number }) =>
          html`<li>
            <span
              class="bar"
              style="width:${most > 0 ? Math.max(0, Math.round((number / most) * 100)) : 0}%"
            ></span
            ><span class="name" title="${nameOf(answer, false)}">${nameOf(answer, false)}</span
            ><b>${format(number, answer.unit)}</b>
          </li>`,
      )}
    </ol>`,
  );
}
