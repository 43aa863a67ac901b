import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Docker from "dockerode";
import { noSecrets } from "../../config/inputs/secrets";
import { parseSettings } from "../../config/inputs/stack";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findImages } from "../../cli/parts/images";
import { dependencies, devDependencies, version } from "../../package.json";
import type { CheckResult } from "../../cli/verify";
import { alone } from "../alone";
import { freePort } from "../e2e/sandbox";
import { Consumer } from "./consumer";

/** A list of packages in CycloneDX's form. */
interface Sbom {
  bomFormat: string;
  metadata: { component: { "bom-ref": string } };
  components: { name: string; hashes?: object[] }[];
}

/* The package as those have it who install it: from its tarball, in a folder of theirs. */

jest.setTimeout(10 * 60_000);

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.make();
});
afterAll(() => (consumer as Consumer | undefined)?.remove());

test("the tarball has what is compiled and what it reads, and nothing of the repository's own", () => {
  const allowed = [
    /^(CHANGELOG|README)\.md$|^LICENSE$|^package\.json$|^PulumiPlugin\.yaml$/,
    /^litellm-gateway\.schema\.json$|^mock-upstream\/server\.js$/,
    /^dist\/(cli|components|config|preflight)\/.+\.(js|d\.ts)$|^dist\/index\.(js|d\.ts)$/,
    /^dist\/config\/litellm\/data\/.+\.json$|^dist\/sbom\.cdx\.json$/,
  ];
  expect(consumer.packed.filter((path) => !allowed.some((one) => one.test(path)))).toEqual([]);
  expect(consumer.packed).toEqual(
    expect.arrayContaining(["LICENSE", "dist/components/index.d.ts", "dist/cli/main.js"]),
  );
  // Of developers, whose commands need what is not in it.
  const ofDevelopers = /\/(bench|dev|lab|tests)\//;
  expect(consumer.packed.filter((path) => ofDevelopers.test(path))).toEqual([]);
});

test.each([
  ["require", ["-e", "process.stdout.write(Object.keys(require('litellm-gateway')).join())"]],
  [
    "import",
    [
      "--input-type=module",
      "-e",
      "import { LiteLLMGateway, preflight } from 'litellm-gateway'; process.stdout.write([LiteLLMGateway.name, preflight.name].join())",
    ],
  ],
])("plain Node loads it by %s", async (_, args) => {
  const names = (await consumer.must("node", ...args)).split(",");
  expect(names).toEqual(expect.arrayContaining(["LiteLLMGateway", "preflight"]));
});

test.each(["node16", "node10"])(
  "the example's types hold by module resolution %s",
  async (resolution) => {
    const module = resolution === "node10" ? "commonjs" : resolution;
    const how = ["--module", module, "--moduleResolution", resolution];
    await consumer.must("npx", "--offline", "tsc", "--noEmit", "--project", ".", ...how);
  },
);

test("npx litellm-gateway check accepts a good stack file, and says what is wrong with a bad one", async () => {
  const model = "{ name: chat, provider: mock }";
  await consumer.write("good.yaml", `config:\n  litellm-gateway:models: [${model}]\n`);
  await consumer.write("bad.yaml", "config:\n  litellm-gateway:replicas: 0\n");
  const check = (...files: string[]) =>
    consumer.run("npx", "--offline", "litellm-gateway", "check", ...files);
  expect(await check("good.yaml")).toMatchObject({ exitCode: 0, output: "good.yaml: ok" });
  const bad = await check("bad.yaml");
  expect(bad.exitCode).toBe(1);
  expect(bad.output).toMatch(/^bad\.yaml: replicas: .+$/m);
});

test("the schema of stack files is in it", async () => {
  const print =
    "process.stdout.write(require('litellm-gateway/litellm-gateway.schema.json').title)";
  expect(await consumer.must("node", "-e", print)).toBe("Stack file of litellm-gateway");
});

