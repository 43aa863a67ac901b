import { secretFacts, secretKeys } from "../../../config/secrets";
import { configPage } from "../../../scripts/generate/config-page";
import { readInputs } from "../../../scripts/generate/inputs";
import { settingsJsonSchema } from "../../../scripts/generate/json-schema";
import { anchor } from "../../../scripts/generate/markdown";

const inputs = readInputs(settingsJsonSchema());
const page = configPage(inputs, secretFacts);
const headings = page.split("\n").flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? []);

test("each top-level input has a section, and each secret a row", () => {
  for (const { name } of inputs.root) expect(page).toContain(`\n## ${name}\n`);
  for (const key of secretKeys) expect(page).toContain(`| \`${key}\` | `);
});

test("each input of each object is in a table", () => {
  for (const { id, inputs: own } of inputs.objects.values()) {
    for (const { name, description } of own) {
      const row = page
        .split("\n")
        .find((line) => line.startsWith(`| \`${name}\` | `) && line.includes(description));
      expect({ id, name, found: row !== undefined }).toEqual({ id, name, found: true });
    }
  }
});

test("its links lead to headings, of which each is there once", () => {
  const anchors = headings.map(anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
  const links = [...page.matchAll(/\]\((#[^)]*)\)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(anchors).toContain(link);
});

test("no row is too long to read", () => {
  for (const line of page.split("\n")) expect(line.length).toBeLessThan(500);
});
