import type { ResourceType } from "../bridge/resource";
import { hasUnknown, textOf, withoutUnknown } from "../bridge/values";
import { unlessGone, type Client } from "./client";
import { monitorFields } from "./monitor-fields";
import { monitorPayload, monitorProperties } from "./monitor-payload";

const path = "/api/v1/monitor";

/** Monitors. */
export const monitor = (client: () => Client): ResourceType => ({
  fields: monitorFields,
  readAfterUpdate: true,
  validate: async (id, planned) => {
    if (hasUnknown(planned.query) || hasUnknown(planned.type)) return;
    const at = id === undefined ? path : `${path}/${id}`;
    // The rest may be unknown, too: ids in the message, and what only the API sets.
    const payload = monitorPayload({ ...withoutUnknown(planned), message: planned.message });
    await client().request("error validating monitor", "POST", `${at}/validate`, payload);
  },
  create: async (inputs) => {
    const payload = monitorPayload(inputs);
    const made = await client().request("error creating monitor", "POST", path, payload);
    return { id: textOf(made.id), properties: monitorProperties(made) };
  },
  read: async (id) => {
    const found = await unlessGone(
      client().request("error getting monitor", "GET", `${path}/${id}?with_assets=true`),
    );
    return found && { id, properties: monitorProperties(found) };
  },
  update: async (id, _prior, planned) => {
    const payload = monitorPayload(planned);
    await client().request("error updating monitor", "PUT", `${path}/${id}`, payload);
  },
  delete: async (id) => {
    await client().request("error deleting monitor", "DELETE", `${path}/${id}`);
  },
});
