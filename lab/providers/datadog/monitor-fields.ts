import type { Field, Fields } from "../bridge/resource";
import { textOf, type Value } from "../bridge/values";

/** Texts are the same without space around them. */
const trimmed = (prior: Value, wanted: Value) => textOf(prior).trim() === textOf(wanted).trim();

/** Numbers in texts: `2` and `2.0` are the same. */
const threshold: Field = {
  type: "string",
  same: (prior, wanted) => prior !== null && wanted !== "" && Number(prior) === Number(wanted),
};

/** Two names of one type. */
const alerts = ["query alert", "metric alert"];

/**
 * A monitor's fields, those that this project uses, as terraform-provider-datadog 4.19.0 has them
 * (datadog/resource_datadog_monitor.go).
 */
export const monitorFields: Fields = {
  name: { type: "string", required: true },
  message: { type: "string", required: true, same: trimmed },
  query: { type: "string", required: true, same: trimmed },
  type: {
    type: "string",
    required: true,
    forceNew: true,
    same: (prior, wanted) => alerts.includes(textOf(prior)) && alerts.includes(textOf(wanted)),
  },
  priority: { type: "string" },
  monitorThresholds: {
    type: "object",
    of: { ok: threshold, warning: threshold, critical: threshold },
  },
  monitorThresholdWindows: {
    type: "object",
    of: { triggerWindow: { type: "string" }, recoveryWindow: { type: "string" } },
  },
  onMissingData: { type: "string" },
  notifyNoData: { type: "boolean", implied: false },
  // Its default, 10, means nothing where there is `onMissingData` or no `notifyNoData`.
  noDataTimeframe: { type: "integer", computed: true },
  evaluationDelay: { type: "integer", computed: true },
  newGroupDelay: { type: "integer" },
  newHostDelay: { type: "integer", default: 300 },
  requireFullWindow: { type: "boolean", default: true },
  renotifyInterval: { type: "integer" },
  includeTags: { type: "boolean", default: true },
  draftStatus: { type: "string", default: "published" },
  schedulingOptions: {
    type: "object",
    of: {
      evaluationWindow: {
        type: "object",
        of: {
          dayStarts: { type: "string" },
          monthStarts: { type: "integer" },
          timezone: { type: "string" },
        },
      },
    },
  },
  tags: { type: "set", computed: true },
  assets: {
    type: "list",
    of: {
      name: { type: "string", required: true },
      url: { type: "string", required: true },
      category: { type: "string", required: true },
    },
  },
};
