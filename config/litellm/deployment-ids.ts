import { createHash } from "node:crypto";
import type { Model } from "../inputs/schema";
import { litellmModel } from "./models";

/**
 * An id for each deployment, by where it leads and not by how it is tuned. LiteLLM's own ids change
 * with every parameter, and budgets, limits and cooldowns, which it counts by id, would begin anew
 * with a new temperature (litellm: router.py Router.generate_model_id).
 */
export function deploymentIds(models: readonly Model[]): string[] {
  const short = models.map((model) => `${model.name}:${litellmModel(model)}`);
  const times = new Map<string, number>();
  for (const id of short) times.set(id, (times.get(id) ?? 0) + 1);
  return models.map((model, index) => {
    const id = short[index] ?? "";
    return times.get(id) === 1 ? id : `${id}:${connectionHash(model)}`;
  });
}

/** Tells apart what leads to the same model by other ways. */
function connectionHash(model: Model): string {
  const { baseUrl, apiVersion, region, project, location, organization, credential } = model;
  const { order, tags } = model;
  const way = [
    baseUrl,
    apiVersion,
    region,
    project,
    location,
    organization,
    credential,
    order,
    tags,
  ];
  return createHash("sha256").update(JSON.stringify(way)).digest("hex").slice(0, 8);
}
