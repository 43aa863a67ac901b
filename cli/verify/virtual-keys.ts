import OpenAI from "openai";
import { ask, isClose } from "./answers";
import { expect, modelOf, untilDefined, type Check, type VerifyContext } from "./check";

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
      await requireBlocked({ ...context, client });
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
  let seen = 0;
  const spend = await untilDefined(context, async () => {
    const response = await context.request(`/key/info?key=${hash}`);
    expect(response.ok, `/key/info answered ${response.status}`);
    ({ spend: seen } = ((await response.json()) as { info: { spend: number } }).info);
    return isClose(seen, cost) ? seen : undefined;
  });
  expect(spend !== undefined, `the key was used for $${cost}, but its spend is $${seen}`);
  return spend;
}

async function requireBlocked(context: VerifyContext): Promise<void> {
  const model = modelOf(context, "chat");
  const reason = await untilDefined(context, () =>
    ask(context, model, "Is anything left?").then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof OpenAI.APIError) return error.message;
        throw error;
      },
    ),
  );
  expect(reason !== undefined, "the key goes on above its budget");
  expect(/budget/i.test(reason), `it was refused, but not for its budget: ${reason}`);
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
