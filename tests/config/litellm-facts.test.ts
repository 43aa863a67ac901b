import { readFile } from "node:fs/promises";
import { join } from "node:path";
import priceFacts from "../../config/litellm/data/litellm-prices.json";
import { isKnownKey, pricedModel } from "../../config/litellm/facts";
import { askLiteLLM, litellmFacts } from "../../lab/litellm-facts";
import { litellmImage } from "./in-image";

// LiteLLM itself says what we committed of it, and how it finds a model's price.
jest.setTimeout(10 * 60_000);

const root = join(__dirname, "../..");
let image: string;

beforeAll(async () => {
  image = await litellmImage();
});

test.each(Object.entries(litellmFacts))("%s is of this LiteLLM", async (file, command) => {
  const committed = await readFile(join(root, file), "utf8");
  const found = await askLiteLLM(image, command);
  const lines = new Set(committed.split("\n"));
  const foundLines = new Set(found.split("\n"));
  expect({
    howToRegenerate: "npm run bump -- litellm VERSION",
    missing: [...foundLines].filter((line) => !lines.has(line)),
    outdated: [...lines].filter((line) => !foundLines.has(line)),
  }).toMatchObject({ missing: [], outdated: [] });
  // Not toBe: a difference of 4000 lines says nothing.
  if (committed !== found) throw new Error(`${file}: run npm run bump -- litellm VERSION`);
});

/** Each name of the price map as its provider has it, and as providers that share entries would. */
function routes(): [string, string][] {
  const found = new Map<string, [string, string]>();
  const add = (provider: string, model: string) =>
    found.set(`${provider} ${model}`, [provider, model]);
  for (const [group, names] of Object.entries(priceFacts.groups)) {
    const [entryProvider = ""] = group.split(" ");
    const [provider = ""] = /^(vertex_ai|bedrock|fireworks_ai|cohere)(?=$|[-_])/.exec(
      entryProvider,
    ) ?? [entryProvider];
    for (const name of names) {
      const bare = name.startsWith(`${provider}/`) ? name.slice(provider.length + 1) : name;
      const last = name.slice(name.lastIndexOf("/") + 1);
      for (const model of [bare, bare.toUpperCase(), last, `${last}-001`, `${last}-2029-01-02`])
        add(isKnownKey("providers", provider) ? provider : entryProvider, model);
      if (provider === "bedrock")
        for (const prefix of [
          "us.",
          "mars.",
          "eu-west-1/",
          "converse/eu.",
          "nova/",
          "a:b/arn:aws:x/us.",
        ])
          add(provider, prefix + last);
      for (const other of ["azure", "azure_ai", "openai", "anthropic", "vertex_ai", "ollama_chat"])
        add(other, last);
    }
  }
  const made = [
    "deployment",
    "claude-opus-",
    "ft:gpt-4o:a:b:",
    "x/y-",
    "llama3:",
    "gemini-2.5-pro-",
  ];
  for (const start of made)
    for (const provider of ["openai", "bedrock", "gemini", "ollama", "lemonade", "nobody"])
      for (let i = 10; i < 16; i++) add(provider, start + String(i));
  return [...found.values()];
}

test("the facts give each model the price that this LiteLLM finds", async () => {
  const asked = routes();
  const files = { "routes.json": JSON.stringify(asked) };
  const answers = JSON.parse(
    await askLiteLLM(image, ["lookup.py", "/files/routes.json"], files),
  ) as unknown[];
  const differences = asked.flatMap(([provider, model], index) => {
    const ours = pricedModel(provider, model) ?? null;
    const theirs = answers[index];
    return JSON.stringify(ours) === JSON.stringify(theirs)
      ? []
      : [{ provider, model, ours, theirs }];
  });
  expect(answers).toHaveLength(asked.length);
  expect(answers.filter((answer) => answer !== null).length).toBeGreaterThan(4000);
  expect(differences).toEqual([]);
});
