import type { Fields, ResourceType } from "../bridge/resource";
import { textOf, type Properties } from "../bridge/values";
import { unlessGone, type Client } from "./client";

const path = "/api/v1/slo";
const what = "service level objective";

/** Fields as in terraform-provider-datadog 4.19.0 (datadog/resource_datadog_service_level_objective.go). */
const fields: Fields = {
  name: { type: "string", required: true },
  description: { type: "string" },
  type: { type: "string", required: true, forceNew: true },
  query: {
    type: "object",
    of: {
      numerator: { type: "string", required: true },
      denominator: { type: "string", required: true },
    },
  },
  thresholds: {
    type: "list",
    required: true,
    of: {
      timeframe: { type: "string", required: true },
      target: { type: "number", required: true },
      targetDisplay: { type: "string", output: true },
      warning: { type: "number" },
      warningDisplay: { type: "string", output: true },
    },
  },
  timeframe: { type: "string", computed: true },
  targetThreshold: { type: "number", computed: true },
  warningThreshold: { type: "number", computed: true },
  tags: { type: "set", computed: true },
};

/** SLOs of metrics. */
export const slo = (client: () => Client): ResourceType => ({
  fields,
  readAfterUpdate: true,
  create: async (inputs) => {
    const answer = await client().request(`error creating ${what}`, "POST", path, payload(inputs));
    const [made = {}] = answer.data as Properties[];
    return { id: textOf(made.id), properties: properties(made) };
  },
  read: async (id) => {
    const answer = await unlessGone(
      client().request(`error getting ${what}`, "GET", `${path}/${id}`),
    );
    return answer && { id, properties: properties(answer.data as Properties) };
  },
  update: async (id, _prior, planned) => {
    await client().request(`error updating ${what}`, "PUT", `${path}/${id}`, payload(planned));
  },
  delete: async (id) => {
    await client().request(`error deleting ${what}`, "DELETE", `${path}/${id}`);
  },
});

function payload(inputs: Properties): Properties {
  const { name, description, type, query, timeframe, tags } = inputs;
  const { targetThreshold: target_threshold, warningThreshold: warning_threshold } = inputs;
  const thresholds = (inputs.thresholds as Properties[]).map(({ timeframe, target, warning }) => ({
    timeframe,
    target,
    warning,
  }));
  return {
    name,
    description,
    type,
    query,
    thresholds,
    timeframe,
    target_threshold,
    warning_threshold,
    tags,
  };
}

function properties(found: Properties): Properties {
  const { name, description, type, query, timeframe, tags } = found;
  const { target_threshold: targetThreshold, warning_threshold: warningThreshold } = found;
  const thresholds = (found.thresholds as Properties[]).map((threshold) => ({
    timeframe: threshold.timeframe,
    target: threshold.target,
    targetDisplay: threshold.target_display,
    warning: threshold.warning,
    warningDisplay: threshold.warning_display,
  }));
  return {
    name,
    description,
    type,
    query,
    thresholds,
    timeframe,
    targetThreshold,
    warningThreshold,
    tags,
  };
}
