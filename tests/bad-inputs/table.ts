import * as markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";
import { stringify } from "yaml";
import { ConfigError } from "../../config/inputs/errors";
import { withCommands } from "../../config/inputs/fix";
import { litellmVersion } from "../../config/litellm/facts";
import { checkStack } from "../../config/inputs/stack";
import type { Loaded, LoaderCase } from "../config/loader";
import { badInputs } from "./index";
import { environment, stackOf, type BadInput } from "./bad-input";

/** LiteLLM's config of a bad input; undefined where it has no way to say it. */
export function loaderCase({ litellm }: BadInput): LoaderCase | undefined {
  if (litellm === undefined) return undefined;
  // As people write it: without quotes where none are needed. LiteLLM reads YAML 1.1.
  const config = stringify(litellm, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
  return { config, environment };
}

/** What LiteLLM says of each bad input that it has a way to say. */
export type Verdicts = ReadonlyMap<BadInput, Loaded>;

/** The page of bad inputs: what we say of each, and what LiteLLM says. */
export async function renderTable(verdicts: Verdicts): Promise<string> {
  let [all, accepted] = [0, 0];
  const sections: string[] = [];
  for (const [title, cases] of Object.entries(badInputs)) {
    const rows: string[] = [];
    for (const bad of cases) {
      const loaded = verdicts.get(bad);
      if (loaded) all++;
      if (loaded?.ok) accepted++;
      rows.push(`| ${[bad.name, ours(bad), theirs(bad, loaded)].map(cell).join(" | ")} |`);
    }
    const head = "| What is wrong | This package | LiteLLM |\n| --- | --- | --- |";
    sections.push(`## ${title}\n\n${head}\n${rows.join("\n")}`);
  }
  const page = `# Bad inputs: LiteLLM ${litellmVersion} lets ${accepted} of ${all} through

Each of these is refused by this package before anything is made, and all that is wrong with a stack
is told at once. The last column is what \`litellm --validate_config\` says of the same mistake in
LiteLLM's own config.yaml, with the warnings that it logs. Where LiteLLM has no way to make the
mistake, there is a dash, and it isn't counted.

This page is measured, not written: tests/config/bad-inputs.test.ts compares it with what the real
LiteLLM says. \`npm run bump\` makes it anew; so does

\`\`\`sh
UPDATE_BAD_INPUTS=1 npx jest --selectProjects config -- tests/config/bad-inputs.test.ts
\`\`\`

${sections.join("\n\n")}
`;
  // The whole Prettier can't be used within Jest: it loads its parts by import().
  return format(page, { parser: "markdown", plugins: [markdown] });
}

/** What we say, shortened. */
function ours({ input, path }: BadInput): string {
  try {
    checkStack(stackOf(input));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const reason = withCommands(
      error.problems.find((problem) => problem.path === path)?.reason ?? "",
    );
    const [short = ""] = reason.split(/; | \(given/);
    return code(`${path}: ${shortened(short)}`);
  }
  return "accepted";
}

/** What LiteLLM says, shortened. */
function theirs({ note }: BadInput, loaded: Loaded | undefined): string {
  if (!loaded) return `– (${note ?? ""})`;
  if (!loaded.ok) return `refused: ${code(shortened(line(loaded.error)))}`;
  const more = note === undefined ? "" : ` (${note})`;
  const [warning] = loaded.warnings.filter((text) => !isOfEveryConfig(text));
  return warning === undefined ? `OK${more}` : `OK; logs ${code(shortened(line(warning)))}${more}`;
}

/** Warnings that LiteLLM has for a config without a fault, too. */
const isOfEveryConfig = (text: string) =>
  /trusted_proxy_ranges|LITELLM_MASTER_KEY is not set/.test(text);

const line = (text: string) => text.replace(/\s+/g, " ").trim();

const shortened = (text: string) =>
  text.length <= 100 ? text : `${text.slice(0, 100).replace(/\s+\S*$/, "")} …`;

const code = (text: string) => `\`${text.replaceAll("`", "'")}\``;

/** Text that a table's cell takes as it is. */
const cell = (text: string) => text.replaceAll("|", "\\|");
