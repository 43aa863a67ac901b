import { UnparsedObject } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/util";
import { ObjectSerializer } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/models/ObjectSerializer";

/**
 * What Datadog's own client finds wrong with a payload: it throws at missing properties and wrong
 * types, keeps what fits no model as an `UnparsedObject`, and puts unknown properties aside.
 */
export function unfit(payload: unknown, model: string): string[] {
  // A copy as the API would get it.
  const json: unknown = JSON.parse(JSON.stringify(payload));
  try {
    return walk(ObjectSerializer.deserialize(json, model, ""), model);
  } catch (error) {
    return [`${model}: ${(error as Error).message}`];
  }
}

function walk(value: unknown, path: string): string[] {
  if (value instanceof UnparsedObject) return [`${path} fits no model`];
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, of]) => {
    if (key === "additionalProperties" && of !== undefined)
      return Object.keys(of as object).map((extra) => `${path}.${extra} is unknown`);
    return walk(of, `${path}.${key}`);
  });
}
