import { setTimeout as delay } from "node:timers/promises";
import type { ContainerInspect } from "./container-state";

/** How often a container's health is looked at. */
const pollMs = 250;

/**
 * Waits until a container is healthy.
 *
 * @param cancelled - aborted when waiting is no use any more
 */
export async function untilHealthy(
  inspect: () => Promise<ContainerInspect>,
  seconds: number,
  cancelled: AbortSignal,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const { State: state } = await inspect();
    if (!state.Health) {
      throw new Error(
        "you have supplied a 'wait' argument, but the container does not have a healthcheck defined. Please remove the 'wait' argument or add a 'healthcheck' attribute",
      );
    }
    if (state.Health.Status === "healthy") return;
    if (cancelled.aborted) throw new Error("cancelled before the container was healthy");
    await delay(pollMs);
  }
  throw new Error("container failed to be in healthy state");
}
