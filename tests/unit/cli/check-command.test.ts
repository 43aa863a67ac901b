import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../../config/inputs/errors";
import { parseStackFile } from "../../../config/inputs/stack-file";
import type { CheckedFile } from "../../../cli/commands/check";
import { repository, runCommand, withFiles } from "./cli";

const good = readFileSync(join(repository, "Pulumi.dev.yaml"), "utf8");
// Not at the end: Pulumi adds a salt there, once the stack was brought up.
const plainSecret = good.replace(
  "config:",
  `config:\n  litellm-gateway:openaiApiKey: sk-${"a1b2".repeat(8)}`,
);
const wrong = `config:
  litellm-gateway:replicas: 99
  litellm-gateway:models:
    - { name: fast, provider: openia }
`;

const seconds = 30_000;

/** What `pulumi preview` prints of a file, line by line. */
function linesOfPreview(text: string): string[] {
  try {
    parseStackFile(text);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

test(
  "a good file is ok, and nothing else is printed",
  async () => {
    const { exitCode, stdout, stderr } = await runCommand("check", "Pulumi.dev.yaml");
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: "Pulumi.dev.yaml: ok",
      stderr: "",
    });
  },
  seconds,
);

test(
  "each problem of each file is a line, the same as a preview's, and one bad file fails all",
  async () => {
    await withFiles({ "good.yaml": good, "wrong.yaml": wrong }, async (path) => {
      const [ok, bad, missing] = [path("good.yaml"), path("wrong.yaml"), path("missing.yaml")];
      const { exitCode, stdout, stderr } = await runCommand("check", ok, bad, missing);
      const problems = linesOfPreview(wrong).map((line) => `${bad}: ${line.trim()}`);
      expect(problems.length).toBeGreaterThanOrEqual(2);
      expect(stdout.split("\n")).toEqual([
        `${ok}: ok`,
        ...problems,
        `${missing}: file: is not there (given: ${JSON.stringify(missing)})`,
      ]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    });
  },
  seconds,
);

test(
  "a warning fails nothing",
  async () => {
    await withFiles({ "plain.yaml": plainSecret }, async (path) => {
      const { exitCode, stdout } = await runCommand("check", path("plain.yaml"));
      expect(exitCode).toBe(0);
      expect(stdout).toContain(
        `${path("plain.yaml")}: warning: openaiApiKey: is kept in plain text`,
      );
      expect(stdout.split("\n").at(-1)).toBe(`${path("plain.yaml")}: ok`);
    });
  },
  seconds,
);

test(
  "--json tells the same as data, and only that",
  async () => {
    await withFiles({ "plain.yaml": plainSecret, "wrong.yaml": wrong }, async (path) => {
      const files = [path("plain.yaml"), path("wrong.yaml"), path(".")];
      const { exitCode, stdout, stderr } = await runCommand("check", "--json", ...files);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
      const { files: checked } = JSON.parse(stdout) as { files: CheckedFile[] };
      expect(checked.map(({ file }) => file)).toEqual(files);
      const [plain, bad, folder] = checked;
      expect(plain?.errors).toEqual([]);
      expect(plain?.warnings.map((warning) => warning.path)).toContain("openaiApiKey");
      expect(bad?.errors.map((error) => error.path)).toEqual(
        expect.arrayContaining(["replicas", "models[0].provider"]),
      );
      expect(bad?.warnings).toEqual([]);
      expect(folder?.errors).toEqual([
        { path: "file", reason: `is a folder (given: ${JSON.stringify(folder?.file)})` },
      ]);
    });
  },
  seconds,
);

test(
  "without a file, and with an unknown option, it says how it is used",
  async () => {
    for (const args of [[], ["--nonsense", "Pulumi.dev.yaml"]]) {
      const { exitCode, stdout, stderr } = await runCommand("check", ...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toContain("Usage: npm run check");
    }
  },
  seconds,
);

const key = `sk-${"Zq9x".repeat(8)}`;
const misplaced: Record<string, string> = {
  "a setting": `config: { "litellm-gateway:target": "${key}" }`,
  "an unknown setting": `config: { "litellm-gateway:apiKey": "${key}" }`,
  "a model's credential": `config:
  litellm-gateway:models: [{ name: fast, provider: openai, credential: "${key}" }]`,
  "an unknown input of a model": `config:
  litellm-gateway:models: [{ name: fast, provider: openai, api_key: "${key}" }]`,
  "credentials, without a name": `config: { "litellm-gateway:credentials": "${key}" }`,
  "broken YAML": `config: { "litellm-gateway:openaiApiKey": "${key}" ]`,
  "its own place, in plain text": plainSecret.replace(/sk-\w+/, key),
};

test.each(Object.entries(misplaced))(
  "a key in %s is not printed",
  async (_, text) => {
    await withFiles({ "stack.yaml": text }, async (path) => {
      for (const args of [["check"], ["check", "--json"], ["show", "litellm"]]) {
        const { stdout, stderr } = await runCommand(...args, path("stack.yaml"));
        expect(stdout + stderr).not.toContain(key);
        expect(stdout + stderr).not.toBe("");
      }
    });
  },
  seconds,
);
