import { idOf } from "../../../config/datadog/references";
import { evaluateQuery, reduce } from "../query/evaluate";
import type { Data } from "../answers";
import type { Definition } from "../definition";
import { html } from "../html";
import { whyEmpty } from "../reasons";
import { format } from "../units";
import { card, empty, queryText } from "./card";
import type { Context } from "./context";

/** How much of what counts was good, beside the target, and what is left of the error budget. */
export function slo(definition: Definition, span: number, { data, watch }: Context) {
  const found = watch.slos.find(({ name }) => idOf("slo", name) === definition.slo_id);
  if (!found) throw new Error(`there is no SLO ${definition.slo_id ?? ""}`);
  const { query, target_threshold: target, timeframe, description, name } = found.payload;
  // The gateway stands in the page's title.
  const shown = { ...definition, title: name.slice(name.indexOf(": ") + 2), description };
  const [good, total] = [query.numerator, query.denominator].map((text) => countOf(text, data));
  if (!total) return card(shown, span, empty(whyEmpty([query.denominator], data.series)));
  const share = ((good ?? 0) / total) * 100;
  const left = 100 - ((100 - share) / (100 - target)) * 100;
  const state = share >= target ? "good" : "bad";
  return card(
    shown,
    span,
    html`<p class="number ${state}">${exact(share)} %</p>
      <p class="foot">
        Target ${target} % in ${timeframe}; ${format(good ?? 0, "")} of ${format(total, "")} good
      </p>
      <div class="budget">
        <span
          class="${state}"
          style="width:${Math.round(Math.min(100, Math.max(0, left)))}%"
        ></span>
      </div>
      <p class="foot">
        ${left >= 0 ? `${format(left, "%")} of the error budget left` : `The error budget is used ${format(1 - left / 100, "")} times over`}
      </p>`,
    queryText([`good = ${query.numerator}`, `all = ${query.denominator}`]),
  );
}

function countOf(query: string, { series, times }: Data): number | undefined {
  const [line] = evaluateQuery(query, series, times);
  return line && reduce(line, "sum");
}

/** A percentage as Datadog shows it for SLOs, but never 100 where something was bad. */
const exact = (share: number) => String(Math.floor(share * 1000) / 1000);
