import { parseStackFile } from "../../../../config/inputs/stack-file";
import { asRead, problemsOf } from "./problems";

const file = (config: string) =>
  `config:\n${config.replaceAll(/^/gm, "  ")}\nencryptionsalt: v1:abc\n`;

const problems = (text: string) => problemsOf(() => parseStackFile(text));

const models = `litellm-gateway:models: [{ name: fast, provider: mock }]`;

test("reads settings, and of secrets only that they are set", () => {
  const { settings, secrets, warnings } = parseStackFile(
    file(`litellm-gateway:models: [{ name: fast, provider: openai, model: gpt-4o-mini }]
litellm-gateway:openaiApiKey: { secure: v1:YWJj }
litellm-gateway:replicas: 3
docker:host: tcp://elsewhere`),
  );
  expect(settings.replicas).toBe(3);
  expect(secrets).toEqual({ keys: ["openaiApiKey"], credentials: [] });
  expect(warnings).toEqual([]);
});

test("warns of a secret in plain text, and doesn't show it", () => {
  const { warnings } = parseStackFile(
    file(`litellm-gateway:models: [{ name: gpt-4o, provider: openai }]
litellm-gateway:openaiApiKey: sk-proj-0123456789abcdefghij`),
  );
  expect(asRead(warnings)).toEqual([
    {
      path: "openaiApiKey",
      reason: expect.stringContaining("config set --secret openaiApiKey") as string,
    },
  ]);
  expect(JSON.stringify(warnings)).not.toContain("0123456789");
});

test.each<[string, string, string, RegExp]>([
  ["a key without its project", `models: []`, "config.models", /write litellm-gateway:models/],
  [
    "a misspelt section",
    `${models}\nlitellm-gateway:routng: {}`,
    "routng",
    /did you mean routing\?/,
  ],
  [
    "a misspelt secret",
    `${models}\nlitellm-gateway:openAiKey: { secure: "v1:x" }`,
    "openAiKey",
    /openaiApiKey/,
  ],
  ["an encrypted setting", `litellm-gateway:models: { secure: "v1:x" }`, "models", /is encrypted/],
  [
    "credentials that are no object",
    `${models}\nlitellm-gateway:credentials: abc`,
    "credentials",
    /names and secrets/,
  ],
  [
    "a credential with a name that is none",
    `${models}\nlitellm-gateway:credentials: { "a b": { secure: "v1:x" } }`,
    'credentials["a b"]',
    /letters and digits/,
  ],
])("refuses %s", (_, config, path, reason) => {
  expect(problems(file(config))).toEqual({ [path]: expect.stringMatching(reason) as string });
});

test("names the line of broken YAML, and doesn't quote it", () => {
  const found = problems("config:\n  litellm-gateway:openaiApiKey: 'sk-proj-abcdef\n");
  expect(found).toEqual({
    "line 3, column 1": expect.stringMatching(/^is not valid YAML/) as string,
  });
  expect(JSON.stringify(found)).not.toContain("sk-proj");
});

test("takes numbers that Pulumi wrote as text", () => {
  expect(parseStackFile(file(`${models}\nlitellm-gateway:replicas: "3"`)).settings.replicas).toBe(
    3,
  );
});

test("refuses an alias that is unknown, and doesn't quote it", () => {
  const found = problems("config:\n  litellm-gateway:models: *sk-proj-abcdef\n");
  expect(Object.keys(found)).toEqual(["file"]);
  expect(JSON.stringify(found)).not.toContain("sk-proj");
});

test.each([
  [
    "a page",
    "# Title\n\nA line of text\nthen: another\nand: [one, more\n- last: {\n",
    "line 3, column 1",
  ],
  ["a text", "only a text", "file"],
])("says one thing of a file that is something else: %s", (_, text, path) => {
  expect(Object.keys(problems(text))).toEqual([path]);
});

test("an empty file is a gateway without models", () => {
  expect(problems("")).toHaveProperty("models");
});
