import { isProperties, type Properties, type Value } from "../bridge/values";
import { ApiError } from "./api-server";
import type { Cluster } from "./cluster";
import { listAt, textAt } from "./objects";
import { parsePath } from "./paths";

/** Who owns the fields of an object that was made, and not changed since. */
export const creator = "pulumi-kubernetes";

/** Others whose fields become its own at an update: what people change by hand, and old versions. */
const adopted = [
  { name: "kubectl", operation: "Apply" },
  { name: "kubectl", operation: "Update" },
  { name: "before-first-apply", operation: "Update" },
  { name: creator, operation: "Update" },
  { name: "pulumi-resource-kubernetes", operation: "Update" },
];

/** A controller may write the object at the same moment. */
const attempts = 5;

/**
 * Makes the fields that an object was created with, or that people changed, those of the manager that
 * applies changes: otherwise no change could remove one, or even be applied.
 */
export async function adopt(cluster: Cluster, object: Properties, manager: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const live = (await cluster.get(object)) ?? {};
    const operations = adoption(live, manager);
    if (operations.length === 0) return;
    try {
      await cluster.patch(live, operations);
      return;
    } catch (error) {
      const isConflict = error instanceof ApiError && error.code === 409;
      if (!isConflict || attempt === attempts) throw error;
    }
  }
}

function adoption(live: Properties, manager: string): Properties[] {
  const entries = listAt(live, "metadata", "managedFields");
  const isAdopted = (entry: Properties) =>
    textAt(entry, "subresource") === "" &&
    adopted.some(
      ({ name, operation }) =>
        entry.operation === operation && textAt(entry, "manager").startsWith(name),
    );
  const taken = entries.filter((entry) => entry.manager !== manager && isAdopted(entry));
  const [first] = taken;
  if (!first) return [];
  const isOwn = (entry: Properties) => entry.manager === manager && entry.operation === "Apply";
  const own = [...entries.filter(isOwn), ...taken].map(({ fieldsV1 }) => fieldsV1);
  const merged = { ...first, manager, operation: "Apply", fieldsV1: own.reduce(union) };
  const others = entries.filter((entry) => !taken.includes(entry) && !isOwn(entry));
  return [
    { op: "replace", path: "/metadata/managedFields", value: [...others, merged] },
    {
      op: "replace",
      path: "/metadata/resourceVersion",
      value: textAt(live, "metadata", "resourceVersion"),
    },
  ];
}

/** All fields of two sets, which are trees of names. */
function union(one: Value | undefined, other: Value | undefined): Value | undefined {
  if (!isProperties(one) || !isProperties(other)) return one ?? other;
  const result: Properties = { ...one };
  for (const [name, fields] of Object.entries(other)) result[name] = union(result[name], fields);
  return result;
}

/**
 * Inputs without the changes that the program wants ignored: a field that is another manager's alone
 * is left to it, any other one stays as it is in the cluster.
 */
export function withoutIgnored(
  inputs: Properties,
  live: Properties,
  ignored: readonly string[],
  manager: string,
): Properties {
  return ignored.reduce((result, text) => {
    const path = parsePath(text).map(String);
    const entries = listAt(live, "metadata", "managedFields").filter((entry) =>
      owns(entry.fieldsV1, path),
    );
    const ours = entries.some((entry) => entry.manager === manager || entry.manager === creator);
    const theirs = entries.some((entry) => entry.manager !== manager && entry.manager !== creator);
    return withValue(result, path, theirs && !ours ? undefined : valueAt(live, path));
  }, inputs);
}

function owns(fields: Value | undefined, path: readonly string[]): boolean {
  return (
    valueAt(
      fields,
      path.map((name) => `f:${name}`),
    ) !== undefined
  );
}

function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (inner, name) => (isProperties(inner) ? inner[name] : undefined),
    value,
  );
}

/** A copy with another value at a path of names; lists on the way stay as they are. */
function withValue(
  object: Properties,
  path: readonly string[],
  value: Value | undefined,
): Properties {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const inner = object[name];
  if (rest.length === 0) return { ...object, [name]: value };
  return isProperties(inner) ? { ...object, [name]: withValue(inner, rest, value) } : object;
}
