import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { VerifyTarget } from "../../../../cli/verify";

/** What a fake gateway does wrong. */
export type Fault =
  | "database gone"
  | "model missing"
  | "any key accepted"
  | "no login page"
  | "metrics open"
  | "drain open"
  | "stream in one piece"
  | "no vectors"
  | "wrong cost"
  | "never cached"
  | "spend lost"
  | "budget ignored";

const cost = 0.000_017;
const usage = { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 };

/** As OpenAI's client asks for it by default: floats in base64. */
const vector = Buffer.from(new Float32Array([0.6, 0.8]).buffer).toString("base64");

/** The models that {@link startFakeGateway} serves; the price fits {@link cost}. */
export const fakeModels: VerifyTarget["models"] = [
  { name: "chat", mode: "chat", inputCostPerMillionTokens: 0.5, outputCostPerMillionTokens: 0.6 },
  { name: "vectors", mode: "embedding" },
];

/** A server that looks like a gateway to the checks, but for its faults: it tests the checks. */
export async function startFakeGateway(...faults: Fault[]) {
  const has = (fault: Fault) => faults.includes(fault);
  const seen = new Map<string, string>();
  const key = { spend: 0, max: Infinity, deleted: false };

  const chat = async (body: ChatBody, bearer: string, response: ServerResponse): Promise<void> => {
    const virtual = bearer === "sk-virtual";
    if (virtual && key.spend > key.max && !has("budget ignored")) {
      json(response, 422, { error: { message: "Budget has been exceeded!", code: "422" } });
      return;
    }
    const prompt = JSON.stringify(body.messages);
    const known = has("never cached") ? undefined : seen.get(prompt);
    const id = known ?? `chat-${seen.size}-${Math.random()}`;
    seen.set(prompt, id);
    if (virtual && !has("spend lost")) key.spend += cost;
    if (body.stream) {
      await stream(response, has("stream in one piece"));
      return;
    }
    response.setHeader("x-litellm-response-cost", has("wrong cost") ? cost * 2 : cost);
    const choices = [{ index: 0, message: { role: "assistant", content: "hello" } }];
    json(response, 200, { id, choices, usage });
  };

  /** Status of a path that must be closed. */
  const closed = (fault: Fault) => (has(fault) ? 200 : 404);
  const served = fakeModels.map(({ name }) => ({ id: name }));

  /** Answers of paths that need no key: status and body. */
  const open = (path: string): [number, object | string] | undefined => {
    const db = has("database gone") ? "disconnected" : "connected";
    if (path === "/health/readiness") return [200, { db }];
    if (/metrics|%6detrics/.test(path)) return [closed("metrics open"), {}];
    if (path.startsWith("/health/drain")) return [closed("drain open"), {}];
    if (path === "/ui/login/") return [has("no login page") ? 404 : 200, "<!DOCTYPE html><html>"];
    return undefined;
  };

  /** Answers of paths that need a key. */
  const withKey: Record<string, (body: Record<string, unknown>) => object> = {
    "/v1/models": () => ({ data: has("model missing") ? served.slice(1) : served }),
    "/v1/embeddings": () => ({ data: has("no vectors") ? [] : [{ embedding: vector }] }),
    "/key/generate": () => ({ key: "sk-virtual", token: "hash-of-it" }),
    "/key/info": () => ({ info: { spend: key.spend } }),
    "/key/update": (body) => ({ max: (key.max = Number(body.max_budget)) }),
    "/key/delete": () => ({ deleted: (key.deleted = true) }),
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = ""] = (request.url ?? "").split("?");
    const body = await bodyOf(request);
    const bearer = request.headers.authorization?.replace("Bearer ", "") ?? "";
    const known = ["sk-master", "sk-virtual"].includes(bearer) || has("any key accepted");
    const opened = open(path);
    if (opened) json(response, ...opened);
    else if (!known) json(response, 401, { error: { message: "no such key" } });
    else if (path === "/v1/chat/completions")
      await chat(body as unknown as ChatBody, bearer, response);
    else json(response, path in withKey ? 200 : 404, withKey[path]?.(body) ?? {});
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const target: VerifyTarget = {
    url: `http://127.0.0.1:${port}`,
    masterKey: "sk-master",
    models: fakeModels,
    cache: true,
    adminUi: true,
  };
  return {
    target,
    key,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface ChatBody {
  messages: object[];
  stream?: boolean;
}

async function stream(response: ServerResponse, inOnePiece: boolean): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let count = 0; count < 12; count++) {
    if (!inOnePiece) await delay(10);
    response.write(
      `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: "a" } }] })}\n\n`,
    );
  }
  response.end("data: [DONE]\n\n");
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text || "{}") as Record<string, unknown>;
}

function json(response: ServerResponse, status: number, body: object | string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
