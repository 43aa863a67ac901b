import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { stopDockerDaemon } from "../../lab/docker-daemon";
import { noSecrets } from "../../config/secrets";
import { parseSettings } from "../../config/stack";
import { ensureLabImage } from "../../lab/images/build";
import { kubernetesNodeImage } from "../../lab/kubernetes/image/image";
import { installScanners, scannerNames } from "../../lab/scanners";
import { UserError } from "../errors";
import { findDocker } from "../parts/docker";
import { findEngine } from "../parts/engine";
import { findImages } from "../parts/images";
import { describe } from "../parts/origin";
import { findPlugins } from "../parts/plugins";
import { printedProgress as progress } from "../progress";

/** How many checks went which way. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of jest's JSON report that is read here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

const repository = join(__dirname, "../..");
const tools: Record<string, string[][]> = {
  lint: [
    ["eslint", "."],
    ["prettier", "--check", "--log-level", "warn", "."],
  ],
  types: [["tsc", "--noEmit"]],
};
const suites = ["unit", "config", "engine", "e2e"];

/** Suites whose files run two at a time; the others start gateways, which take what a machine has. */
const besideEachOther = ["unit", "config"];

/** Suites that need the engine and a Docker daemon. */
const onRealParts = ["config", "engine", "e2e"];

/**
 * `npm test`: lint, types and all tests, or only those named. The last line is
 * `N passed, N failed, N skipped`.
 */
export async function test(names: string[]): Promise<void> {
  const all = [...Object.keys(tools), ...suites];
  const unknown = names.find((name) => !all.includes(name));
  if (unknown)
    throw new UserError(`there are no tests "${unknown}"`, `choose of: ${all.join(", ")}`);
  const chosen = names.length > 0 ? names : all;
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of Object.keys(tools).filter((tool) => chosen.includes(tool)))
    add(counts, await runTools(name));
  const chosenSuites = suites.filter((suite) => chosen.includes(suite));
  if (chosenSuites.length > 0) add(counts, await runSuites(chosenSuites));
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  if (counts.failed > 0) process.exitCode = 1;
}

async function runTools(name: string): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [tool = "", ...args] of tools[name] ?? []) {
    console.log(`- ${tool}`);
    const { failed } = await execa(tool, args, options);
    if (failed) counts.failed += 1;
    else counts.passed += 1;
  }
  return counts;
}

const options = { cwd: repository, preferLocal: true, stdio: "inherit", reject: false } as const;

async function runSuites(chosen: string[]): Promise<Counts> {
  const startedDocker =
    chosen.some((suite) => onRealParts.includes(suite)) && (await prepareParts(chosen));
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-test-"));
  try {
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
    const isBeside = (suite: string) => besideEachOther.includes(suite);
    const alone = chosen.filter((suite) => !isBeside(suite));
    await runJest(folder, chosen.filter(isBeside), ["--maxWorkers=2"], counts);
    await runJest(folder, alone, ["--runInBand"], counts);
    return counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
    if (startedDocker) await stopDockerDaemon();
  }
}

/** Runs some suites, and adds up how their tests went. */
async function runJest(folder: string, chosen: string[], how: string[], counts: Counts) {
  if (chosen.length === 0) return;
  const file = join(folder, `${chosen.join("-")}.json`);
  const args = [...how, "--json", `--outputFile=${file}`, "--selectProjects", ...chosen];
  await execa("jest", args, { ...options, stdio: ["ignore", "ignore", "inherit"] });
  add(counts, countsOf(JSON.parse(await readFile(file, "utf8")) as JestReport));
}

function add(to: Counts, more: Counts): void {
  for (const key of ["passed", "failed", "skipped"] as const) to[key] += more[key];
}

function countsOf(report: JestReport): Counts {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  for (const { status, fullName } of tests) {
    if (status === "pending" || status === "todo") console.log(`skipped: ${fullName}`);
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Makes first what takes minutes, so that it is seen. @returns whether it started a Docker daemon */
async function prepareParts(chosen: string[]): Promise<boolean> {
  const engine = await progress.step("Pulumi engine", async (report) => {
    const { command, part } = await findEngine(report, labFallbacks);
    return { value: command, result: describe(part) };
  });
  await progress.step("Provider plugins", async (report) => {
    const { parts } = await findPlugins(engine, report, labFallbacks);
    return { value: undefined, result: parts.map(describe).join(", ") };
  });
  const { docker, part } = await progress.step("Docker daemon", async (report) => {
    const found = await findDocker(report, labFallbacks);
    return { value: found, result: describe(found.part) };
  });
  await progress.step("Images", async (report) => {
    // All that any test runs: a mock upstream, Presidio, and an Agent.
    const settings = parseSettings({
      models: [{ name: "any", provider: "mock" }],
      privacy: { pii: { entities: [{ entity: "PERSON" }] } },
    });
    const secrets = { ...noSecrets, keys: ["datadogApiKey"] as const };
    const { parts } = await findImages(docker, { settings, secrets }, report, labFallbacks);
    return { value: undefined, result: parts.map(describe).join(", ") };
  });
  if (chosen.includes("engine")) {
    await progress.step("Kubernetes node", async (report) => {
      return { value: undefined, result: await ensureLabImage(kubernetesNodeImage, report) };
    });
    await progress.step("Scanners", async (report) => {
      await installScanners(report);
      return { value: undefined, result: scannerNames.join(", ") };
    });
  }
  return part.from === "lab";
}
