import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { secretFacts } from "../../config/inputs/secrets";
import { argsText } from "./args";
import { configPages } from "./config-pages";
import { readInputs } from "./inputs";
import { settingsJsonSchema } from "../../config/inputs/json-schema";
import { projectFile } from "./project-file";
import { readme } from "./readme";
import { routesPage } from "./route-pages";
import { runbooks } from "./runbooks";
import { stackFileSchema } from "../../config/inputs/stack-file-schema";

/** A file of the repository that is made, all or in part, from others: mostly from the schema of the settings. */
export interface GeneratedFile {
  /** From the repository's root. */
  path: string;
  /** Text of the file. */
  text: string;
}

/**
 * All generated files, formatted.
 *
 * @param repository - its root, for the files of which only a part is generated
 */
export async function generatedFiles(repository: string): Promise<GeneratedFile[]> {
  const schema = settingsJsonSchema();
  const inputs = readInputs(schema);
  const read = (path: string) => readFileSync(join(repository, path), "utf8");
  const texts = {
    "components/args.ts": argsText(inputs, secretFacts),
    "litellm-gateway.schema.json": JSON.stringify(stackFileSchema()),
    ...under("docs/config", configPages(inputs, secretFacts)),
    ...under("docs/runbooks", runbooks(join(repository, "docs/runbooks"))),
    "docs/routes.md": routesPage(),
    "Pulumi.yaml": projectFile(read("Pulumi.yaml"), inputs, secretFacts),
    "README.md": readme(read("README.md"), read("docs/bad-inputs.md")),
    "config/litellm/data/gate.json": JSON.stringify(gateModules()),
  };
  const files = Object.entries(texts).map(async ([path, text]) => ({
    path,
    text: await format(text, { filepath: path, printWidth: 100 }),
  }));
  return Promise.all(files);
}

/** The Python modules of the gate: `config/` reads no files, so it has their texts as data. */
function gateModules(): Record<string, string> {
  const folder = join(__dirname, "../../proxy");
  const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
  const texts = names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  return Object.fromEntries(texts) as Record<string, string>;
}

const under = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
