import type { Definition, Request } from "../definition";
import { html, type Content, type Html } from "../html";

/** What Datadog calls a time of a widget's own. */
const spans: Record<string, string> = {
  "1h": "1 hour",
  "4h": "4 hours",
  "1d": "1 day",
  "1w": "1 week",
  "1mo": "1 month",
  month_to_date: "month to date",
};

/** A widget's frame: its title, what it means, and what is asked for it. */
export function card(definition: Definition, span: number, content: Content): Html {
  const { type, title, description, time, requests = [] } = definition;
  return html`<article class="card ${type} s${span}">
    <h4>${title}</h4>
    ${description !== undefined && html`<p class="description">${description}</p>`} ${content}
    ${time && html`<p class="foot">In Datadog: ${spans[time.live_span] ?? time.live_span}</p>`}${requests.map(asked)}
  </article>`;
}

const asked = ({ queries, formulas }: Request) =>
  html`<details>
    <summary>Query</summary>
    <pre>
${queries.map(({ name, query }) => `${name} = ${query}\n`)}${formulas.map(({ alias, formula }) => (queries.some(({ name }) => name === formula) ? "" : `${alias} = ${formula}\n`))}</pre>
  </details>`;

/** In place of what a widget would show. */
export const empty = (why: string): Html => html`<p class="empty">${why}</p>`;

/** The queries of a widget. */
export const queriesOf = ({ requests = [] }: Definition): string[] =>
  requests.flatMap(({ queries }) => queries.map(({ query }) => query));