test("it comes with a list of what is installed with it, with a hash of each", async () => {
  const print =
    "process.stdout.write(fs.readFileSync('node_modules/litellm-gateway/dist/sbom.cdx.json', 'utf8'))";
  const { bomFormat, metadata, components } = JSON.parse(
    await consumer.must("node", "-e", print),
  ) as Sbom;
  const name = `litellm-gateway@${version}`;
  expect({ bomFormat, name: metadata.component["bom-ref"] }).toEqual({
    bomFormat: "CycloneDX",
    name,
  });
  const names = components.map((one) => one.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  const ofOthers = [...Object.keys(devDependencies), "litellm-gateway-lab"].filter(
    (other) => !(other in dependencies) && !other.startsWith("@types/"),
  );
  expect(names.filter((one) => ofOthers.includes(one))).toEqual([]);
  expect(components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
});

test("what is installed with it is listed, each with its reason in CONTRIBUTING.md", async () => {
  console.log(await consumer.must("npm", "ls", "--omit=dev", "--depth=1"));
  const listed = JSON.parse(
    await consumer.must("npm", "ls", "--omit=dev", "--json", "--depth=1"),
  ) as { dependencies: Record<string, { dependencies?: Record<string, unknown> }> };
  const installed = Object.keys(listed.dependencies["litellm-gateway"]?.dependencies ?? {});
  expect(installed).toContain("zod");
  const contributing = await readFile(join(__dirname, "../../CONTRIBUTING.md"), "utf8");
  const [, section = ""] = contributing.split("## Dependencies of the package\n");
  const [reasons = ""] = section.split("\n## ");
  expect(installed.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
});

describe("with an engine", () => {
  const pulumi = (...args: string[]) => consumer.run("pulumi", ...args, "--stack", "test");

  beforeAll(async () => {
    const settings = parseSettings({ models: [{ name: "chat", provider: "mock" }] });
    const stack = { settings, secrets: noSecrets };
    const { standIns } = await findImages(new Docker(), stack, () => undefined, labFallbacks);
    await consumer.must("pulumi", "stack", "init", "test");
    const config = { port: await freePort(), images: standIns };
    for (const [key, value] of Object.entries(config))
      await consumer.must("pulumi", "config", "set", key, JSON.stringify(value));
  });

  afterAll(async () => {
    // Data volumes are protected.
    await pulumi("state", "unprotect", "--all", "--yes");
    const { exitCode, output } = await pulumi("destroy", "--yes", "--skip-preview");
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  });

  test("a preview refuses what is wrong, with the arguments that mend it, and no stack trace", async () => {
    await consumer.must("pulumi", "config", "set", "replicas", "0");
    const { exitCode, output } = await pulumi("preview", "--non-interactive");
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/the gateway's settings are refused:\n\s+replicas: /);
    expect(output).not.toMatch(/unhandled|^\s+at /im);
    await consumer.must("pulumi", "config", "set", "replicas", "1");
  });

  test("a program of one's own is previewed and brought up, and the commands work on it", async () => {
    const preview = await pulumi("preview", "--json", "--non-interactive");
    const { steps } = JSON.parse(preview.stdout) as { steps: { op: string; urn: string }[] };
    expect(steps.filter(({ op }) => op !== "create")).toEqual([]);
    expect(steps.map(({ urn }) => urn.split("::").at(-1))).toEqual(
      expect.arrayContaining(["gateway", "admin-password"]),
    );

    const up = await alone("machine", () =>
      pulumi("up", "--yes", "--skip-preview", "--non-interactive"),
    );
    expect(up).toMatchObject({ exitCode: 0 });
    const bin = (...args: string[]) =>
      consumer.must("npx", "--offline", "litellm-gateway", ...args, "--stack", "test");
    const results = JSON.parse(await bin("verify", "--json")) as CheckResult[];
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(results.some(({ outcome }) => outcome === "passed")).toBe(true);
    expect(await bin("key")).toMatch(/^sk-\w{20,}$/);
    expect(await bin("logs", "proxy")).toContain("| ");
    const { exitCode, output } = await consumer.run(
      ...(["npx", "--offline", "litellm-gateway", "up", "--stack", "test"] as const),
    );
    expect({ exitCode, output }).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("fix: pulumi up") as string,
    });
  });
});
