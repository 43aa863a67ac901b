import {
  expect,
  modelOf,
  Skip,
  untilDefined,
  type Check,
  type VerifyContext,
  type VerifyModel,
} from "./check";

/** Chunks that arrive closer together than this came in one piece, in milliseconds. */
const samePieceMilliseconds = 3;

const chat: Check = {
  name: "chat",
  async run(context) {
    const { answer } = await ask(context, modelOf(context, "chat"), "Say hello.");
    return quote(answer);
  },
};

const cost: Check = {
  name: "cost = tokens × price",
  async run(context) {
    const model = modelOf(context, "chat");
    const { usage, cost } = await ask(context, model, "What do you cost?");
    const { inputCostPerMillionTokens: input, outputCostPerMillionTokens: output } = model;
    if (input === undefined || output === undefined) {
      expect(cost > 0, `the cost is ${cost}: LiteLLM has no price of this model; set one`);
      return `$${cost} (price from LiteLLM's map)`;
    }
    const expected = (usage.prompt_tokens * input + usage.completion_tokens * output) / 1e6;
    const tokens = `${usage.prompt_tokens} + ${usage.completion_tokens} tokens`;
    expect(
      isClose(cost, expected),
      `${tokens} should cost $${expected}, but the header says $${cost}`,
    );
    return `$${cost} for ${tokens}`;
  },
};

const stream: Check = {
  name: "stream, chunk by chunk",
  async run(context) {
    const { client, nonce } = context;
    const { name } = modelOf(context, "chat");
    const content = `Count from one to forty in words. ${nonce} ${"on and on ".repeat(10)}`;
    const chunks = await client.chat.completions.create({
      model: name,
      messages: [{ role: "user", content }],
      stream: true,
    });
    let text = "";
    let count = 0;
    let pieces = 0;
    let last = 0;
    for await (const { choices } of chunks) {
      const now = performance.now();
      if (now - last > samePieceMilliseconds) pieces += 1;
      last = now;
      count += 1;
      text += choices[0]?.delta.content ?? "";
    }
    expect(text.length > 0, "the stream had no text");
    // A proxy on the way that collects chunks would hand them over in a few large pieces.
    const enough = Math.min(count / 2, 10);
    expect(pieces >= enough, `${count} chunks came in only ${pieces} pieces`);
    return `${count} chunks in ${pieces} pieces`;
  },
};

const embeddings: Check = {
  name: "embeddings",
  async run(context) {
    const { name } = modelOf(context, "embedding");
    const input = `hello ${context.nonce}`;
    const { data } = await context.client.embeddings.create({ model: name, input });
    const dimensions = data[0]?.embedding.length ?? 0;
    expect(dimensions > 0, "there is no vector in the answer");
    return `${dimensions} dimensions`;
  },
};

const cached: Check = {
  name: "identical request answered from Redis",
  async run(context) {
    if (!context.cache) throw new Skip("the cache is off");
    const model = modelOf(context, "chat");
    const prompt = "Remember this.";
    const first = await ask(context, model, prompt);
    // It is written to Redis after the answer is sent.
    const again = await untilDefined(context, async () => {
      const answer = await ask(context, model, prompt);
      return answer.id === first.id ? answer : undefined;
    });
    expect(again !== undefined, "identical requests are never answered from the cache");
    return "the same answer";
  },
};

/** A short chat; the nonce makes the prompts of each run different. */
export async function ask(
  { client, nonce }: Pick<VerifyContext, "client" | "nonce">,
  { name }: VerifyModel,
  prompt: string,
) {
  const { data, response } = await client.chat.completions
    .create({
      model: name,
      messages: [{ role: "user", content: `${prompt} (${nonce})` }],
      // Enough for a model that thinks first.
      max_completion_tokens: 256,
    })
    .withResponse();
  const answer = data.choices[0]?.message.content ?? "";
  expect(answer.length > 0, "the answer is empty");
  expect(data.usage !== undefined, "the answer has no usage");
  const header = response.headers.get("x-litellm-response-cost");
  expect(header !== null, "the answer has no x-litellm-response-cost header");
  return { id: data.id, answer, usage: data.usage, cost: Number(header) };
}

/** Equal but for the last digits of floating-point sums. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

const quote = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

/** Does it answer, and at what cost? */
export const answerChecks = [chat, stream, embeddings, cost, cached];
