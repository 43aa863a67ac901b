import { innermost, type Choice, type Input, type Inputs } from "./inputs";
import { literal } from "./literal";
import { allowed, anchor, isListed } from "./markdown";
import { wrap } from "./wrap";

const generated =
  "<!-- Generated from config/inputs/schema/index.ts by `npm run generate`. Descriptions are changed there. -->\n";

const intro = `${generated}
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

Whatever has a default can be left out, and so can all but what is marked **required**. Keys and passwords
are [secrets](secrets.md), which have keys of their own. The pages name the key of LiteLLM's config that an
input becomes, where it is one; \`npm run -s show -- litellm FILE\` prints the whole.
`;

const secretsIntro = `${generated}
# Secrets

Each is set with \`npm run pulumi -- config set --secret KEY\`, and kept encrypted.
`;

/**
 * The pages of `docs/config/`, for people, by file name: an index of the sections with the inputs that
 * are no section, a page for each section, and one of the secrets.
 */
export function configPages(
  inputs: Inputs,
  secrets: Record<string, { description: string }>,
): Record<string, string> {
  const sections = inputs.root.filter(isSection);
  return {
    "README.md": [intro, inputTable(inputs.root, ({ name }) => pageOf(name))].join("\n"),
    ...Object.fromEntries(
      sections.map((input) => [pageOf(input.name), sectionPage(input, inputs)]),
    ),
    "secrets.md": secretsPage(secrets),
  };
}

const isSection = ({ type }: Input): boolean => innermost(type).kind === "object";

/** File of a section: `spendLogs` is in `spend-logs.md`. */
const pageOf = (section: string): string =>
  `${section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

function sectionPage(input: Input, inputs: Inputs): string {
  const listed = choicesWithin(input, inputs).filter(isListed);
  return [
    `${generated}\n# ${input.name}\n`,
    ...objectParts(input.name, input, inputs),
    ...listed.map(values),
  ].join("\n");
}

const secretsPage = (secrets: Record<string, { description: string }>): string =>
  [
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
  ].join("\n");

/** The choices that an input, or one of the inputs within it, takes its values from. */
function choicesWithin({ type }: Input, inputs: Inputs): Choice[] {
  const inner = innermost(type);
  if (inner.kind === "choice")
    return [...inputs.choices.values()].filter(({ id }) => id === inner.id);
  const object = inner.kind === "object" ? inputs.objects.get(inner.id) : undefined;
  return [...new Set(object?.inputs.flatMap((input) => choicesWithin(input, inputs)))];
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
    return [`## ${heading}\n`, ...(alike ? parts.slice(1) : parts)];
  });
  return [`${input.description}\n`, inputTable(object.inputs, anchorUnder(here)), ...nested];
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

/**
 * A table of inputs.
 *
 * @param linkTo - link to what tells more about an input that is or has objects
 */
function inputTable(rows: Input[], linkTo: (input: Input, among: Input[]) => string): string {
  const telling = rows.some(({ becomes }) => becomes !== undefined);
  return table(
    ["input", "allowed", "default", "what it is", ...(telling ? ["in LiteLLM"] : []), "example"],
    rows.map((input) => [
      `\`${input.name}\``,
      allowed(input.type, linkTo(input, rows)),
      byDefault(input),
      input.description,
      ...(telling ? [keyOf(input)] : []),
      code(input.example),
    ]),
  );
}

/** Links to the headings of inputs within the one at `path`. */
const anchorUnder = (path: string) => (input: Input, among: Input[]) => {
  const name = shared(input, among) ? anyName : input.name;
  return anchor(`${path}.${name}${input.type.kind === "list" ? "[]" : ""}`);
};

function byDefault({ required, default: value }: Input): string {
  if (required) return "**required**";
  return value === undefined ? "" : code(value);
}

const keyOf = ({ becomes = "" }: Input) => becomes && `\`${becomes}\``;

/** A value as it would stand in a stack file. */
const code = (value: unknown) => `\`${typeof value === "string" ? value : literal(value)}\``;

const values = ({ id, values: all }: Choice): string =>
  [`## ${id}\n`, ...wrap(all.map((value) => `\`${value}\``).join(", "), 100), ""].join("\n");

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}
