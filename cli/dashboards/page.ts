import type { DashboardSpec } from "../../config/datadog/dashboards/dashboard";
import type { Watch } from "../../config/datadog/watch";
import type { Settings } from "../../config/inputs/schema";
import { Colours } from "./colours";
import { html, type Html } from "./html";
import type { Collected } from "./collect";
import { style } from "./style";
import type { Context } from "./widgets/context";
import { drawAll } from "./widgets";

/** Content of the page of dashboards. */
export interface PageOf {
  stack: string;
  settings: Settings;
  watch: Watch;
  collected: Collected;
  /** In which times are written, such as `Europe/Berlin`. Default: this machine's. */
  timeZone?: string;
}

/** The dashboards as one HTML page that needs nothing else. The same input gives the same bytes. */
export function renderPage({ stack, settings, watch, collected, timeZone }: PageOf): string {
  const { series, times, gaps } = collected;
  const { service, environment } = settings.datadog;
  const clock = clockOf(timeZone);
  const steps = Array.from({ length: (times.to - times.from) / times.stepSeconds }, (_, step) =>
    step === 0 ? "before" : clock.time(times.from + (step + 1) * times.stepSeconds),
  );
  const colours = new Colours();
  const pages = watch.dashboards.map((dashboard) => {
    const data = { series, times, variables: variablesOf(dashboard) };
    return drawDashboard(dashboard, { data, watch, colours, steps });
  });
  const began = times.from + times.stepSeconds;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>LLM gateway ${service} (${environment})</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <h1>LLM gateway <span>${service} (${environment})</span></h1>
          <p class="chips">
            <span>stack ${stack}</span> <span>env:${environment}</span>
            <span>service:${service}</span>
            <span
              >${clock.date(began)} ${clock.time(began)}–${clock.time(times.to)}
              ${clock.zone(times.to)}</span
            >
          </p>
          <p>
            What Datadog would show of this stack, made from what its containers count. It was
            watched for ${times.to - began} s; all that was counted since the proxies started and
            before that is one step, <i>before</i>, and is in every number and list.
          </p>
          ${gaps.length > 0 && html`<p class="gaps">Not read: ${gaps.join("; ")}</p>`}
          <nav>
            ${watch.dashboards.map((dashboard) => html`<a href="#${dashboard.name}">${titleOf(dashboard)}</a> `)}
          </nav>
        </header>
        ${pages}
      </body>
    </html> `.text;
}

function drawDashboard(dashboard: DashboardSpec, context: Context): Html {
  const { description, widgets } = dashboard.payload;
  return html`<main id="${dashboard.name}">
    <h2>${titleOf(dashboard)}</h2>
    <p>${description}</p>
    ${drawAll(widgets, context)}
  </main>`;
}

/** Without the gateway, which is the page's title. */
const titleOf = ({ payload: { title } }: DashboardSpec) => title.slice(title.lastIndexOf(": ") + 2);

/** Variables as they are before anybody chooses. */
const variablesOf = ({ payload }: DashboardSpec) =>
  Object.fromEntries(
    payload.template_variables.map(({ name, prefix, defaults: [value = "*"] }) => [
      name,
      value === "*" ? "*" : `${prefix}:${value}`,
    ]),
  );

function clockOf(timeZone: string | undefined) {
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, ...(timeZone !== undefined && { timeZone }) });
  const time = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const date = formatter({ day: "numeric", month: "long", year: "numeric" });
  const zoned = formatter({ timeZoneName: "short" });
  return {
    time: (seconds: number) => time.format(seconds * 1000),
    date: (seconds: number) => date.format(seconds * 1000),
    zone: (seconds: number) =>
      zoned.formatToParts(seconds * 1000).find(({ type }) => type === "timeZoneName")?.value,
  };
}
