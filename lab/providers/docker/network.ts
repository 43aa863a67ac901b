import { setTimeout as delay } from "node:timers/promises";
import type Docker from "dockerode";
import type { ResourceType, State } from "../bridge/resource";
import type { Properties } from "../bridge/values";
import { attempt, unless, type Connect } from "./daemon";
import { networkFields } from "./fields";
import { fromDockerLabels, toDockerLabels } from "./labels";

/** How long a network may still be in use when it is removed. */
const removeTimeoutMs = 30_000;

/** Networks. */
export function network(docker: Connect): ResourceType {
  const read = async (id: string): Promise<State | undefined> => {
    const found = await unless([404], async () => (await docker()).getNetwork(id).inspect());
    return found && { id: found.Id, properties: properties(found as unknown as NetworkInspect) };
  };
  return {
    fields: networkFields,
    create: async (inputs) => {
      const { id } = await attempt("Unable to create network", async () =>
        (await docker()).createNetwork(
          createOptions(inputs) as unknown as Docker.NetworkCreateOptions,
        ),
      );
      const state = await read(id);
      if (!state) throw new Error(`the network ${id} vanished while it was made`);
      return state;
    },
    read: (id) => attempt(`Unable to inspect network ${id}`, () => read(id)),
    // No property can change in place.
    update: () => Promise.resolve(),
    delete: (id) =>
      attempt(`Unable to remove network ${id}`, async () => remove(await docker(), id)),
  };
}

async function remove(docker: Docker, id: string): Promise<void> {
  const end = Date.now() + removeTimeoutMs;
  for (;;) {
    try {
      await unless([404], () => docker.getNetwork(id).remove());
      return;
    } catch (error) {
      const inUse = String(error).includes("has active endpoints");
      if (!inUse || Date.now() > end) throw error;
      await delay(500);
    }
  }
}

function createOptions(inputs: Properties) {
  const ipam = ((inputs.ipamConfigs ?? []) as Properties[]).map((config) => ({
    Subnet: config.subnet,
    IPRange: config.ipRange,
    Gateway: config.gateway,
    AuxiliaryAddresses: config.auxAddress,
  }));
  return {
    Name: inputs.name,
    Labels: toDockerLabels(inputs.labels),
    Driver: inputs.driver ?? "bridge",
    Options: inputs.options,
    Internal: inputs.internal,
    Attachable: inputs.attachable,
    EnableIPv6: inputs.ipv6,
    IPAM: {
      Driver: inputs.ipamDriver ?? "default",
      Options: inputs.ipamOptions,
      ...(ipam.length > 0 && { Config: ipam }),
    },
  };
}

/** What `docker network inspect` shows; dockerode's type has half of it. */
interface NetworkInspect {
  Name: string;
  Labels: Record<string, string> | null;
  Driver: string;
  Scope: string;
  Internal: boolean;
  Attachable: boolean;
  EnableIPv6: boolean;
  Options: Record<string, string> | null;
  IPAM: {
    Driver: string;
    Options: Record<string, string> | null;
    Config: Record<string, string>[] | null;
  };
}

function properties(found: NetworkInspect): Properties {
  return {
    name: found.Name,
    labels: fromDockerLabels(found.Labels),
    driver: found.Driver,
    options: found.Options ?? {},
    internal: found.Internal,
    attachable: found.Attachable,
    ipv6: found.EnableIPv6,
    ipamDriver: found.IPAM.Driver,
    ipamOptions: found.IPAM.Options ?? undefined,
    ipamConfigs: (found.IPAM.Config ?? []).map((config) => ({
      subnet: config.Subnet,
      ipRange: config.IPRange,
      gateway: config.Gateway,
    })),
    scope: found.Scope,
  };
}
