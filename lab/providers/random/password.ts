import { randomInt } from "node:crypto";
import type { Fields, ResourceType } from "../bridge/resource";
import { secret, type Properties } from "../bridge/values";

const flag = { type: "boolean", implied: true, forceNew: true } as const;
const minimum = { type: "integer", implied: 0, forceNew: true } as const;

const fields: Fields = {
  length: { type: "integer", required: true, forceNew: true },
  upper: flag,
  lower: flag,
  numeric: flag,
  special: flag,
  minUpper: minimum,
  minLower: minimum,
  minNumeric: minimum,
  minSpecial: minimum,
  overrideSpecial: { type: "string", forceNew: true },
  keepers: { type: "map", forceNew: true },
  result: { type: "string", output: true },
};

const alphabets = {
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  lower: "abcdefghijklmnopqrstuvwxyz",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
};

/** A password, made once and kept in the state. */
export const randomPassword: ResourceType = {
  fields,
  create: (inputs) =>
    Promise.resolve({
      id: "none",
      properties: { ...implied(), ...inputs, result: secret(generate(inputs)) },
    }),
  read: (id, prior) => {
    if (Object.keys(prior).length > 0) return Promise.resolve({ id, properties: prior });
    const reason = "the lab's stand-in for the random provider can't import passwords";
    return Promise.reject(new Error(reason));
  },
  // No property can change in place.
  update: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

function implied(): Properties {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.implied]));
}

function generate(inputs: Properties): string {
  const { length } = inputs as { length: number };
  const sets = Object.entries(alphabets).map(([kind, alphabet]) => ({
    allowed: inputs[kind] ?? true,
    alphabet: kind === "special" ? ((inputs.overrideSpecial ?? alphabet) as string) : alphabet,
    minimum: Number(inputs[`min${kind.charAt(0).toUpperCase()}${kind.slice(1)}`] ?? 0),
  }));
  const wanted = sets.reduce((sum, { minimum }) => sum + minimum, 0);
  if (wanted > length) throw new Error(`length is ${length}, but the minimums need ${wanted}`);
  const all = sets.filter(({ allowed }) => allowed).map(({ alphabet }) => alphabet);
  if (all.length === 0) throw new Error("a password needs characters: all kinds are switched off");
  const characters = [
    ...sets.flatMap(({ alphabet, minimum }) => pick(alphabet, minimum)),
    ...pick(all.join(""), length - wanted),
  ];
  return shuffle(characters).join("");
}

function pick(alphabet: string, count: number): string[] {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length)));
}

function shuffle(characters: string[]): string[] {
  for (let end = characters.length - 1; end > 0; end--) {
    const other = randomInt(end + 1);
    [characters[end], characters[other]] = [characters[other] ?? "", characters[end] ?? ""];
  }
  return characters;
}
