import { setTimeout as wait } from "node:timers/promises";
import type { SettingsInput } from "../../config/inputs/schema";
import { parseSettings } from "../../config/inputs/stack";
import { gateRoutes } from "../../config/litellm/gate";
import { chat, chats, countBy, send, spendOf, type Gateway } from "./client";
import { rawStatuses } from "./raw-request";
import { Sandbox } from "./sandbox";

// What settings do on a real gateway of two replicas. The mock upstream's behaviour is in the
// models' names (docs/mock-upstream.md), so each test has models of its own.
jest.setTimeout(10 * 60_000);

const mock = (name: string, more: Partial<NonNullable<SettingsInput["models"]>[number]> = {}) => ({
  name,
  provider: "mock" as const,
  ...more,
});

const settings: SettingsInput = {
  replicas: 2,
  models: [
    mock("large", { inputCostPerMillionTokens: 2.5, outputCostPerMillionTokens: 10 }),
    mock("middle"),
    mock("small"),
    mock("failing", { model: "failing [mock status=500]" }),
    mock("balanced", { model: "quick" }),
    mock("balanced", { model: "slow [mock delay=3000]" }),
    mock("ordered", { model: "first [mock status=500]", order: 1 }),
    mock("ordered", { model: "second", order: 2 }),
    mock("limited", { rpm: 5 }),
    mock("vectors", { mode: "embedding", inputCostPerMillionTokens: 0.02 }),
  ],
  groups: [
    {
      name: "shared",
      members: [
        { model: "large", weight: 0.4 },
        { model: "middle", weight: 0.4 },
        { model: "small", weight: 0.2 },
      ],
    },
  ],
  aliases: { other: "small" },
  routing: {
    strategy: "least-busy",
    retries: 0,
    // A deployment that fails on purpose is to be asked each time.
    cooldowns: false,
    fallbacks: { failing: ["small"] },
  },
  limits: { maxParallelRequests: 20 },
  cache: { type: "redis", mode: "opt-in", callTypes: ["chat", "embedding"] },
  privacy: {
    pii: {
      entities: [{ entity: "EMAIL_ADDRESS" }, { entity: "CREDIT_CARD", action: "block" }],
    },
  },
};

let sandbox: Sandbox;
let gateway: Gateway;

beforeAll(async () => {
  sandbox = await Sandbox.make(settings);
  await sandbox.must("up", ["--yes"]);
  gateway = { url: sandbox.url, key: (await sandbox.outputs()).masterKey };
});

afterAll(async () => {
  await sandbox.destroy();
});

/** Waits for the first half of a minute: limits by the minute must not begin anew in a test. */
async function earlyInMinute(): Promise<void> {
  const seconds = new Date().getSeconds();
  if (seconds >= 30) await wait((60 - seconds) * 1000 + 500);
}

test("a group's requests are shared by its weights", async () => {
  const answers = await chats(400, 8, (index) => chat(gateway, "shared", `request ${index}`));
  expect(countBy(answers, ({ status }) => status)).toEqual({ 200: 400 });
  const shares = countBy(answers, ({ deployment }) => deployment);
  // Five standard deviations of 400 draws: one run in a million is wrong.
  expect(shares["large:openai/large"]).toBeGreaterThan(160 - 49);
  expect(shares["large:openai/large"]).toBeLessThan(160 + 49);
  expect(shares["middle:openai/middle"]).toBeGreaterThan(160 - 49);
  expect(shares["middle:openai/middle"]).toBeLessThan(160 + 49);
  expect(shares["small:openai/small"]).toBeGreaterThan(80 - 40);
  expect(shares["small:openai/small"]).toBeLessThan(80 + 40);
});

test("an alias leads to its model", async () => {
  const { status, deployment } = await chat(gateway, "other", "hello");
  expect({ status, deployment }).toEqual({ status: 200, deployment: "small:openai/small" });
});

test("when a model fails, its fallback answers; when a deployment fails, the next in order", async () => {
  const fallback = await chat(gateway, "failing", "hello");
  expect(fallback.status).toBe(200);
  expect(fallback.deployment).toBe("small:openai/small");
  const ordered = await chat(gateway, "ordered", "hello");
  expect(ordered.status).toBe(200);
  expect(ordered.deployment).toBe("ordered:openai/second");
});

test("least-busy leaves a slow deployment alone", async () => {
  const answers = await chats(60, 6, (index) => chat(gateway, "balanced", `request ${index}`));
  const shares = countBy(answers, ({ deployment }) => deployment);
  const slow = shares["balanced:openai/slow [mock delay=3000]"] ?? 0;
  // By chance it would get 30; it is asked only while the quick one is as busy.
  expect(slow).toBeLessThan(18);
  expect(shares["balanced:openai/quick"]).toBe(60 - slow);
});

