import { answersInAll } from "../answers";
import type { Definition } from "../definition";
import { html } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queriesOf } from "./card";
import type { Context } from "./context";

/** A widget with one number. */
export function value(definition: Definition, span: number, { data }: Context) {
  const [answer] = answersInAll(definition, data);
  const number = answer?.values[0];
  return card(
    definition,
    span,
    answer && number !== undefined
      ? html`<p class="number">${format(number, answer.unit)}</p>`
      : empty(whyEmpty(queriesOf(definition), data.series)),
  );
}
