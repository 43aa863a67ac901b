import { setTimeout as wait } from "node:timers/promises";
import { chat, chats, countBy, type Answer, type Gateway } from "./client";

/** Limits of a whole gateway that {@link expectLimits} proves. */
export const limitsByMinute = { rpm: 40, tpm: 200_000 };

/** Proves that {@link limitsByMinute} hold for all replicas of a gateway together. */
export async function expectLimits(gateway: Gateway, model: string): Promise<void> {
  const ask = (prompt: string, more = {}) =>
    // Of its own each time: no cache answers it.
    chat(gateway, model, `${Math.random()} ${prompt}`, more);

  const left = limitsByMinute.rpm - (await newMinute(() => ask("hello")));
  const requests = await chats(60, 16, () => ask("hello"));
  expect(countBy(requests, ({ status }) => status)).toEqual({ 200: left, 429: 60 - left });

  await newMinute(() => ask("hello"));
  const long = await chats(10, 2, () => ask("[mock tokens=30000]", { max_tokens: 30_000 }));
  expect(countBy(long, ({ status }) => status)).toEqual({ 200: 6, 429: 4 });
  expect(long.find(({ status }) => status === 429)?.text).toContain("tokens");
}

/**
 * Uses a minute up, and begins the next one. A replica remembers for some seconds more that the last one
 * is used up, so it is begun when several in a row are answered.
 *
 * @returns how many requests of the new minute are used
 */
async function newMinute(ask: () => Promise<Answer>): Promise<number> {
  for (let tries = 0; (await ask()).status !== 429; tries++)
    if (tries > 100) throw new Error("the limit is never reached");
  let used = 0;
  for (let [tries, inARow] = [0, 0]; inARow < 6; tries++) {
    if (tries > 300) throw new Error("the minute never ends");
    const passed = (await ask()).status === 200;
    if (!passed) await wait(500);
    inARow = passed ? inARow + 1 : 0;
    used += passed ? 1 : 0;
  }
  return used;
}
