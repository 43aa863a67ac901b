import { ConfigError, describeProblem } from "../../../../config/inputs/errors";
import { withCommands } from "../../../../config/inputs/fix";
import { checkStack } from "../../../../config/inputs/stack";
import { allBadInputs } from "../../../bad-inputs";
import { stackOf, type BadStack } from "../../../bad-inputs/bad-input";

/** What the checks refuse. */
function refused(input: BadStack): ConfigError {
  try {
    checkStack(stackOf(input));
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("it is accepted");
}

test("there are many, no two of a name, and most are possible in LiteLLM's config too", () => {
  const names = allBadInputs.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(90);
  expect(allBadInputs.filter(({ litellm }) => litellm !== undefined).length).toBeGreaterThan(80);
  const unexplained = allBadInputs.filter(({ litellm, note }) => !litellm && !note);
  expect(unexplained).toEqual([]);
});

test.each(allBadInputs.map((bad) => [bad.name, bad] as const))("refused: %s", (_, bad) => {
  const error = refused(bad.input);
  const paths = error.problems.map(({ path }) => path).sort();
  expect(paths).toEqual([bad.path, ...(bad.alsoAt ?? [])].sort());
  const problem = error.problems.find(({ path }) => path === bad.path);
  expect(withCommands(problem?.reason ?? "")).toContain(bad.reason);

  const { secrets = {}, credentials = {} } = bad.input;
  const texts = [...Object.values(secrets), ...Object.values(credentials)].map((text) =>
    text.trim(),
  );
  const told = [error.message, ...error.problems.map(describeProblem)].join("\n");
  for (const text of texts.filter((one) => one !== "")) expect(told).not.toContain(text);
});

test("a key in the settings is not printed", () => {
  const key = "sk-proj-Kd8Wn3Yt6Rc1Ju5Fb0Ma7Lx";
  const printed = allBadInputs.filter(
    ({ input }) =>
      JSON.stringify(input.settings).includes(key) && refused(input).message.includes(key),
  );
  expect(printed).toEqual([]);
});
