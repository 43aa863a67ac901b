import { memberName } from "../../../../dev/generate/enum-members";
import { readInputs } from "../../../../dev/generate/inputs";
import { settingsJsonSchema, type JsonSchema } from "../../../../config/inputs/json-schema";
import { literal } from "../../../../dev/generate/literal";
import { docComment } from "../../../../dev/generate/tsdoc";

test.each([
  ["openai", "OpenAI"],
  ["openai-compatible", "OpenAICompatible"],
  ["US_SSN", "UsSsn"],
  ["azure/prompt_shield", "AzurePromptShield"],
  ["agent_365", "Agent365"],
])("the member of %s is %s", (value, name) => {
  expect(memberName(value)).toBe(name);
});

test("members of an enum are identifiers, each there once", () => {
  for (const { id, values } of readInputs(settingsJsonSchema()).choices.values()) {
    const names = values.map(memberName);
    expect({ id, names: new Set(names).size }).toEqual({ id, names: values.length });
    for (const name of names) expect(name).toMatch(/^[A-Za-z]\w*$/);
  }
});

test("an enum without a name is an error that names it", () => {
  const root: JsonSchema = { properties: { colour: { type: "string", enum: ["a", "b"] } } };
  expect(() => readInputs({ root, definitions: {} })).toThrow('of "colour" needs a name');
});

test("a literal is one for TypeScript and YAML", () => {
  expect(literal({ a: [1, "x"], "gpt-4": { b: true }, c: {}, d: null })).toBe(
    '{ a: [1, "x"], "gpt-4": { b: true }, c: {}, d: null }',
  );
});

test("a doc comment escapes outside of code, and breaks lines there only", () => {
  const text = `Takes <this> and \`{that: "${"x ".repeat(50)}"}\`, or an @ sign.`;
  expect(docComment({ text, example: "a: 1", indent: "  " })).toBe(`  /**
   * Takes \\<this\\> and
   * \`{that: "${"x ".repeat(50)}"}\`,
   * or an \\@ sign.
   *
   * @example \`a: 1\`
   */`);
  expect(docComment({ text: "Short." })).toBe("/** Short. */");
});
