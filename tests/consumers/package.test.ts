import { Consumer } from "./consumer";

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
    /^dist\/config\/data\/.+\.json$/,
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
