import type { Fields } from "./resource";
import { defaultsKey, isProperties, type Properties, type Value } from "./values";

/**
 * The inputs that a refresh finds: those that were set, with their values of now. A default whose
 * value changed isn't one any more.
 */
export function refreshedInputs(prior: Properties, state: Properties): Properties {
  const inputs: Properties = {};
  for (const [key, value] of Object.entries(prior)) {
    if (state[key] !== undefined) inputs[key] = refreshed(value, state[key]);
  }
  const defaults = prior[defaultsKey];
  if (!Array.isArray(defaults)) return inputs;
  const unchanged = defaults.filter((key) => state[key as string] === prior[key as string]);
  return { ...inputs, [defaultsKey]: unchanged };
}

function refreshed(prior: Value | undefined, state: Value): Value {
  return isProperties(prior) && isProperties(state) ? refreshedInputs(prior, state) : state;
}

/** The inputs that a resource could have been made with, for an import. */
export function importedInputs(fields: Fields, state: Properties): Properties {
  const inputs: Properties = { [defaultsKey]: [] };
  for (const [key, field] of Object.entries(fields)) {
    const value = state[key];
    if (field.output || value === undefined) continue;
    if (field.required || !isDefault(value, field.default)) inputs[key] = value;
  }
  return inputs;
}

function isDefault(value: Value, fallback: Value | undefined): boolean {
  if (value === fallback || !value) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isProperties(value) && Object.keys(value).length === 0;
}
