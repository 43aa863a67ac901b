import { hasUnknown, isEmpty, isProperties, type Properties, type Value } from "../bridge/values";
import { kindOf, without } from "./objects";

/** Metadata that the API server sets. */
const serverMetadata = [
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "uid",
];

/**
 * Of an object as it is in the cluster, what the program once set: Kubernetes adds much of its own
 * (pruneLiveState in provider/pkg/provider/provider.go).
 */
export function pruned(live: Properties, inputs: Properties): Properties {
  const kept: Properties = {};
  for (const [key, value] of Object.entries(live)) {
    if (inputs[key] !== undefined && value !== undefined) kept[key] = prune(value, inputs[key]);
  }
  return kept;
}

function prune(live: Value, input: Value): Value {
  if (isProperties(live) && isProperties(input)) return pruned(live, input);
  if (!Array.isArray(live) || !Array.isArray(input)) return live;
  if (live.length === 0 || input.length === 0) return [];
  return input.slice(0, live.length).map((element, index) => prune(live[index] ?? null, element));
}

/**
 * The inputs that a refresh finds: those that were set, with their values of now. What the API server
 * leaves out, because in its types it is the same as absent, stays.
 */
export function refreshedInputs(live: Properties, prior: Properties): Properties {
  const inputs: Properties = {};
  for (const [key, value] of Object.entries(prior)) {
    const now = live[key];
    if (now !== undefined && value !== undefined) inputs[key] = refreshed(now, value);
    else if (isEmpty(value)) inputs[key] = value;
  }
  return inputs;
}

function refreshed(live: Value, input: Value): Value {
  if (isProperties(live) && isProperties(input)) return refreshedInputs(live, input);
  if (!Array.isArray(live) || !Array.isArray(input)) return live;
  return live.map((element, index) => refreshed(element, input[index] ?? element));
}

/** Inputs in the form in which the API server keeps them. */
export function normalized(inputs: Properties): Properties {
  const result = withoutServerMetadata(without(inputs, "status"));
  if (kindOf(result) !== "v1/Secret" || hasUnknown(result.stringData)) return result;
  const { stringData, ...others } = result;
  if (!isProperties(stringData)) return result;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    typeof value === "string" ? Buffer.from(value).toString("base64") : value,
  ]);
  const data = isProperties(others.data) ? others.data : {};
  return { ...others, data: { ...data, ...(Object.fromEntries(encoded) as Properties) } };
}

/** The inputs that an object could have been made with, for an import. */
export function importedInputs(live: Properties): Properties {
  return withoutServerMetadata(without(live, "status"));
}

function withoutServerMetadata(object: Properties): Properties {
  if (!isProperties(object.metadata)) return object;
  const metadata = Object.entries(object.metadata).filter(([key]) => !serverMetadata.includes(key));
  return { ...object, metadata: Object.fromEntries(metadata) };
}
