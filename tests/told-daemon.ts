import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Runs a program that takes the Docker daemon for one of another version.
 *
 * @param apiVersion - of the daemon's API, such as `1.48`: all that it tells
 */
export async function withDaemon<T>(apiVersion: string, run: () => Promise<T>): Promise<T> {
  const { DOCKER_HOST: before } = process.env;
  const daemon = createServer((_, answer) =>
    answer.end(JSON.stringify({ ApiVersion: apiVersion })),
  );
  await once(daemon.listen(0, "127.0.0.1"), "listening");
  process.env.DOCKER_HOST = `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
    daemon.closeAllConnections();
    daemon.close();
  }
}
