import { Agent, request } from "node:http";

/** A request, and the status of its answer. */
export interface RawAnswer {
  method: string;
  path: string;
  status: number;
}

/**
 * Sends requests by paths as they are written, a few at a time: `fetch` would make them proper ones
 * first.
 */
export async function rawStatuses(
  url: string,
  requests: readonly [method: string, path: string][],
  headers: Record<string, string> = {},
): Promise<RawAnswer[]> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const send = (method: string, path: string) =>
    new Promise<number>((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers, agent }, (response) => {
        response.resume();
        response.on("end", () => {
          resolve(response.statusCode ?? 0);
        });
      });
      asked.on("error", reject);
      asked.end();
    });
  const waiting = [...requests];
  const answers: RawAnswer[] = [];
  const sendSome = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [method, path] = next;
      answers.push({ method, path, status: await send(method, path) });
    }
  };
  await Promise.all(Array.from({ length: 6 }, sendSome));
  agent.destroy();
  return answers;
}
