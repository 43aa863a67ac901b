// A model provider that is none: it speaks the parts of OpenAI's API that a gateway needs, costs
// nothing and needs no key. docs/mock-upstream.md says what it answers and how to make it fail.
"use strict";
const { createHash, randomBytes } = require("node:crypto");
const { createServer } = require("node:http");
const { setTimeout: delay } = require("node:timers/promises");

/** Milliseconds between two chunks of a stream. */
const chunkMilliseconds = Number(process.env.CHUNK_MILLISECONDS ?? 20);
const port = Number(process.env.PORT ?? 8080);

/** An error as OpenAI's API answers it. */
class ApiError extends Error {
  constructor(status, type, message) {
    super(message);
    this.status = status;
    this.body = { error: { message, type, param: null, code: type } };
  }
}

/** Error types by status, as OpenAI names them. */
const errorTypes = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  408: "timeout_error",
  429: "rate_limit_error",
};

/**
 * What a prompt asks for beside an answer: `[mock status=429]`, `[mock delay=1500]`,
 * `[mock tokens=50]`, also together: `[mock delay=200 tokens=50]`. The model's name can ask for the
 * same, so that one of several deployments is slow or broken; the prompt's word is the last.
 */
function directives(prompt, model) {
  const found = Object.assign({}, ...[model ?? "", prompt].map(directivesIn));
  return { status: found.status ?? 200, delay: found.delay ?? 0, tokens: found.tokens };
}

function directivesIn(text) {
  const inside = /\[mock ([^\]]*)\]/.exec(text)?.[1] ?? "";
  const pairs = inside.matchAll(/(\w+)=(\d+)/g);
  return Object.fromEntries([...pairs].map(([, key, value]) => [key, Number(value)]));
}

async function obey({ status, delay: milliseconds }) {
  await delay(Math.min(milliseconds, 600_000));
  if (status === 200) return;
  if (status < 400 || status > 599)
    throw new ApiError(400, errorTypes[400], `no such error: ${status}`);
  throw new ApiError(
    status,
    errorTypes[status] ?? "server_error",
    `the prompt or the model's name asked for a ${status}`,
  );
}

const textOf = (content) =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join(" ");

/** One token a word: simple to count by hand, and the same on every run. */
const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

function answerTo(prompt, { tokens }) {
  const words = wordsOf(`You said: ${prompt.replace(/\[mock [^\]]*\]/g, "")}`);
  if (tokens === undefined) return words;
  return Array.from({ length: tokens }, (_, index) => words[index % words.length]);
}

/** The answer to a conversation's last text, and what it costs. */
async function answer(texts, model, limit) {
  const orders = directives(texts.at(-1), model);
  await obey(orders);
  const all = answerTo(texts.at(-1), orders);
  const words = all.slice(0, limit);
  const read = texts.reduce((sum, text) => sum + wordsOf(text).length, 0);
  return { words, cut: words.length < all.length, read, written: words.length };
}

const newId = (prefix) => `${prefix}${randomBytes(12).toString("hex")}`;
const now = () => Math.floor(Date.now() / 1000);

async function chat(body, response) {
  if (!Array.isArray(body.messages) || body.messages.length === 0) {
    throw new ApiError(400, errorTypes[400], "messages must be a list with at least one message");
  }
  const texts = body.messages.map(({ content }) => textOf(content));
  const limit = body.max_completion_tokens ?? body.max_tokens ?? Infinity;
  const { words, cut, read, written } = await answer(texts, body.model, limit);
  const finish = cut ? "length" : "stop";
  const usage = {
    prompt_tokens: read,
    completion_tokens: written,
    total_tokens: read + written,
  };
  const head = { id: newId("chatcmpl-"), created: now(), model: body.model };
  if (body.stream)
    return stream(response, head, words, finish, body.stream_options?.include_usage && usage);
  const message = { role: "assistant", content: words.join(" ") };
  const choices = [{ index: 0, message, finish_reason: finish, logprobs: null }];
  return sendJson(response, 200, { ...head, object: "chat.completion", choices, usage });
}

async function responses(body, response) {
  const items = typeof body.input === "string" ? [{ content: body.input }] : (body.input ?? []);
  const texts = [body.instructions ?? "", ...items.map(({ content }) => textOf(content))];
  if (items.length === 0) throw new ApiError(400, errorTypes[400], "input must not be empty");
  if (body.stream) {
    throw new ApiError(400, errorTypes[400], "the mock upstream streams chat completions alone");
  }
  const limit = body.max_output_tokens ?? Infinity;
  const { words, cut, read, written } = await answer(texts, body.model, limit);
  const status = cut ? "incomplete" : "completed";
  const content = [{ type: "output_text", text: words.join(" "), annotations: [] }];
  return sendJson(response, 200, {
    id: newId("resp_"),
    object: "response",
    created_at: now(),
    status,
    model: body.model,
    output: [{ id: newId("msg_"), type: "message", role: "assistant", status, content }],
    usage: {
      input_tokens: read,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: written,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: read + written,
    },
    error: null,
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    instructions: body.instructions ?? null,
    metadata: {},
    parallel_tool_calls: true,
    tool_choice: "auto",
    tools: [],
  });
}

