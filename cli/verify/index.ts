import { randomBytes } from "node:crypto";
import OpenAI from "openai";
import { answerChecks } from "./answers";
import { availabilityChecks } from "./availability";
import { Skip, type Check, type CheckResult, type VerifyContext, type VerifyTarget } from "./check";
import { virtualKeyChecks } from "./virtual-keys";

export type { CheckResult, VerifyTarget } from "./check";
export { formatTable, summary } from "./table";
export { targetOf } from "./target";

const checks: Check[] = [...availabilityChecks, ...answerChecks, ...virtualKeyChecks];

/** Spend is written in batches (LiteLLM's `proxy_batch_write_at`, 10 s) and by way of Redis. */
const defaultPatienceSeconds = 60;

/**
 * Checks a running gateway from outside, as a client sees it. It makes a few short requests and one
 * virtual key, which it deletes.
 *
 * @param onResult - gets each result as it comes
 * @param patienceSeconds - how long to wait for what is written in the background. Default: 60
 */
export async function verify(
  target: VerifyTarget,
  onResult: (result: CheckResult) => void = () => undefined,
  patienceSeconds = defaultPatienceSeconds,
): Promise<CheckResult[]> {
  const context = contextOf(target, patienceSeconds);
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = await runCheck(check, context);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runCheck({ name, run }: Check, context: VerifyContext): Promise<CheckResult> {
  try {
    return { name, outcome: "passed", detail: await run(context) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, outcome: error instanceof Skip ? "skipped" : "failed", detail };
  }
}

function contextOf(target: VerifyTarget, patienceSeconds: number): VerifyContext {
  const { url, masterKey } = target;
  const headers = { authorization: `Bearer ${masterKey}`, "content-type": "application/json" };
  return {
    ...target,
    client: new OpenAI({
      apiKey: masterKey,
      baseURL: `${url}/v1`,
      maxRetries: 0,
      timeout: 60_000,
    }),
    patienceSeconds,
    nonce: randomBytes(6).toString("hex"),
    request: (path, init) =>
      fetch(url + path, {
        headers,
        redirect: "follow",
        signal: AbortSignal.timeout(30_000),
        ...init,
      }),
  };
}
