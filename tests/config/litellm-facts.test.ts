import { readFile } from "node:fs/promises";
import { join } from "node:path";
import priceFacts from "../../config/data/litellm-prices.json";
import { isKnownKey, pricedModel } from "../../config/litellm-facts";
import { litellmImage, runInImage } from "./in-image";

// LiteLLM itself says what config/data has of it, and how it finds a model's price.
jest.setTimeout(10 * 60_000);

const root = join(__dirname, "../..");
let image: string;

beforeAll(async () => {
  image = await litellmImage();
});

/** What a script of lab/litellm-facts prints in LiteLLM's image. */
async function ask(script: string, argument: string, files: Record<string, string> = {}) {
  const scripts: Record<string, string> = {};
  for (const name of ["extract.py", "lookup.py", "reading.py"])
    scripts[name] = await readFile(join(root, "lab/litellm-facts", name), "utf8");
  const command = ["python3", `/files/${script}`, argument];
  const { exitCode, stdout, text } = await runInImage(image, { ...scripts, ...files }, command);
  if (exitCode !== 0) throw new Error(`${script} failed: ${text}`);
  return stdout;
}

test.each(["keys", "prices"])("the facts of litellm-%s.json are this LiteLLM's", async (facts) => {
  const file = `config/data/litellm-${facts}.json`;
  const committed = await readFile(join(root, file), "utf8");
  const found = await ask("extract.py", facts);
  const lines = new Set(committed.split("\n"));
  const foundLines = new Set(found.split("\n"));
  expect({
    howToRegenerate: "see the top of lab/litellm-facts/extract.py",
    missing: [...foundLines].filter((line) => !lines.has(line)),
    outdated: [...lines].filter((line) => !foundLines.has(line)),
  }).toMatchObject({ missing: [], outdated: [] });
  // Not toBe: a difference of 4000 lines says nothing.
  if (committed !== found)
    throw new Error(`${file}: regenerate as lab/litellm-facts/extract.py says`);
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
  const answers = JSON.parse(await ask("lookup.py", "/files/routes.json", files)) as unknown[];
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
