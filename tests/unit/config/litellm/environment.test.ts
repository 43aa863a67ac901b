import execa from "execa";
import fc from "fast-check";
import { renderEnvironmentFile } from "../../../../config/litellm/environment";

/** What a shell has after reading the file. */
async function readByShell(file: string, name: string): Promise<string> {
  const { stdout } = await execa("sh", ["-c", `eval "$1"; printf '%s|' "$${name}"`, "sh", file]);
  return stdout.slice(0, -1);
}

test("a shell reads back any value, whatever is in it", async () => {
  const value = fc.string({ unit: "binary-ascii", maxLength: 40 }).filter((s) => !s.includes("\0"));
  await fc.assert(
    fc.asyncProperty(value, async (text) => {
      expect(await readByShell(renderEnvironmentFile({ VALUE: text }), "VALUE")).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test("the same values give the same bytes, whatever their order", () => {
  expect(renderEnvironmentFile({ B: "2", A: "1" })).toBe("A='1'\nB='2'\n");
  expect(renderEnvironmentFile({ A: "1", B: "2" })).toBe("A='1'\nB='2'\n");
});
