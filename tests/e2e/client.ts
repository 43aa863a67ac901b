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

/** Asks once. */
export async function chat(
  { url, key }: Gateway,
  model: string,
  prompt: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model, messages: [{ role: "user", content: prompt }], ...more }),
    signal: AbortSignal.timeout(120_000),
  });
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
