import execa from "execa";
import { join } from "node:path";

/* ESLint's rules about what may import what: each by an import that it refuses, and its like that it allows. */

type Import = [file: string, path: string];

const refused: Import[] = [
  ["config/inputs/stack.ts", "@pulumi/pulumi"],
  ["config/inputs/stack.ts", "node:fs/promises"],
  ["config/inputs/stack.ts", "node:child_process"],
  ["config/inputs/stack.ts", "../../components/args"],
  ["config/inputs/stack.ts", "../../components"],
  ["config/datadog/watch.ts", "../../components/datadog/args"],
  ["config/datadog/watch.ts", "../../preflight/datadog"],
  ["config/datadog/watch.ts", "../../cli/dashboards/page"],
  ["config/datadog/monitors/cooldowns.ts", "../../../lab/datadog/api/server"],
  ["config/kubernetes/plan.ts", "@pulumi/kubernetes"],
  ["config/kubernetes/plan.ts", "node:fs"],
  ["config/kubernetes/plan.ts", "../../components/kubernetes/apply"],
  ["config/kubernetes/plan.ts", "../docker/render"],
  ["preflight/datadog.ts", "@pulumi/pulumi"],
  ["preflight/datadog.ts", "../components/preflight"],
  ["preflight/kubernetes/capabilities.ts", "../../components"],
  ["preflight/kubernetes/capabilities.ts", "../../cli/kubernetes/cluster"],
  ["preflight/kubernetes/capabilities.ts", "../../lab/kubernetes/node"],
  ["components/gateway.ts", "../cli/workspace"],
  ["components/gateway.ts", "../lab/engine"],
  ["components/datadog/resources.ts", "../../tests/unit/config/datadog/stacks"],
  ["components/docker/gateway.ts", "../kubernetes/apply"],
  ["components/docker/gateway.ts", "../../config/kubernetes/plan"],
  ["components/docker/gateway.ts", "@pulumi/kubernetes/core/v1"],
  ["components/docker/gateway.ts", "../../lab/engine"],
  ["components/kubernetes/gateway.ts", "../docker/container"],
  ["components/kubernetes/gateway.ts", "@pulumi/docker"],
  ["components/kubernetes/gateway.ts", "../../cli/kubernetes/pods"],
  ["index.ts", "./cli/workspace"],
  ["index.ts", "./lab/engine"],
  ["cli/parts/engine.ts", "../../lab/engine"],
  ["cli/main.ts", "../dev/lab-fallbacks"],
  ["cli/verify/check.ts", "../../tests/e2e/client"],
  ["lab/engine.ts", "../cli/errors"],
  ["lab/providers/kubernetes/quantity.ts", "../../../config/kubernetes/quantity"],
  ["lab/providers/docker/provider.ts", "../../../components"],
  ["lab/providers/docker/provider.ts", "../../../preflight/datadog"],
];

const allowed: Import[] = [
  ["config/inputs/stack.ts", "../litellm/entrypoints"],
  ["config/kubernetes/plan.ts", "../litellm/entrypoints"],
  ["config/kubernetes/plan.ts", "./capabilities"],
  ["preflight/kubernetes/capabilities.ts", "../../config/kubernetes/capabilities"],
  ["components/preflight.ts", "../preflight/datadog"],
  ["components/on-demand.ts", "./kubernetes/gateway"],
  ["components/docker/gateway.ts", "@pulumi/docker"],
  ["components/kubernetes/gateway.ts", "@pulumi/kubernetes/core/v1"],
  ["index.ts", "./components"],
  ["dev/lab.ts", "../lab/engine"],
  ["cli/verify/check.ts", "../../config/inputs/errors"],
  ["lab/datadog/api/server.ts", "../../error"],
  ["lab/tests/unit/datadog-api.test.ts", "../../../config/datadog/watch"],
];

/** Whether each is refused: imported, exported from, imported on demand, and required. */
async function lint(imports: Import[]): Promise<[Import, boolean[]][]> {
  const program = join(__dirname, "lint-imports.mjs");
  const { stdout } = await execa(process.execPath, [program], { input: JSON.stringify(imports) });
  const answers = JSON.parse(stdout) as boolean[][];
  return imports.map((one, index) => [one, answers[index] ?? []]);
}

test("imports against the arrows are refused, in each of their forms", async () => {
  const answers = await lint(refused);
  expect(answers).toEqual(refused.map((one) => [one, [true, true, true, true]]));
}, 60_000);

test("imports along the arrows are not", async () => {
  const answers = await lint(allowed);
  expect(answers).toEqual(allowed.map((one) => [one, [false, false, false, false]]));
}, 60_000);
