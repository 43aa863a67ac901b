import { Agent, request } from "node:http";
import type { VerifyTarget } from "../../cli/verify";

/** What a load saw. */
export interface LoadResult {
  ok: number;
  /** Number of failures by what they were: a status or an error's code. */
  failures: Record<string, number>;
  /** What the answers say that they cost, in USD. */
  cost: number;
}

/** Ends by itself after this time, whatever the test does. */
const longestMilliseconds = 10 * 60_000;

/**
 * Sends chats to a gateway on this machine, over connections that stay open, until it is stopped.
 *
 * @param clients - how many at a time
 * @returns a function that stops the load and tells what it saw
 */
export function startLoad(
  { url, masterKey, models }: VerifyTarget,
  clients: number,
): () => Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const result: LoadResult = { ok: 0, failures: {}, cost: 0 };
  const end = Date.now() + longestMilliseconds;
  let stopped = false;
  const count = (failure: string) =>
    (result.failures[failure] = (result.failures[failure] ?? 0) + 1);
  const model = models.find(({ mode }) => mode === "chat")?.name;

  const client = async (name: number) => {
    for (let i = 0; !stopped && Date.now() < end; i++) {
      const content = `client ${name}, request ${i}`;
      const body = JSON.stringify({ model, messages: [{ role: "user", content }] });
      const { outcome, cost } = await post(`${url}/v1/chat/completions`, body, masterKey, agent);
      if (outcome === "200") result.ok += 1;
      else count(outcome);
      result.cost += cost;
    }
  };
  const all = Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
  return async () => {
    stopped = true;
    await all;
    agent.destroy();
    return result;
  };
}

/** How a request went: a status or an error's code; and what its answer says that it cost, in USD. */
interface Sent {
  outcome: string;
  cost: number;
}

/** Posts, and reads the whole answer. */
function post(url: string, body: string, key: string, agent: Agent): Promise<Sent> {
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const failed = (outcome: string) => {
      resolve({ outcome, cost: 0 });
    };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => {
        if (!response.complete) failed("cut off");
        const cost = Number(response.headers["x-litellm-response-cost"] ?? 0);
        resolve({ outcome: String(response.statusCode), cost });
      });
      response.once("error", () => {
        failed("cut off");
      });
    });
    sent.once("error", (error: NodeJS.ErrnoException) => {
      failed(error.code ?? error.message);
    });
    sent.end(body);
  });
}
