import { setTimeout as wait } from "node:timers/promises";

/** Something that answers chats. */
export interface Gateway {
  url: string;
  /** Master key or a virtual key. */
  key: string;
}

/** An answer to a chat, or a refusal. */
export interface Answer {
  status: number;
  /** Text of the answer; of the error when it is one. */
  text: string;
  headers: Headers;
  /** Id of the deployment that answered. */
  deployment: string;
}

/** Sends a request: a POST when it has a body. */
export const send = ({ url, key }: Gateway, path: string, body?: object): Promise<Response> =>
  fetch(url + path, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(120_000),
  });

/** Spend of a virtual key in USD, once it is as wished; what it is after a minute otherwise. */
export async function spendOf(
  admin: Gateway,
  key: string,
  wished: (spend: number) => boolean = () => true,
): Promise<number> {
  for (let tries = 0; ; tries++) {
    const response = await send(admin, `/key/info?key=${key}`);
    const { info } = (await response.json()) as { info: { spend: number } };
    if (wished(info.spend) || tries === 60) return info.spend;
    await wait(1000);
  }
}

/** Asks once. */
export async function chat(
  gateway: Gateway,
  model: string,
  prompt: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const messages = [{ role: "user", content: prompt }];
  const response = await send(gateway, "/v1/chat/completions", { model, messages, ...more });
  const body = await response.text();
  const { choices } = (response.ok ? JSON.parse(body) : {}) as {
    choices?: { message: { content: string } }[];
  };
  return {
    status: response.status,
    text: choices?.[0]?.message.content ?? body,
    headers: response.headers,
    deployment: response.headers.get("x-litellm-model-id") ?? "",
  };
}

/** Asks many times, so many at once. */
export async function chats(
  total: number,
  atOnce: number,
  ask: (index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const client = async () => {
    while (next < total) answers.push(await ask(next++));
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return answers;
}

/** How many answers there are of each kind. */
export function countBy<T>(values: readonly T[], kind: (value: T) => string | number) {
  const counts: Record<string, number> = {};
  for (const value of values) counts[kind(value)] = (counts[kind(value)] ?? 0) + 1;
  return counts;
}
