import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import execa from "execa";
import OpenAI, { APIError } from "openai";

let server: execa.ExecaChildProcess;
let origin: string;
let client: OpenAI;

beforeAll(async () => {
  server = execa("node", [join(__dirname, "../../mock-upstream/server.js")], {
    env: { PORT: "0", CHUNK_MILLISECONDS: "0" },
  });
  if (!server.stdout) throw new Error("the server has no output");
  const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
  origin = `http://127.0.0.1:${/\d+$/.exec(line)?.[0]}`;
  client = new OpenAI({ apiKey: "any", baseURL: `${origin}/v1`, maxRetries: 0 });
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

test("does what the model's name asks for; the prompt has the last word", async () => {
  const model = "gpt-4o [mock status=503]";
  await expect(say("hello", { model })).rejects.toMatchObject({ status: 503 });
  const answer = await say("hello [mock status=200 tokens=2]", { model });
  expect(answer).toMatchObject({ model, usage: { completion_tokens: 2 } });
  const started = performance.now();
  await say("hello", { model: "gpt-4o [mock delay=60]" });
  expect(performance.now() - started).toBeGreaterThan(50);
  const embedding = { model, input: "hello" };
  await expect(client.embeddings.create(embedding)).rejects.toMatchObject({ status: 503 });
});

describe("requests", () => {
  interface Seen {
    counts: Record<string, number>;
    last: Record<string, unknown>;
  }
  const requests = async (): Promise<Seen> => client.get(`${origin}/requests`);

  test("are counted by the model's name, failed ones too, and the last is kept", async () => {
    const model = "counted [mock status=500]";
    await say("first", { model }).catch(() => undefined);
    await say("second", { model }).catch(() => undefined);
    await client.embeddings.create({ model: "counted-too", input: "third", dimensions: 8 });
    const { counts, last } = await requests();
    expect(counts).toMatchObject({ [model]: 2, "counted-too": 1 });
    expect(last[model]).toEqual({ model, messages: [{ role: "user", content: "second" }] });
    expect(last["counted-too"]).toMatchObject({ input: "third" });
  });

  test("that are long are counted, not kept", async () => {
    await say("short", { model: "long" });
    await say("x".repeat(10_001), { model: "long" });
    const { counts, last } = await requests();
    expect(counts.long).toBe(2);
    expect(last).not.toHaveProperty("long");
  });

  test("are remembered for 100 models at most", async () => {
    for (let n = 0; n < 101; n++) await say("hi", { model: `model-${n}` });
    const { counts } = await requests();
    expect(Object.keys(counts)).toHaveLength(100);
    await say("hi", { model: "model-0" });
    expect((await requests()).counts["model-0"]).toBe(2);
  });
});

test("answers by the Responses API, not as a stream", async () => {
  const input = "one two three";
  const response = await client.responses.create({ model: "gpt-4o", input });
  expect(response).toMatchObject({ object: "response", status: "completed", model: "gpt-4o" });
  expect(response.output_text).toBe("You said: one two three");
  expect(response.usage).toMatchObject({ input_tokens: 3, output_tokens: 5, total_tokens: 8 });

  const messages = [
    { role: "user" as const, content: [{ type: "input_text" as const, text: "a" }] },
  ];
  const cut = await client.responses.create({
    model: "gpt-4o",
    input: messages,
    max_output_tokens: 2,
  });
  expect(cut).toMatchObject({ status: "incomplete", output_text: "You said:" });

  const streamed = client.responses.create({ model: "gpt-4o", input, stream: true });
  await expect(streamed).rejects.toThrow("streams chat completions alone");
  const failing = client.responses.create({ model: "gpt-4o", input: "[mock status=429]" });
  await expect(failing).rejects.toMatchObject({ status: 429 });
});

test("draws a picture of one pixel", async () => {
  const asked = { model: "gpt-image-1", prompt: "a cat" };
  const { data, usage } = await client.images.generate(asked);
  expect(
    Buffer.from(data?.[0]?.b64_json ?? "", "base64")
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  expect(usage).toBeUndefined();
});

test("ranks texts by the words of the query that they have", async () => {
  const body = {
    model: "rerank-v3.5",
    query: "red fox",
    documents: ["a cat", "a red fox", { text: "a red car" }],
    top_n: 2,
  };
  const { results } = await client.post<{ results: unknown[] }>("/rerank", { body });
  expect(results).toEqual([
    { index: 1, relevance_score: 1 },
    { index: 2, relevance_score: 0.5 },
  ]);
});

test("says what is wrong with a request", async () => {
  await expect(client.chat.completions.create({ model: "m", messages: [] })).rejects.toThrow(
    "messages must be a list",
  );
  await expect(client.get("/nothing")).rejects.toThrow("there is no GET /v1/nothing");
});
