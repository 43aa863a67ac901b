import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explainFileError } from "../../../cli/file-errors";
import { UserError } from "../../../cli/errors";

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test.each<[string, () => unknown, string]>([
  ["is missing", () => readFileSync("/no/such/file"), "/no/such/file is not there"],
  [
    "is below a file",
    () => {
      mkdirSync(join(__filename, "x"));
    },
    `${__filename}/x is in what is no folder`,
  ],
])("a file that %s is an error for the user, with its path", (_, act, message) => {
  expect(explainFileError(thrownBy(act))).toEqual(new UserError(message));
});

test("other errors stay as they are", () => {
  const error = new Error("other");
  expect(explainFileError(error)).toBe(error);
  expect(explainFileError("text")).toBe("text");
});