test("a model's requests per minute hold for both replicas together", async () => {
  await earlyInMinute();
  const answers = await chats(20, 4, (index) => chat(gateway, "limited", `request ${index}`));
  expect(countBy(answers, ({ status }) => status)).toEqual({ 200: 5, 429: 15 });
});

test("requests at once hold for both replicas together", async () => {
  const answers = await chats(30, 30, (index) =>
    chat(gateway, "small", `request ${index} [mock delay=8000]`),
  );
  expect(countBy(answers, ({ status }) => status)).toEqual({ 200: 20, 429: 10 });
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.text).toContain("the whole gateway");
  // Their places are free again.
  const after = await chats(20, 20, (index) => chat(gateway, "small", `after ${index}`));
  expect(countBy(after, ({ status }) => status)).toEqual({ 200: 20 });
});

test("the cache serves the second call at no cost, to those that ask for it", async () => {
  const made = await send(gateway, "/key/generate", {});
  const { key } = (await made.json()) as { key: string };
  const ask = () =>
    chat({ ...gateway, key }, "large", "the same question", { cache: { "use-cache": true } });
  const first = await ask();
  expect(first.status).toBe(200);
  await spendOf(gateway, key, (spend) => spend > 0);
  const spent = await spendOf(gateway, key);
  const second = await ask();
  expect(second.text).toBe(first.text);
  expect(second.headers.get("x-litellm-cache-key")).toBeTruthy();
  // What comes after it in the queue is spent; so the cached one has been counted, too.
  await chat({ ...gateway, key }, "large", "another question");
  const last = await spendOf(gateway, key, (spend) => spend > spent);
  expect(last).toBeCloseTo(2 * spent, 4);
  const plain = await chat(gateway, "large", "the same question");
  expect(plain.headers.get("x-litellm-cache-key")).toBeNull();
});

test("personal data is masked before it leaves, or the request is refused", async () => {
  const masked = await chat(gateway, "small", "write to jane.doe@example.com please");
  expect(masked.status).toBe(200);
  // The mock upstream says what it was told.
  expect(masked.text).toContain("<EMAIL_ADDRESS>");
  expect(masked.text).not.toContain("jane.doe");
  const blocked = await chat(gateway, "small", "my card is 4111 1111 1111 1111");
  expect(blocked.status).toBe(400);
  expect(blocked.text).toContain("CREDIT_CARD");
});

/** One of some ways to write a path, by turns. */
function disguised(path: string, turn: number): string {
  const ways = [
    path,
    `/${path}`,
    `${path}/`,
    `/v1/models/..${path}`,
    `/ui/%zz/..${path}`,
    `${path}%00`,
    `${path}%0a`,
    `${path};x`,
    path.toUpperCase(),
    path.replace(/^\/./, (start) => `/%${start.charCodeAt(1).toString(16)}`),
    path.replaceAll("/", "%2f").replace("%2f", "/"),
    `/./.${path}`,
  ];
  return ways[turn % ways.length] ?? path;
}

test("with a virtual key nothing closed is reached, however it is written", async () => {
  const made = await send(gateway, "/key/generate", {});
  const { key } = (await made.json()) as { key: string };
  const closed = Object.entries(gateRoutes(parseSettings(settings)))
    .filter(([route, wants]) => wants === null && !route.startsWith("SOCKET "))
    .map(([route]) => route.replace(/\{\w+(:path)?\}/g, "x").split(" ") as [string, string]);
  const requests = closed.flatMap(([method, path], index) =>
    Array.from({ length: 5 }, (_, turn): [string, string] => [
      method,
      disguised(path, 7 * index + turn),
    ]),
  );
  expect(requests.length).toBeGreaterThan(2000);
  const headers = { authorization: `Bearer ${key}`, "content-length": "0" };
  const answers = await rawStatuses(gateway.url, requests, headers);
  // By another method the path may be one of an open route.
  expect(answers.filter(({ status }) => ![400, 404, 405].includes(status))).toEqual([]);
});

test("bodies end at the limit, and sooner without a key that is known", async () => {
  const { status } = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${gateway.key}`, "content-type": "application/json" },
    body: new Uint8Array(101_000_000),
  });
  expect(status).toBe(413);
  const parts = new ReadableStream({
    start(controller) {
      for (let part = 0; part < 30; part++) controller.enqueue(new Uint8Array(100_000));
      controller.close();
    },
  });
  // In parts, without saying how much: a key that nobody knows has 1 MB of it read.
  const unknown = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: {
      authorization: "Bearer sk-nobody-knows-this-one",
      "content-type": "application/json",
    },
    body: parts,
    duplex: "half",
  });
  expect(unknown.status).toBe(401);
  expect(await rawStatuses(gateway.url, [["GET", "/v1/models"]])).toMatchObject([{ status: 401 }]);
});
