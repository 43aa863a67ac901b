import { watchOf } from "../../../../config/datadog/watch";
import type { Widget } from "../../../../config/datadog/dashboards/widgets";
import { everything, stacks } from "../../config/datadog/stacks";
import { exposition, pageOf } from "./stack";

const settings = {
  ...everything,
  datadog: { ...everything.datadog, environment: "dev" },
};

const page = pageOf(settings);

/** What a browser would show of a card with this title, as text. */
function card(title: string, of = page): string {
  const cards = of.split("<article").filter((part) => part.includes(`<h4>${title}</h4>`));
  expect(cards).not.toHaveLength(0);
  const [shown = ""] = cards.map((part) => part.slice(0, part.indexOf("</article>")));
  return shown.replaceAll(/<svg.*?<\/svg>|<pre>.*?<\/pre>|<[^>]*>/gs, " ").replaceAll(/\s+/g, " ");
}

const titlesOf = (widgets: readonly Widget[]): string[] =>
  widgets.flatMap(({ definition }) => [
    ...(definition.type === "slo" || definition.title === undefined ? [] : [definition.title]),
    ...titlesOf((definition.widgets ?? []) as Widget[]),
  ]);

describe.each(Object.entries(stacks))("%s", (_, of) => {
  const rendered = pageOf(of);

  test("each widget of all dashboards is there", () => {
    const titles = watchOf(of).dashboards.flatMap(({ payload }) => titlesOf(payload.widgets));
    expect(titles.length).toBeGreaterThan(30);
    for (const title of titles) expect(rendered).toContain(title.replaceAll("'", "&#39;"));
    expect(rendered).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test("the same data make the same page", () => {
    expect(pageOf(of)).toBe(rendered);
  });
});

test("names that are HTML are text", () => {
  expect(exposition).toContain("<img src=x onerror=alert(1)>");
  expect(exposition).toContain("<script>alert(2)</script>");
  expect(page).toContain("&#60;img src=x onerror=alert(1)&#62;");
  expect(page).toContain("&#60;script&#62;alert(2)&#60;/script&#62;");
  expect(page).not.toMatch(/<(img|script|b>evil)/);
});

test("the page needs nothing from elsewhere, and runs nothing", () => {
  expect(page).not.toMatch(/<(script|link|iframe|object|embed)|\b(src|href)="(?!#)|@import|url\(/);
});

test("numbers are of all that was counted, with their units", () => {
  // Spend of 0.00003465 + 0.00000345 + 0.00303 + 0.00082; tokens of 90 + 8 + 5368 + 88.
  expect(card("This month")).toContain("$0.0039");
  expect(card("Per 1 000 tokens")).toContain("$0.00070");
  expect(card("Models")).toMatch(/gpt-4o-mini \$0\.0031 .*onerror.* \$0\.00082/);
  expect(card("Tokens")).toMatch(/out 5\.08k 0 .*in 478 0/);
});

test("budgets are a table, the most used first", () => {
  expect(card("Teams")).toContain("$0.0030");
  const budgets = page.slice(page.indexOf("<h3>Budgets</h3>"));
  expect(card("Teams", budgets)).toMatch(
    /% left USD left hours to go .*evil.* 95\.3 % \$0\.48 9\.58 h support 95\.9 % \$0\.48 9\.58 h search 98\.6 % \$0\.49 9\.58 h/,
  );
});

test("an SLO is the share of what was good", () => {
  expect(card("Answers within 30 s")).toContain("100 % Target 95 % in 30d; 7 of 7 good");
});

test("monitors that alert are shown, with where they do", () => {
  const shown = card("Monitors");
  expect(shown).toMatch(/\d+ ok/);
  expect(shown).toContain("The Datadog Agent is silent only where a Datadog Agent runs");
  expect(shown).toContain("docs/runbooks/daily-spend.md");
});

test.each([
  ["Connections of clients", "The load balancer told nothing of this here"],
  ["Logs that callbacks could not send", "No callback has failed."],
  ["Fallbacks from and to", "No fallback was needed."],
  ["Requests whose cost was recorded as 0", "None: every request has its cost."],
])("%s says why it is empty", (title, why) => {
  expect(card(title)).toContain(why);
});

test("a stack without requests says so", () => {
  const idle = pageOf(settings, "");
  expect(card("Spend by model", idle)).toContain("No requests yet.");
  expect(card("Per request", idle)).toContain("No requests yet.");
});
