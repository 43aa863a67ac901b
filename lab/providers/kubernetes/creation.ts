import { setTimeout as delay } from "node:timers/promises";
import type { Properties } from "../bridge/values";
import { ApiError } from "./api-server";
import { isNotFound, type Cluster } from "./cluster";
import { creator } from "./managers";

/** A namespace or a kind that was made a moment ago may not be known yet; in seconds. */
const retryAfter = [1, 2, 4, 8, 16];

/** Makes an object, and waits for its namespace and its kind (provider/pkg/await/await.go). */
export async function createObject(
  cluster: Cluster,
  inputs: Properties,
  cancelled: AbortSignal,
): Promise<Properties> {
  for (const seconds of retryAfter) {
    try {
      return await cluster.create(inputs, creator);
    } catch (error) {
      if (!isNotFound(error) || cancelled.aborted) throw explained(error);
    }
    await delay(seconds * 1000, undefined, { signal: cancelled }).catch(() => undefined);
  }
  return cluster.create(inputs, creator).catch((error: unknown) => {
    throw explained(error);
  });
}

function explained(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  if (error.reason === "AlreadyExists")
    return new Error(
      `${error.message}. The resource already exists in the cluster: it was made by another stack ` +
        "or by hand, or it was renamed in the program. Delete it, give this one another name, or " +
        "take it over with `pulumi import`",
    );
  if (error.reason === "NoMatch")
    return new Error(
      `${error.message}: the Kubernetes API server reported that the apiVersion for this resource ` +
        "does not exist. Verify that any required CRDs have been created",
    );
  return error;
}
