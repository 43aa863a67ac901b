import { watchOf } from "../../../config/datadog/watch";
import { runCommand } from "./cli";
import { examples } from "../config/datadog/stacks";

test("npm run -s show -- datadog prints what the API would get, and only that", async () => {
  const [name = "", settings] = Object.entries(examples)[0] ?? [];
  const file = `examples/${name}/Pulumi.${name}.yaml`;
  const { exitCode, stdout } = await runCommand("show", "datadog", file);
  expect(exitCode).toBe(0);
  const shown = JSON.parse(stdout) as Record<string, unknown[]>;
  const made = settings && watchOf(settings);
  expect(shown).toEqual({
    monitors: made?.monitors.map(({ payload }) => payload),
    slos: made?.slos.map(({ payload }) => payload),
    dashboards: made?.dashboards.map(({ payload }) => payload),
  });
}, 30_000);