async function stream(response, head, words, finish, usage) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (fields) => {
    const chunk = { ...head, object: "chat.completion.chunk", ...fields };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const choice = (delta, finish_reason = null) => ({
    choices: [{ index: 0, delta, finish_reason }],
  });
  send(choice({ role: "assistant", content: "" }));
  for (const [index, word] of words.entries()) {
    await delay(chunkMilliseconds);
    // The reader is gone: nobody pays for the rest.
    if (response.destroyed) return;
    send(choice({ content: index === 0 ? word : ` ${word}` }));
  }
  send(choice({}, finish));
  if (usage) send({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}

/** The same text gives the same vector, of length 1; different texts give different ones. */
function vectorOf(text, dimensions) {
  const values = new Float32Array(dimensions);
  for (let at = 0; at < dimensions; at += 8) {
    const digest = createHash("sha256").update(`${at} ${text}`).digest();
    for (let i = 0; i < 8 && at + i < dimensions; i++)
      values[at + i] = digest.readInt32LE(i * 4) / 2 ** 31;
  }
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

async function embeddings(body, response) {
  const inputs = [body.input ?? []].flat();
  if (inputs.length === 0 || inputs.some((input) => typeof input !== "string")) {
    throw new ApiError(400, errorTypes[400], "input must be a text or a list of texts");
  }
  await obey(directives(inputs[0], body.model));
  const data = inputs.map((text, index) => {
    const vector = vectorOf(text, body.dimensions ?? 1536);
    const base64 = () => Buffer.from(vector.buffer).toString("base64");
    const embedding = body.encoding_format === "base64" ? base64() : Array.from(vector);
    return { object: "embedding", index, embedding };
  });
  const tokens = inputs.reduce((sum, text) => sum + wordsOf(text).length, 0);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return sendJson(response, 200, { object: "list", data, model: body.model, usage });
}

/** A picture of one pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function images(body, response) {
  await obey(directives(body.prompt ?? "", body.model));
  return sendJson(response, 200, { created: now(), data: [{ b64_json: pixel }] });
}

/** Best first; a text's score is the share of the query's words that it has. */
async function rerank(body, response) {
  await obey(directives(body.query ?? "", body.model));
  const wanted = wordsOf((body.query ?? "").toLowerCase());
  const results = (body.documents ?? []).map((document, index) => {
    const words = wordsOf((document.text ?? document).toLowerCase());
    const found = wanted.filter((word) => words.includes(word)).length;
    return { index, relevance_score: found / Math.max(wanted.length, 1) };
  });
  results.sort((a, b) => b.relevance_score - a.relevance_score);
  return sendJson(response, 200, {
    id: newId("rerank-"),
    results: results.slice(0, body.top_n),
    meta: { billed_units: { search_units: 1 } },
  });
}

/** How many requests each model's name got, and the last of each, for tests to look at. */
const seen = { counts: new Map(), last: new Map() };
const maxModelsSeen = 100;
const maxBodyKept = 10_000;

function see(body) {
  const model = body?.model;
  if (typeof model !== "string") return;
  const count = seen.counts.get(model) ?? 0;
  if (count === 0 && seen.counts.size >= maxModelsSeen) return;
  seen.counts.set(model, count + 1);
  // A longer one is left out, and takes the one before it away: `last` is never an older request.
  if (JSON.stringify(body).length <= maxBodyKept) seen.last.set(model, body);
  else seen.last.delete(model);
}

const requests = (_, response) =>
  sendJson(response, 200, {
    counts: Object.fromEntries(seen.counts),
    last: Object.fromEntries(seen.last),
  });

const models = (_, response) =>
  sendJson(response, 200, {
    object: "list",
    data: [{ id: "any", object: "model", created: 0, owned_by: "mock" }],
  });

const routes = {
  "GET /health": (_, response) => sendJson(response, 200, { status: "ok" }),
  "GET /requests": requests,
  "GET /v1/models": models,
  "POST /v1/chat/completions": chat,
  "POST /v1/embeddings": embeddings,
  "POST /v1/images/generations": images,
  "POST /v1/rerank": rerank,
  "POST /v1/responses": responses,
};

function sendJson(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
  } catch {
    throw new ApiError(400, errorTypes[400], "the body is not JSON");
  }
}

async function handle(request, response) {
  try {
    const name = `${request.method} ${request.url.split("?")[0]}`;
    const route = routes[name];
    if (!route) throw new ApiError(404, errorTypes[404], `there is no ${name}`);
    const body = await readJson(request);
    see(body);
    await route(body, response);
  } catch (error) {
    const known = error instanceof ApiError;
    if (!known) console.error(error);
    if (response.headersSent) return response.destroy();
    sendJson(
      response,
      known ? error.status : 500,
      known ? error.body : new ApiError(500, "server_error", "bug").body,
    );
  }
}

const server = createServer((request, response) => void handle(request, response));
server.listen(port, () => console.log(`mock upstream listens on port ${server.address().port}`));
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
