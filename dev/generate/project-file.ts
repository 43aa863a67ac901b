import { stringify } from "yaml";
import type { Inputs, InputType } from "./inputs";

/** From here to its end, `Pulumi.yaml` is generated. */
const begin =
  "# What follows is generated from config/inputs/schema/index.ts by `npm run generate`.";

/**
 * The text of `Pulumi.yaml`: what is there, and in its `config` all settings, so that
 * `pulumi config` knows them.
 *
 * @param current - the file as it is
 * @param secrets - what each secret is
 */
export function projectFile(
  current: string,
  { root }: Inputs,
  secrets: Record<string, { description: string }>,
): string {
  const position = current.indexOf(begin);
  if (position === -1) throw new Error(`Pulumi.yaml has lost its line "${begin}"`);
  const undeclared = Object.entries(secrets).map(
    ([key, { description }]) => `${key}: ${description}`,
  );
  const config = root.map(({ name, description, type, default: byDefault }) => [
    name,
    {
      ...declaredType(type),
      description,
      default: byDefault ?? (type.kind === "list" ? [] : {}),
    },
  ]);
  return `${current.slice(0, position)}${begin}
#
# A key without a default would be required, so the secrets are not declared here. They are set with
# \`pulumi config set --secret KEY\`:
${undeclared.map((line) => `#   ${line}`).join("\n")}
#   credentials: Further secrets by name (--path credentials.NAME).
${stringify({ config: Object.fromEntries(config) as unknown }, { lineWidth: 0 })}`;
}

function declaredType(type: InputType): object {
  switch (type.kind) {
    case "scalar":
      return { type: type.schema.type };
    case "choice":
      return { type: "string" };
    case "list":
      return { type: "array", items: declaredType(type.of) };
    default:
      return { type: "object" };
  }
}
