import type { SettingsInput } from "../../../config/inputs/schema";
import { chat, chats, send, type Answer, type Gateway } from "../client";

const mock = { provider: "mock" as const };
const prices = { inputCostPerMillionTokens: 2.5, outputCostPerMillionTokens: 10 };
const failing = { ...mock, name: "failing", model: "one [mock status=500]", ...prices };

/** What the monitors take for slow, in seconds: more than an answer of the mock takes by itself. */
const slowSeconds = 10;

/** A gateway on which all that the catalogue counts can be made to happen. */
export const settings: SettingsInput = {
  replicas: 2,
  models: [
    // Limits of its own, which are metrics as well.
    { ...mock, name: "chat", ...prices, rpm: 10_000, tpm: 10_000_000 },
    { ...mock, name: "vectors", mode: "embedding", inputCostPerMillionTokens: 0.02 },
    // Two, because the only deployment of a model is not set aside.
    failing,
    { ...failing, model: "other [mock status=500]" },
    { ...failing, name: "hopeless", model: "hopeless [mock status=500]" },
    { ...failing, name: "no-help", model: "no help [mock status=500]" },
    { ...mock, name: "slow", model: `slow [mock delay=${slowSeconds * 1000 + 1000}]`, ...prices },
    // A provider with a budget, which the mock can't be.
    { name: "budgeted", provider: "mistral", ...prices },
  ],
  providers: { mistral: { baseUrl: "http://mock-upstream:8080/v1" } },
  routing: {
    retries: 0,
    allowedFails: 1,
    fallbacks: { failing: ["chat"], hopeless: ["no-help"] },
  },
  budgets: { providers: [{ provider: "mistral", maxUsd: 50, period: "1d" }] },
  cache: { type: "redis", mode: "opt-in" },
  datadog: { environment: "test", latency: { requestSeconds: slowSeconds } },
  guardrails: [
    {
      name: "words",
      integration: "litellm_content_filter",
      mode: "pre_call",
      extra: { blocked_words: [{ keyword: "abracadabra", action: "BLOCK" }] },
    },
  ],
};

/** What of a gateway the scenario needs. */
interface Scene {
  gateway: Gateway;
  /** Sum of what the answers say that they cost, in USD. */
  cost: number;
  /** How many requests were answered with each status. */
  statuses: Record<string, number>;
  /** How many answers came from the cache. */
  fromCache: number;
}

/** Does everything once, or a few times. */
export async function play(gateway: Gateway): Promise<Scene> {
  const scene: Scene = { gateway, cost: 0, statuses: {}, fromCache: 0 };
  const { key, limited } = await keys(gateway);
  const asTeam = { ...gateway, key };

  await many(scene, 12, (index) => chat(asTeam, "chat", `question ${index}`));
  await many(scene, 2, (index) => chat(asTeam, "slow", `in a while ${index}`));
  await many(scene, 4, (index) => chat(asTeam, "budgeted", `question ${index}`));
  await many(scene, 6, (index) => chat(asTeam, "failing", `to a fallback ${index}`));
  await many(scene, 2, (index) => chat(asTeam, "hopeless", `to no help ${index}`));
  await many(scene, 4, () => chat(asTeam, "chat", "again", { cache: { "use-cache": true } }));
  await many(scene, 6, (index) => chat({ ...gateway, key: limited }, "chat", `limited ${index}`));
  await many(scene, 4, (index) => chat(asTeam, "chat", `abracadabra ${index}`));
  await many(scene, 4, (index) => chat(asTeam, "chat", `[mock status=400] ${index}`));
  await many(scene, 2, () => chat({ ...gateway, key: "sk-nobody" }, "chat", "who am I"));
  await many(scene, 4, (index) => embed(asTeam, `a text ${index}`));
  await many(scene, 6, (index) => stream(asTeam, `a stream ${index}`));
  return scene;
}

/** A key with an alias, a budget and limits, in a team that has the same; and a key of 2 requests a minute. */
async function keys(gateway: Gateway) {
  const limits = { max_budget: 5, budget_duration: "1d", rpm_limit: 1000, tpm_limit: 1_000_000 };
  const { team_id } = await post<{ team_id: string }>(gateway, "/team/new", {
    team_alias: "red",
    ...limits,
  });
  const key = (alias: string, more: object) =>
    post<{ key: string }>(gateway, "/key/generate", { key_alias: alias, ...more });
  const [full, limited] = [
    await key("full", { team_id, ...limits }),
    await key("limited", { rpm_limit: 2 }),
  ];
  return { key: full.key, limited: limited.key };
}

async function post<T>(gateway: Gateway, path: string, body: object): Promise<T> {
  const response = await send(gateway, path, body);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

type Costly = Pick<Answer, "status" | "headers"> & { cost?: number };

async function many(scene: Scene, total: number, ask: (index: number) => Promise<Costly>) {
  const costs: number[] = [];
  await chats(total, 2, async (index) => {
    const answer = await ask(index);
    scene.statuses[answer.status] = (scene.statuses[answer.status] ?? 0) + 1;
    if (isFromCache(answer)) scene.fromCache++;
    costs.push(answer.cost ?? costOf(answer));
    return answer as Answer;
  });
  for (const cost of costs) scene.cost += cost;
}

const isFromCache = ({ headers }: Costly) => headers.has("x-litellm-cache-key");

/** An answer from the cache says what it would have cost. */
function costOf(answer: Costly): number {
  if (answer.status !== 200 || isFromCache(answer)) return 0;
  const cost = Number(answer.headers.get("x-litellm-response-cost"));
  if (!Number.isFinite(cost) || cost <= 0) throw new Error("an answer without a cost");
  return cost;
}

async function embed(gateway: Gateway, input: string): Promise<Costly> {
  const response = await send(gateway, "/v1/embeddings", { model: "vectors", input });
  await response.text();
  return response;
}

/** The head of a stream is sent before its cost is known, so it is by the prices. */
async function stream(gateway: Gateway, prompt: string): Promise<Costly> {
  const response = await send(gateway, "/v1/chat/completions", {
    model: "chat",
    messages: [{ role: "user", content: prompt }],
    stream: true,
    stream_options: { include_usage: true },
  });
  const chunks = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  const usages = chunks.flatMap((line) => {
    const { usage } = JSON.parse(line.slice("data: ".length)) as { usage?: Usage | null };
    return usage ? [usage] : [];
  });
  const usage = usages.at(-1);
  if (!usage) throw new Error(`a stream without usage: ${response.status}`);
  const { inputCostPerMillionTokens: input, outputCostPerMillionTokens: output } = prices;
  const cost = (usage.prompt_tokens * input + usage.completion_tokens * output) / 1e6;
  return { status: response.status, headers: response.headers, cost };
}

interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
}
