import { createServer, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What only one of the files of tests that run beside each other can have. */
const ports = {
  /** Both processors: a gateway or a node that starts. Two at a time would each wait too long. */
  machine: 21_871,
  /** The kinds that the shared Kubernetes node knows, and its PriorityClasses. */
  kinds: 21_872,
};
type Part = keyof typeof ports;

/** What this process has, and how many times over. */
const held = new Map<Part, { server: Server; times: number }>();

/**
 * Does something once no other process has a part of this machine, which it has until then. Whoever has it
 * listens on a port, so that it is free again however a process ends.
 */
export async function alone<T>(part: Part, work: () => Promise<T>): Promise<T> {
  await take(part);
  try {
    return await work();
  } finally {
    await release(part);
  }
}

/** Takes a part, also when this process has it already. */
export async function take(part: Part): Promise<void> {
  for (;;) {
    const mine = held.get(part);
    if (mine) {
      mine.times += 1;
      return;
    }
    const server = await listen(ports[part]);
    if (server) {
      held.set(part, { server, times: 1 });
      return;
    }
    await delay(200);
  }
}

/** Gives back what was taken, once for each time. */
export async function release(part: Part): Promise<void> {
  const mine = held.get(part);
  if (!mine || --mine.times > 0) return;
  held.delete(part);
  await new Promise((resolve) => mine.server.close(resolve));
}

/** Listens on a port; undefined when another does. */
function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server.unref());
    });
  });
}
