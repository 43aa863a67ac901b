import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingsSchema } from "../../../../config/schema";

const page = readFileSync(join(__dirname, "../../../../docs/parity.md"), "utf8");

test("the page says of every setting what it is on both targets", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (.+) \| (.+) \|$/gm)];
  expect(rows.map(([, setting]) => setting)).toEqual(Object.keys(settingsSchema.shape));
  for (const [, setting, docker = "", kubernetes = ""] of rows) {
    const said = [docker.trim(), kubernetes.trim()].every((text) => text.length > 0);
    expect({ setting, said }).toEqual({ setting, said: true });
  }
});
