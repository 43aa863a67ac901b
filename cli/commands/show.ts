import { parse } from "node:path";
import { ConfigError, describeProblem } from "../../config/inputs/errors";
import { withExternalSecrets } from "../../config/inputs/external-secrets";
import type { Settings } from "../../config/inputs/schema";
import type { CheckedStack } from "../../config/inputs/stack";
import { UserError } from "../errors";
import { readStackFile } from "../read-stack-file";

/** Views of a stack file by name; each renders the text that the stack becomes. */
const views: Record<string, (checked: CheckedStack, stack: string) => Promise<string>> = {
  litellm: async ({ settings, secrets }) => {
    const { renderLiteLLMConfig } = await import("../../config/litellm/index.js");
    return renderLiteLLMConfig(settings, withExternalSecrets(settings, secrets));
  },
  datadog: async ({ settings }) => {
    const { renderWatch } = await import("../../config/datadog/watch.js");
    return renderWatch(settings);
  },
  // A stack on Docker is shown as it would be there, without what only Docker has.
  kubernetes: async ({ settings: own, secrets }, stack) => {
    const settings: Settings = { ...own, target: "kubernetes" };
    const { showManifests } = await import("../../config/kubernetes/shown.js");
    const { packagedFile } = await import("../../components/packaged-file.js");
    return showManifests({ settings, names: secrets, stack, packagedFile });
  },
};

/** Name of the stack that a file is of: its own, where it isn't called `Pulumi.<stack>.yaml`. */
function stackName(file: string): string {
  const { name } = parse(file);
  return name.replace(/^Pulumi\./, "");
}

/** `npm run show -- VIEW FILE`: prints what a stack file becomes, and its warnings on stderr. */
export async function show(view: string, file: string): Promise<void> {
  const render = views[view];
  if (!render) {
    const names = Object.keys(views).join(", ");
    throw new UserError(`there is no "${view}" to show`, `choose one of: ${names}`);
  }
  const stack = await readStackFile(file).catch((error: unknown) => {
    throw error instanceof ConfigError ? refused(file, error) : error;
  });
  for (const warning of stack.warnings)
    console.error(`${file}: warning: ${describeProblem(warning)}`);
  const text = await render(stack, stackName(file));
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** The lines that `check` prints, and nothing of a gateway: here none would change. */
const refused = (file: string, { problems }: ConfigError): UserError =>
  new UserError(problems.map((problem) => `${file}: ${describeProblem(problem)}`).join("\n"));
