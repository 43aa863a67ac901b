import { appendFile, readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { Sandbox, type Outcome } from "./sandbox";

// What is refused must be refused before anything changes.
jest.setTimeout(10 * 60_000);

const models = [{ name: "gpt-4o-mini", provider: "mock" as const }];

let sandbox: Sandbox;
let outcome: Outcome;

beforeEach(async () => {
  sandbox = await Sandbox.make({ models });
});

afterEach(async () => {
  try {
    expect([...(await sandbox.containers()).keys()]).toEqual([]);
    expect(await sandbox.volumes()).toEqual([]);
    expect(await sandbox.networks()).toEqual([]);
  } finally {
    await sandbox.destroy();
  }
});

/** The command failed with one message and no stack trace. */
function expectRefused(...texts: string[]): void {
  expect(outcome.exitCode).toBe(1);
  for (const text of texts) expect(outcome.output).toContain(text);
  expect(outcome.output).not.toMatch(/^ +at /m);
}

test("a Docker daemon that can't be reached", async () => {
  outcome = await sandbox.run("up", ["--yes"], { DOCKER_HOST: "unix:///nowhere/docker.sock" });
  expectRefused("no Docker daemon answers at unix:///nowhere/docker.sock", "fix: start Docker");
});

describe("a port that is taken", () => {
  let server: Server;
  afterEach(() => {
    server.close();
  });

  test("says by which process", async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await sandbox.configure({ edge: { port } });
    outcome = await sandbox.run("up", ["--yes"]);
    expectRefused(
      `port ${port} is taken by the process node (pid ${process.pid})`,
      `config set --path edge.port ${port + 1}`,
    );
  });
});

test("an image that is neither here nor can be pulled", async () => {
  await sandbox.configure({ images: { redis: "registry.invalid/redis:8.10.1" } });
  outcome = await sandbox.run("up", ["--yes"]);
  expectRefused("the image registry.invalid/redis:8.10.1 (images.redis) is neither here");
});

// How settings are refused is the same for all; what is said of each is tested where it is checked.
test("a setting that is wrong", async () => {
  await sandbox.configure({ replicas: 1000 });
  const text = "replicas: must be at most 16 (given: 1000)";
  for (const command of ["up", "preview"]) {
    outcome = await sandbox.run(command);
    expectRefused(text, "Nothing was changed.");
  }
  // The same from the plain CLI, where the program itself refuses.
  outcome = await sandbox.run("pulumi", ["preview", "--non-interactive"]);
  expect(outcome.exitCode).not.toBe(0);
  expect(outcome.output).toContain(text);
});

test("an unknown stack", async () => {
  outcome = await sandbox.run("preview", ["--stack", "nope"]);
  expectRefused('there is no stack "nope"', "choose one of:");
});

test("a wrong passphrase", async () => {
  await sandbox.must("pulumi", ["config", "set", "--secret", "openaiApiKey", "sk-key-of-openai"]);
  outcome = await sandbox.run("up", ["--yes"], { PULUMI_CONFIG_PASSPHRASE: "wrong" });
  expectRefused("the passphrase doesn't fit this stack's secrets", "Nothing was changed");
});

describe("a stack's file from another machine", () => {
  const salt =
    "encryptionsalt: v1:rwlEtojyPCg=:v1:MmQ2pveKc1JqIR6X:r4zM2KGPwpZwJNpikEQpmquXdJlvRQ==\n";

  test("loses its salt, which belongs to the passphrase there", async () => {
    await appendFile(sandbox.stackFile, salt);
    outcome = await sandbox.run("preview");
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(await readFile(sandbox.stackFile, "utf8")).not.toContain(salt);
  });

  test("is refused when it has secrets: they can't be read without that passphrase", async () => {
    const secret = "config:\n  litellm-gateway:openaiApiKey:\n    secure: v1:MmQ2:r4zM\n";
    await writeFile(sandbox.stackFile, secret + salt);
    outcome = await sandbox.run("preview");
    expectRefused("the passphrase doesn't fit this stack's secrets", "Nothing was changed");
    expect(await readFile(sandbox.stackFile, "utf8")).toBe(secret + salt);
  });
});

test("a stack that is not up", async () => {
  outcome = await sandbox.run("verify");
  expectRefused("is not up", "npm run up");
});

test("an option that doesn't exist", async () => {
  outcome = await sandbox.run("up", ["--force"]);
  expectRefused("unknown option '--force'", "Usage: npm run up");
});
