import type { SecretKey } from "../../config/inputs/secrets";
import { memberName } from "./enum-members";
import type { Choice, Input, InputObject, Inputs, InputType } from "./inputs";
import { literal } from "./literal";
import { docComment } from "./tsdoc";

const before = `// Generated from config/inputs/schema/index.ts by \`npm run generate\`. Descriptions are changed there.
import type * as pulumi from "@pulumi/pulumi";

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** Keys and values that LiteLLM reads, as in its own config. */
export interface JsonObject {
  [key: string]: JsonValue;
}
`;

/**
 * The text of `components/args.ts`: the settings and secrets as a component's arguments.
 *
 * It has only what Pulumi's analyzer can make a schema of: interfaces, enums as `as const` objects,
 * lists and records, and no unions.
 *
 * @param secrets - what each secret is
 */
export function argsText(
  { root, objects, choices }: Inputs,
  secrets: Record<SecretKey, { description: string }>,
): string {
  const gateway = interfaceText("LiteLLMGatewayArgs", "Arguments of {@link LiteLLMGateway}.", [
    ...root.map(propertyText),
    ...secretTexts(secrets),
  ]);
  return [
    before,
    ...[...choices.values()].map(enumText),
    ...[...objects.values()].map(objectText),
    gateway,
  ].join("\n");
}

function enumText({ id, description, values }: Choice): string {
  const members = values.map((value) => `${memberName(value)}: ${JSON.stringify(value)}`);
  return `${docComment({ text: description })}
export const ${id} = { ${members.join(", ")} } as const;
export type ${id} = (typeof ${id})[keyof typeof ${id}];
`;
}

const objectText = ({ id, description, inputs }: InputObject): string =>
  interfaceText(id, description, inputs.map(propertyText));

function interfaceText(id: string, description: string, properties: string[]): string {
  // The doc of the gateway has a link, which is not to be escaped.
  const comment = description.includes("{@")
    ? `/** ${description} */`
    : docComment({ text: description });
  return `${comment}\nexport interface ${id} {\n${properties.join("\n")}\n}\n`;
}

function propertyText({ name, description, example, type, required, default: byDefault }: Input) {
  const told = byDefault === undefined ? "" : ` Default: \`${literal(byDefault)}\`.`;
  const comment = docComment({
    text: `${description}${told}`,
    example: `${name}: ${literal(example)}`,
    indent: "  ",
  });
  return `${comment}\n  ${name}${required ? "" : "?"}: ${typeText(type)};`;
}

function secretTexts(secrets: Record<string, { description: string }>): string[] {
  const text = (name: string, description: string, type: string) =>
    `${docComment({ text: `${description} Secret.`, indent: "  " })}\n  ${name}?: ${type};`;
  return [
    ...Object.entries(secrets).map(([name, { description }]) =>
      text(name, description, "pulumi.Input<string>"),
    ),
    text(
      "credentials",
      "Further secrets, by the names that models and guardrails refer to.",
      "Record<string, pulumi.Input<string>>",
    ),
  ];
}

function typeText(type: InputType): string {
  switch (type.kind) {
    case "scalar":
      return type.schema.type === "integer" ? "number" : String(type.schema.type);
    case "choice":
    case "object":
      return type.id;
    case "list":
      return `${typeText(type.of)}[]`;
    case "map":
      return `Record<string, ${typeText(type.of)}>`;
    case "json":
      return "JsonObject";
  }
}
