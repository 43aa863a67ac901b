import type { Fields, ResourceType } from "../bridge/resource";
import { isProperties, textOf, unknown, type Properties, type Value } from "../bridge/values";
import { unlessGone, type Client } from "./client";

const path = "/api/v1/dashboard";

/** What the API adds (`computedFields` of terraform-provider-datadog 4.19.0, resource_datadog_dashboard_json.go). */
const added = ["id", "author_handle", "author_name", "created_at", "modified_at", "url"];

const fields: Fields = {
  dashboard: {
    type: "string",
    required: true,
    same: (prior, wanted) =>
      prior !== null && wanted !== unknown && normal(textOf(prior)) === normal(textOf(wanted)),
  },
  url: { type: "string", computed: true },
};

/** Dashboards, given as JSON. */
export const dashboardJson = (client: () => Client): ResourceType => ({
  fields,
  readAfterUpdate: true,
  create: async ({ dashboard }) => {
    const made = await client().request("error creating resource", "POST", path, sent(dashboard));
    return { id: textOf(made.id), properties: properties(made) };
  },
  read: async (id) => {
    const found = await unlessGone(
      client().request("error getting dashboard", "GET", `${path}/${id}`),
    );
    return found && { id, properties: properties(found) };
  },
  update: async (id, _prior, { dashboard }) => {
    await client().request("error updating dashboard", "PUT", `${path}/${id}`, sent(dashboard));
  },
  delete: async (id) => {
    await client().request("error deleting dashboard", "DELETE", `${path}/${id}`);
  },
});

const properties = (found: Properties): Properties => ({
  dashboard: normal(JSON.stringify(found)),
  url: found.url,
});

/** What is sent: `stripDeprecatedFields` of the official provider. */
function sent(dashboard: Value | undefined): Properties {
  const all = JSON.parse(textOf(dashboard)) as Properties;
  return without(all, "is_read_only");
}

/** What two dashboards are compared by: `prepResource` of the official provider, with sorted keys. */
function normal(dashboard: string): string {
  const own = Object.entries(JSON.parse(dashboard) as Properties).filter(
    ([key]) => !added.includes(key),
  );
  const { widgets, notify_list: notified, ...rest } = Object.fromEntries(own);
  const compared = {
    ...(Array.isArray(rest.restricted_roles) ? {} : { is_read_only: false }),
    ...rest,
    ...(Array.isArray(notified) && { notify_list: [...notified].sort() }),
    widgets: withoutIds(widgets),
  };
  return JSON.stringify(compared, (_key, value: Value) =>
    isProperties(value) ? sorted(value) : value,
  );
}

function withoutIds(widgets: Value | undefined): Value | undefined {
  if (!Array.isArray(widgets)) return widgets;
  return (widgets as Properties[]).map((widget) => {
    const { definition } = widget;
    const isGroup = isProperties(definition) && definition.type === "group";
    const own = isGroup ? { ...definition, widgets: withoutIds(definition.widgets) } : definition;
    return { ...without(widget, "id"), definition: own };
  });
}

const without = (value: Properties, key: string): Properties => ({ ...value, [key]: undefined });

const sorted = (value: Properties): Properties =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
