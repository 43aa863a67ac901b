import { stringify, type ScalarTag } from "yaml";
import { stringifyString } from "yaml/util";

/**
 * Numbers such as 3e-7. LiteLLM reads YAML 1.1, in which a number with an exponent and without a
 * dot is a text (PyYAML's `safe_load`).
 */
const tinyNumber: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => typeof value === "number" && /^-?\d+e/.test(String(value)),
  // Of two tags that know a value, the one with a test goes first.
  test: /^-?\d+\.0e[-+]?\d+$/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace("e", ".0e"),
};

/** A text that needs no quotes in any version of YAML. Most are such. */
const plain = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][\w./@-]*(?::[\w./@-]+)*$/i;

/** Texts, as the library writes them, but without asking for each what else it could be. */
const text: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string",
  resolve: String,
  stringify: (item, context, onComment, onChompKeep) => {
    const value = item.value as string;
    if (plain.test(value)) return value;
    // YAML 1.1's merge and default keys.
    if (value === "<<" || value === "=") return JSON.stringify(value);
    const ofText = { ...context, actualString: true };
    return stringifyString(item, ofText, onComment, onChompKeep);
  },
};

/** YAML that LiteLLM reads as it is meant. */
export function toYaml(value: unknown): string {
  return stringify(value, {
    aliasDuplicateObjects: false,
    // Quotes what YAML 1.1 takes for something else: yes, off, 2024-10-21.
    compat: "yaml-1.1",
    customTags: (tags) => [tinyNumber, text, ...tags],
    // Nothing to declare, and looking for it is a tenth of the time.
    directives: false,
    lineWidth: 0,
  });
}

/** Items that are written at once: so the tree of each is gone before the garbage collector sees it grow. */
const itemsAtOnce = 20;

/**
 * {@link toYaml} of an object with one long list. Of 10 000 items it takes two thirds of the time.
 */
export function listToYaml(name: string, items: readonly unknown[]): string {
  const parts: string[] = [];
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const part = toYaml({ [name]: items.slice(at, at + itemsAtOnce) });
    parts.push(part.slice(part.indexOf("\n") + 1));
  }
  return items.length === 0 ? toYaml({ [name]: [] }) : `${name}:\n${parts.join("")}`;
}
