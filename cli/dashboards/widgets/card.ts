import type { Definition, Request } from "../definition";
import { html, type Content, type Html } from "../html";

/** Time span of one widget, where it differs from the dashboard's (Datadog: `live_span`). */
const spans: Record<string, string> = {
  "1h": "1 hour",
  "4h": "4 hours",
  "1d": "1 day",
  "1w": "1 week",
  "1mo": "1 month",
  month_to_date: "month to date",
};

/**
 * A widget's frame: its title, what it means, and what is asked for it.
 *
 * @param query - what is asked, where the widget itself doesn't say it
 */
export function card(definition: Definition, span: number, content: Content, query?: Html): Html {
  const { type, title, description, time, requests = [] } = definition;
  return html`<article class="card ${type} s${span}">
    <div class="head">
      <h4>${title}</h4>
      ${query ?? requests.map(asked)}
    </div>
    ${description !== undefined && html`<p class="description">${description}</p>`} ${content}
    ${time && html`<p class="foot">In Datadog: ${spans[time.live_span] ?? time.live_span}</p>`}
  </article>`;
}

const asked = ({ queries, formulas }: Request) => {
  const isName = (formula: string) => queries.some(({ name }) => name === formula);
  return queryText([
    ...queries.map(({ name, query }) => `${name} = ${query}`),
    ...formulas
      .filter(({ formula }) => !isName(formula))
      .map(({ alias, formula }) => `${alias} = ${formula}`),
  ]);
};

/** The Datadog query of a widget, shown on demand. */
export const queryText = (lines: readonly string[]): Html =>
  html`<details class="query">
    <summary>query</summary>
    <pre>${lines.join("\n")}</pre>
  </details>`;

/** In place of what a widget would show. */
export const empty = (why: string): Html => html`<p class="empty">${why}</p>`;

/** The queries of a widget. */
export const queriesOf = ({ requests = [] }: Definition): string[] =>
  requests.flatMap(({ queries }) => queries.map(({ query }) => query));
