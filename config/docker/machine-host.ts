import type { Workload } from "../workloads/workload";

/** Name by which containers on Docker reach the machine that they run on. */
export const machineHost = "host.docker.internal";

/** Whether a container is to reach the machine: its settings name it, extras of LiteLLM's too. */
export const reachesMachine = ({ outside, files }: Workload): boolean =>
  outside !== undefined && JSON.stringify([outside.hosts, files?.config]).includes(machineHost);
