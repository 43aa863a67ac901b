import { groups, reason } from "../../../dev/test/groups";
import { importsOf, reachable } from "../../../dev/test/lint-cache";
import { describeSlowest, none } from "../../../dev/test/results";
import { ageOf } from "../../../dev/test/stamps";
import { filesOf } from "../../../dev/test/content";

const last = { hash: "same", at: new Date(Date.now() - 3 * 3_600_000).toISOString(), tests: 7 };

describe("a group of tests that runs when its content changed", () => {
  const run = "changed" as const;

  test("is skipped with the content with which it passed, and says when that was", () => {
    expect(reason({ run }, "same", last)?.skipped).toBe(
      "skipped, 7 tests passed 3 h ago with this content (same)",
    );
  });

  test("runs with another content, and where it never passed", () => {
    expect(reason({ run }, "other", last)).toBeUndefined();
    expect(reason({ run }, "same", undefined)).toBeUndefined();
  });
});

test("a group that runs with --all only says whether it passed as it is", () => {
  const run = "all" as const;
  expect(reason({ run }, "same", last)?.skipped).toContain("3 h ago with this content (same)");
  expect(reason({ run }, "other", last)?.skipped).toContain(
    "with another content (same, not other)",
  );
  expect(reason({ run }, "same", undefined)?.skipped).toContain("npm test -- --all");
});

test.each(groups)("the group $name has tests and content", async ({ tests, content }) => {
  for (const path of [...tests, ...content])
    expect({ path, files: (await filesOf(path)).length }).not.toMatchObject({ files: 0 });
});

test("what a file imports, however far away and in circles, is linted with it", () => {
  const imports = importsOf(
    new Map([
      ["a/index.ts", 'import type { B } from "../b";'],
      ["b.ts", 'export { c } from "./c.js"; import "zod";'],
      ["c.ts", 'const b = await import("./b");'],
      ["d.ts", 'import { a } from "./a";'],
    ]),
  );
  expect([...reachable("d.ts", imports)].sort()).toEqual(["a/index.ts", "b.ts", "c.ts", "d.ts"]);
  expect([...reachable("b.ts", imports)].sort()).toEqual(["b.ts", "c.ts"]);
});

test("the slowest files come first, ten of them", () => {
  const files = Array.from({ length: 12 }, (_, seconds) => ({
    ...none,
    seconds,
    file: `${seconds}.test.ts`,
  }));
  const lines = describeSlowest(files).split("\n").slice(1);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe("   11 s  11.test.ts");
});

test.each([
  [5, "5 min"],
  [119, "119 min"],
  [120, "2 h"],
  [47 * 60, "47 h"],
  [49 * 60, "2 days"],
])("%s minutes are %s", (minutes, age) => {
  const now = Date.now();
  expect(ageOf({ ...last, at: new Date(now - minutes * 60_000).toISOString() }, now)).toBe(age);
});
