import { setTimeout as delay } from "node:timers/promises";
import OpenAI from "openai";
import { ask, isClose } from "./answers";
import { expect, modelOf, type Check, type VerifyContext } from "./check";

/** Spend is written in batches (LiteLLM's `proxy_batch_write_at`, 10 s) and by way of Redis. */
const spendSeconds = 60;

const virtualKey: Check = {
  name: "virtual key: spend recorded, blocked at its budget",
  async run(context) {
    const model = modelOf(context, "chat");
    const { key, hash } = await makeKey(context);
    try {
      const client = new OpenAI({ apiKey: key, baseURL: context.client.baseURL, maxRetries: 0 });
      const { cost } = await ask({ client, nonce: context.nonce }, model, "Who pays?");
      const spend = await recordedSpend(context, hash, cost);
      await post(context, "/key/update", { key, max_budget: spend / 2 });
      await untilBlocked({ ...context, client });
      return `$${spend} in the database, then refused`;
    } finally {
      await post(context, "/key/delete", { keys: [key] });
    }
  },
};

/** A key that ends by itself, should this program be cut off before it deletes it. */
async function makeKey(context: VerifyContext): Promise<{ key: string; hash: string }> {
  const alias = `verify-${context.nonce}`;
  const made = await post(context, "/key/generate", {
    key_alias: alias,
    duration: "10m",
    max_budget: 1,
  });
  const { key, token } = (await made.json()) as { key: string; token: string };
  return { key, hash: token };
}

/** By the key's hash: addresses are logged. */
async function recordedSpend(context: VerifyContext, hash: string, cost: number): Promise<number> {
  let spend = 0;
  for (const end = Date.now() + spendSeconds * 1000; Date.now() < end;) {
    const response = await context.request(`/key/info?key=${hash}`);
    expect(response.ok, `/key/info answered ${response.status}`);
    ({ spend } = ((await response.json()) as { info: { spend: number } }).info);
    if (isClose(spend, cost)) return spend;
    await delay(1000);
  }
  throw new Error(
    `after ${spendSeconds} s the key's spend is $${spend}, but it was used for $${cost}`,
  );
}

async function untilBlocked(context: VerifyContext): Promise<void> {
  const model = modelOf(context, "chat");
  for (const end = Date.now() + spendSeconds * 1000; Date.now() < end;) {
    try {
      await ask(context, model, "Is anything left?");
    } catch (error) {
      if (!(error instanceof OpenAI.APIError)) throw error;
      expect(
        /budget/i.test(error.message),
        `it was refused, but not for its budget: ${error.message}`,
      );
      return;
    }
    await delay(1000);
  }
  throw new Error("the key goes on above its budget");
}

async function post(context: VerifyContext, path: string, body: object): Promise<Response> {
  const response = await context.request(path, { method: "POST", body: JSON.stringify(body) });
  expect(
    response.ok,
    `${path} answered ${response.status}: ${(await response.clone().text()).slice(0, 200)}`,
  );
  return response;
}

/** Are keys, spend and budgets kept? */
export const virtualKeyChecks = [virtualKey];
