import { join } from "node:path";
import { citationsIn, handWritten } from "../citations";

/** Not written out below: these are no citations. */
const litellm = "litellm:";

const cites = (path: string, symbol: string | null) => ({ in: "a.ts", path, symbol });

test.each([
  ["a file", `x (${litellm} router.py) y`, [cites("router.py", null)]],
  ["a symbol", `(${litellm} router.py Router.go)`, [cites("router.py", "Router.go")]],
  [
    "several, over the lines of a comment",
    `/**\n * It (measured; ${litellm} a/b.py one two,\n * c/d.py three) is so.\n */`,
    [cites("a/b.py", "one"), cites("a/b.py", "two"), cites("c/d.py", "three")],
  ],
  ["a folder", `(${litellm} proxy/hooks)`, [cites("proxy/hooks", null)]],
  ["no key of an object", `({ a: 1; ${litellm} string })`, []],
])("a citation is found: %s", (_, text, found) => {
  expect(citationsIn("a.ts", text)).toEqual(found);
});

test("no text rests on a version of LiteLLM, which the next one would make stale", async () => {
  const measured = ["docs/bad-inputs.md", "CHANGELOG.md"];
  const texts = await handWritten(join(__dirname, "../.."));
  const versioned = [...texts].flatMap(([file, text]) => {
    const found = /litellm[\s*/#]+v?1\.\d+(\.\d+)?/i.exec(text)?.[0];
    return found === undefined || measured.includes(file) ? [] : [`${file}: ${found}`];
  });
  expect(versioned).toEqual([]);
});
