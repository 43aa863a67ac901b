import fc from "fast-check";
import { check } from "../../providers/bridge/check";
import { plan } from "../../providers/bridge/plan";
import type { Properties } from "../../providers/bridge/values";
import { randomPassword } from "../../providers/random/password";

const password = async (inputs: Properties) => {
  const { properties } = await randomPassword.create(inputs);
  return (properties.result as { value: string }).value;
};
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

test("a password has its length and the least of each kind", async () => {
  const least = fc.integer({ min: 0, max: 5 });
  const minimums = fc.record({ minUpper: least, minLower: least, minNumeric: least });
  await fc.assert(
    fc.asyncProperty(minimums, fc.integer({ min: 15, max: 60 }), async (minimum, length) => {
      const text = await password({ length, special: false, ...minimum });
      expect(text).toHaveLength(length);
      expect(text).toMatch(/^[A-Za-z0-9]*$/);
      expect(count(text, /[A-Z]/g)).toBeGreaterThanOrEqual(minimum.minUpper);
      expect(count(text, /[a-z]/g)).toBeGreaterThanOrEqual(minimum.minLower);
      expect(count(text, /\d/g)).toBeGreaterThanOrEqual(minimum.minNumeric);
    }),
  );
});

test("two are never the same", async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => password({ length: 20 })));
  expect(new Set(all).size).toBe(50);
});

test("only the wanted kinds", async () => {
  const none = { upper: false, lower: false, numeric: false };
  expect(await password({ length: 9, ...none, overrideSpecial: "!" })).toBe("!!!!!!!!!");
  await expect(password({ length: 9, ...none, special: false })).rejects.toThrow("switched off");
  await expect(password({ length: 3, minLower: 2, minUpper: 2 })).rejects.toThrow(
    "minimums need 4",
  );
});

test("it comes back marked as secret", async () => {
  const { properties } = await randomPassword.create({ length: 9 });
  expect(Object.keys(properties.result as object)).toContain("4dabf18193072939515e22adb298388d");
});

test.each([{ length: 10 }, { special: true }, { minLower: 1 }, { upper: false }, { keepers: {} }])(
  "%j makes another one",
  async (change: Properties) => {
    const { fields } = randomPassword;
    const before = { length: 9, special: false, keepers: { a: "1" } };
    const { properties } = await randomPassword.create(before);
    const request = { name: "app", prior: undefined, seed: new Uint8Array() };
    const changesTo = (inputs: Properties) => [
      ...plan(fields, properties, check(fields, { ...request, inputs }).inputs).changes.values(),
    ];
    expect(changesTo(before)).toEqual([]);
    expect(changesTo({ ...before, ...change }).map(({ replace }) => replace)).toEqual([true]);
  },
);

test("an import is refused", async () => {
  await expect(randomPassword.read("none", {})).rejects.toThrow("can't import");
});
