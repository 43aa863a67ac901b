import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import execa from "execa";
import OpenAI, { APIError } from "openai";

let server: execa.ExecaChildProcess;
let client: OpenAI;

beforeAll(async () => {
  server = execa("node", [join(__dirname, "../../mock-upstream/server.js")], {
    env: { PORT: "0", CHUNK_MILLISECONDS: "0" },
  });
  if (!server.stdout) throw new Error("the server has no output");
  const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
  const port = /\d+$/.exec(line)?.[0];
  client = new OpenAI({ apiKey: "any", baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
});

afterAll(async () => {
  server.kill("SIGTERM");
  const { exitCode } = await server;
  expect(exitCode).toBe(0);
});

const say = (content: string, more: object = {}) =>
  client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content }],
    ...more,
  });

test("answers a chat, one token a word", async () => {
  const { model, choices, usage } = await say("one two three");
  expect(model).toBe("gpt-4o-mini");
  expect(choices[0]).toMatchObject({
    message: { role: "assistant", content: "You said: one two three" },
    finish_reason: "stop",
  });
  expect(usage).toEqual({ prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 });
});

test("stops at the asked number of tokens", async () => {
  const { choices, usage } = await say("one two three", { max_tokens: 3 });
  expect(choices[0]?.message.content).toBe("You said: one");
  expect(choices[0]?.finish_reason).toBe("length");
  expect(usage?.completion_tokens).toBe(3);
});

test("streams word by word, with the usage at the end when asked", async () => {
  const stream = await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: "one two" }],
    stream: true,
    stream_options: { include_usage: true },
  });
  const texts: string[] = [];
  let usage;
  for await (const chunk of stream) {
    const text = chunk.choices[0]?.delta.content;
    if (text) texts.push(text);
    usage = chunk.usage ?? usage;
  }
  expect(texts).toEqual(["You", " said:", " one", " two"]);
  expect(usage).toEqual({ prompt_tokens: 2, completion_tokens: 4, total_tokens: 6 });
});

test("gives the same vector for the same text, as numbers and as base64", async () => {
  const embed = async (input: string, encoding_format: "float" | "base64") => {
    const { data } = await client.embeddings.create({
      model: "text-embedding-3-small",
      input,
      dimensions: 8,
      encoding_format,
    });
    return data[0]?.embedding as number[] | string | undefined;
  };
  const numbers = await embed("hello", "float");
  expect(numbers).toHaveLength(8);
  expect(Math.hypot(...(numbers as number[]))).toBeCloseTo(1);
  expect(await embed("hello", "float")).toEqual(numbers);
  expect(await embed("goodbye", "float")).not.toEqual(numbers);
  const base64 = Buffer.from((await embed("hello", "base64")) as string, "base64");
  const floats = Array.from({ length: 8 }, (_, index) => base64.readFloatLE(index * 4));
  expect(floats).toEqual(numbers);
});

test.each([
  [400, "invalid_request_error"],
  [429, "rate_limit_error"],
  [500, "server_error"],
])("fails with the asked status %d", async (status, type) => {
  const error: unknown = await say(`hello [mock status=${status}]`).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({ status, type });
});

test("waits as asked, and writes as many tokens as asked", async () => {
  const started = performance.now();
  const { usage } = await say("hello [mock delay=60 tokens=50]");
  expect(performance.now() - started).toBeGreaterThan(50);
  expect(usage?.completion_tokens).toBe(50);
});

test("says what is wrong with a request", async () => {
  await expect(client.chat.completions.create({ model: "m", messages: [] })).rejects.toThrow(
    "messages must be a list",
  );
  await expect(client.get("/nothing")).rejects.toThrow("there is no GET /v1/nothing");
});
