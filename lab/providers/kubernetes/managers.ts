import { isProperties, type Properties, type Value } from "../bridge/values";
import type { Cluster } from "./cluster";
import { listAt, textAt } from "./objects";
import { parsePath } from "./paths";

/** Who owns the fields of an object that was made, and not changed since (provider/pkg/await/await.go). */
export const creator = "pulumi-kubernetes";

/**
 * Makes the fields that an object was created with those of the manager that applies changes:
 * otherwise no change could remove one.
 */
export async function adopt(cluster: Cluster, live: Properties, manager: string): Promise<void> {
  const entries = listAt(live, "metadata", "managedFields");
  const isCreators = (entry: Properties) =>
    entry.manager === creator && entry.operation === "Update" && !textAt(entry, "subresource");
  if (!entries.some(isCreators)) return;
  const isApplied = (entry: Properties) => entry.manager === manager && entry.operation === "Apply";
  // Once applied, the fields of creation are its own or given up.
  const adopted = entries.some(isApplied)
    ? entries.filter((entry) => !isCreators(entry))
    : entries.map((entry) =>
        isCreators(entry) ? { ...entry, manager, operation: "Apply" } : entry,
      );
  await cluster.patch(live, [
    {
      op: "test",
      path: "/metadata/resourceVersion",
      value: textAt(live, "metadata", "resourceVersion"),
    },
    { op: "replace", path: "/metadata/managedFields", value: adopted },
  ]);
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
