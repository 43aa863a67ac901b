import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import * as pulumi from "@pulumi/pulumi";
import { ModuleKind, transpile } from "typescript";
import { parse } from "yaml";
import * as components from "../../../components";
import { ownConfig } from "../../../config/inputs/pulumi-config";
import { checkArgs } from "../../../config/inputs/stack";
import { userProgram } from "../../../cli/program";
import { recordResources, valueOf } from "../components/recorded-gateway";
import { repository } from "../cli/cli";

const read = (file: string) => readFileSync(join(repository, file), "utf8");
const readme = read("README.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** The only block of code in a language. */
function block(language: string): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? "";
}

test("the README's stack file is accepted, with keys for its providers", () => {
  const { config } = parse(block("yaml")) as { config: Record<string, unknown> };
  const keys = ["openaiApiKey", "anthropicApiKey"] as const;
  const names = { keys: [...keys], credentials: [] };
  const { settings } = checkArgs(ownConfig(config, "litellm-gateway"), names);
  expect(settings.models.map(({ name }) => name)).toEqual(["smart", "fast"]);
});

test("the README's program makes a gateway", async () => {
  jest.spyOn(pulumi.log, "info").mockResolvedValue();
  const code = transpile(block("ts"), { module: ModuleKind.CommonJS });
  const modules: Record<string, unknown> = {
    "@pulumi/pulumi": pulumi,
    "litellm-gateway": components,
  };
  const program: { url?: pulumi.Output<string> } = {};
  const { made } = await recordResources(async () => {
    pulumi.runtime.setAllConfig({ "litellm-gateway:openaiApiKey": "sk-a-key-of-openai" }, []);
    const main = compileFunction(code, ["require", "exports"]) as (
      require: (name: string) => unknown,
      exports: typeof program,
    ) => void;
    main((name) => modules[name], program);
    return program.url && (await valueOf(program.url));
  });
  expect(made).toBe("http://127.0.0.1:4000");
});

test("docs/cli.md has every command of users, CONTRIBUTING.md every other script", () => {
  const commands = userProgram().commands.map((command) => command.name());
  const documented = (file: string) =>
    new Set(
      [...read(file).matchAll(/`npm (?:run (?:-s |--silent )?)?(?!run\b|pack\b)([a-z]+)\b/g)].map(
        ([, name = ""]) => name,
      ),
    );
  const [ofUsers, ofDevelopers] = [documented("docs/cli.md"), documented("CONTRIBUTING.md")];
  expect(commands.filter((name) => !ofUsers.has(name))).toEqual([]);
  const others = Object.keys(scripts).filter(
    (name) => !commands.includes(name) && !name.startsWith("pre"),
  );
  expect(others.filter((name) => !ofDevelopers.has(name))).toEqual([]);
  for (const file of ["README.md", "docs/cli.md", "CONTRIBUTING.md"])
    for (const name of documented(file))
      expect({ file, name, exists: name in scripts }).toEqual({
        file,
        name,
        exists: true,
      });
});
