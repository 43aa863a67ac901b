import { innermost, type Choice, type Input, type Inputs } from "./inputs";
import { literal } from "./literal";
import { allowed, anchor, isListed } from "./markdown";
import { wrap } from "./wrap";

const before = `<!-- Generated from config/schema.ts by \`npm run generate\`. Descriptions are changed there. -->

# Config

What a stack can say about its gateway, in \`Pulumi.<stack>.yaml\`:

\`\`\`yaml
# yaml-language-server: $schema=litellm-gateway.schema.json
config:
  litellm-gateway:models:
    - { name: fast, provider: openai, model: gpt-4o-mini }
  litellm-gateway:replicas: 3
\`\`\`

The first line lets editors complete and check the rest. \`npm run -s check -- Pulumi.dev.yaml\` checks a
file as \`npm run up\` would, with nothing else on the machine. A component of a program of your own takes
the same inputs as arguments.

Whatever has a default can be left out, and so can all but what is marked **required**.
`;

const secretsIntro = `## Secrets

Each is set with \`npm run pulumi -- config set --secret KEY\`, and kept encrypted.
`;

/** Text of `docs/config.md`: every input and secret, for people. */
export function configPage(
  inputs: Inputs,
  secrets: Record<string, { description: string }>,
): string {
  const listed = [...inputs.choices.values()].filter(isListed);
  return [
    before,
    ...inputs.root.map((input) => section(input, inputs)),
    secretsIntro,
    table(
      ["secret", "what it is"],
      [
        ...Object.entries(secrets).map(([key, { description }]) => [`\`${key}\``, description]),
        [
          "`credentials.NAME`",
          "Further secrets, by the names that models and guardrails refer to; set with `--path`.",
        ],
      ],
    ),
    "## Values\n",
    ...listed.map(values),
  ].join("\n");
}

function section(input: Input, inputs: Inputs): string {
  const title = `## ${input.name}\n`;
  if (innermost(input.type).kind !== "object") return [title, inputTable("", [input])].join("\n");
  return [title, ...objectParts(input.name, input, inputs)].join("\n");
}

/** An input that is or has objects: what they are, a table of their inputs, and those within. */
function objectParts(path: string, input: Input, inputs: Inputs): string[] {
  const type = innermost(input.type);
  const object = type.kind === "object" ? inputs.objects.get(type.id) : undefined;
  if (!object) return [];
  const here = input.type.kind === "list" ? `${path}[]` : path;
  const nested = object.inputs.flatMap((inner) => {
    const alike = shared(inner, object.inputs);
    if (alike !== undefined && alike !== inner) return [];
    const name = alike ? anyName : inner.name;
    const parts = objectParts(`${here}.${name}`, inner, inputs);
    const heading = `${here}.${name}${inner.type.kind === "list" ? "[]" : ""}`;
    if (parts.length === 0) return [];
    return [`### ${heading}\n`, ...(alike ? parts.slice(1) : parts)];
  });
  return [`${input.description}\n`, inputTable(here, object.inputs), ...nested];
}

/** Stands for the names of inputs whose objects are alike: they have one section. */
const anyName = "NAME";

/** The first of many inputs with the same object; undefined when there are two at most. */
function shared(input: Input, among: readonly Input[]): Input | undefined {
  const { type } = input;
  if (type.kind !== "object") return undefined;
  const alike = among.filter((other) => other.type.kind === "object" && other.type.id === type.id);
  return alike.length > 2 ? alike[0] : undefined;
}

function inputTable(path: string, rows: Input[]): string {
  const nameOf = (input: Input) => (shared(input, rows) ? anyName : input.name);
  return table(
    ["input", "allowed", "default", "what it is", "example"],
    rows.map((input) => [
      `\`${input.name}\``,
      allowed(
        input.type,
        anchor(`${path}.${nameOf(input)}${input.type.kind === "list" ? "[]" : ""}`),
      ),
      byDefault(input),
      input.description,
      code(input.example),
    ]),
  );
}

function byDefault({ required, default: value }: Input): string {
  if (required) return "**required**";
  return value === undefined ? "" : code(value);
}

/** A value as it would stand in a stack file. */
const code = (value: unknown) => `\`${typeof value === "string" ? value : literal(value)}\``;

const values = ({ id, values: all }: Choice): string =>
  [`### ${id}\n`, ...wrap(all.map((value) => `\`${value}\``).join(", "), 100), ""].join("\n");

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}
