import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingsSchema, type SettingsInput } from "../../../../config/inputs/schema";
import { parseSettings } from "../../../../config/inputs/stack";
import { definitions, workloadsOf } from "../../../../config/workloads";
import type { Workload } from "../../../../config/workloads/workload";

const page = readFileSync(join(__dirname, "../../../../docs/parity.md"), "utf8");

const [ofSettings = "", ofContainers = ""] = page.split("\nWhat runs");

/** The cells of the rows of a table whose first cell is a name. */
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\| `([\w-]+)` +\| (.+) \| (.+) \|$/gm)].map(([, ...cells]) =>
    cells.map((cell) => cell.trim()),
  );

test("the page says of every setting what it is on both targets", () => {
  const rows = rowsOf(ofSettings);
  expect(rows.map(([setting]) => setting)).toEqual(Object.keys(settingsSchema.shape));
  for (const [setting, docker = "", kubernetes = ""] of rows) {
    const said = [docker, kubernetes].every((text) => text.length > 0);
    expect({ setting, said }).toEqual({ setting, said: true });
  }
});

/** Everything that a gateway can have. */
const everything: SettingsInput = {
  models: [{ name: "fast", provider: "mock" }],
  cache: { type: "redis" },
  privacy: { pii: { entities: [{ entity: "CREDIT_CARD" }] } },
};

function madeOn(target: "docker" | "kubernetes"): Map<string, Workload> {
  const names = { keys: ["datadogApiKey" as const], credentials: [] };
  const workloads = workloadsOf(parseSettings({ ...everything, target }, names), names);
  return new Map(workloads.map((workload) => [workload.name, workload]));
}

const onDocker = ({ once, data, replicas }: Workload): string => {
  if (replicas !== undefined) return "several containers";
  return `a container${once ? " that ends" : ""}${data ? " with a volume" : ""}`;
};

const onKubernetes = ({ once, data, kubernetes }: Workload): string => {
  if (once) return "a Job";
  if (kubernetes?.perNode) return "a DaemonSet";
  return data ? "a StatefulSet with a claim" : "a Deployment";
};

test("the page says of every container what it is on both targets", () => {
  const [docker, kubernetes] = [madeOn("docker"), madeOn("kubernetes")];
  const expected = definitions.map(({ name }) => {
    const [here, there] = [docker.get(name), kubernetes.get(name)];
    return [name, here ? onDocker(here) : "none", there ? onKubernetes(there) : "none"];
  });
  const said = rowsOf(ofContainers).map(([name, here, there = ""]) => [
    name,
    here,
    there.replace(/^none: .*/, "none"),
  ]);
  expect(said).toEqual(expected);
});
