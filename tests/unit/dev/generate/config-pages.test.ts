import { secretFacts, secretKeys } from "../../../../config/inputs/secrets";
import { configPages } from "../../../../dev/generate/config-pages";
import { innermost, readInputs } from "../../../../dev/generate/inputs";
import { settingsJsonSchema } from "../../../../config/inputs/json-schema";
import { readPage } from "../../docs/pages";

const inputs = readInputs(settingsJsonSchema());
const texts = configPages(inputs, secretFacts);
const pages = Object.entries(texts).map(([path, text]) => readPage(path, text));
const lines = Object.values(texts).flatMap((text) => text.split("\n"));

test("each top-level input is in the index, each section has a page, and each secret a row", () => {
  for (const { name, type } of inputs.root) {
    expect(texts["README.md"]).toContain(`\n| \`${name}\` | `);
    if (innermost(type).kind === "object")
      expect(Object.values(texts).filter((text) => text.includes(`\n# ${name}\n`))).toHaveLength(1);
  }
  for (const key of secretKeys) expect(texts["secrets.md"]).toContain(`| \`${key}\` | `);
});

test("a section's page has the name of the section", () => {
  expect(texts["routing.md"]).toContain("\n# routing\n");
  expect(texts["spend-logs.md"]).toContain("\n# spendLogs\n");
});

test("each input of each object is in a table", () => {
  for (const { id, inputs: own } of inputs.objects.values()) {
    for (const { name, description } of own) {
      const row = lines.find(
        (line) => line.startsWith(`| \`${name}\` | `) && line.includes(description),
      );
      expect({ id, name, found: row !== undefined }).toEqual({ id, name, found: true });
    }
  }
});

test("links lead to pages and to headings, of which a page has each once", () => {
  for (const { path, anchors } of pages)
    expect({ path, twice: anchors.filter((anchor) => anchor.endsWith("-1")) }).toEqual({
      path,
      twice: [],
    });
  const links = pages.flatMap(({ links: own }) => own);
  expect(links.length).toBeGreaterThan(40);
  for (const { path, anchor } of links) {
    const page = pages.find((other) => other.path === path);
    expect({ path, anchor, found: page !== undefined }).toEqual({ path, anchor, found: true });
    if (anchor !== undefined) expect(page?.anchors).toContain(anchor);
  }
});

test("no row is too long to read", () => {
  for (const line of lines) expect(line.length).toBeLessThan(500);
});
