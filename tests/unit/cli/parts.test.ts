import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";
import { labFallbacks } from "../../../dev/lab-fallbacks";
import { findBackend } from "../../../cli/parts/backend";
import { findDocker } from "../../../cli/parts/docker";
import { findImages, neededImages } from "../../../cli/parts/images";
import { requireFreePort } from "../../../cli/parts/port";
import { noSecrets, type SecretKey } from "../../../config/inputs/secrets";
import { parseSettings } from "../../../config/inputs/stack";
import { ProjectFolder } from "../../../cli/project";

let folder: string;
const environment = { ...process.env };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-unit-"));
  await writeFile(join(folder, "Pulumi.yaml"), "name: litellm-gateway\n");
  const others = Object.entries(environment).filter(
    ([name]) => !/^PULUMI_|^DOCKER_HOST$/.test(name),
  );
  process.env = { ...Object.fromEntries(others), PULUMI_HOME: join(folder, "home") };
});

afterEach(async () => {
  process.env = { ...environment };
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const coded = (code: string) => Object.assign(new Error(code), { code });

describe("state", () => {
  test("is kept in the project, with a generated passphrase that only this user can read", async () => {
    const backend = await findBackend(new ProjectFolder(folder));
    expect(backend.environment.PULUMI_BACKEND_URL).toBe(`file://${folder}/.pulumi-local/state`);
    const file = backend.environment.PULUMI_CONFIG_PASSPHRASE_FILE ?? "";
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const passphrase = await readFile(file, "utf8");
    expect(passphrase).toMatch(/^[0-9a-f]{64}$/);
    await findBackend(new ProjectFolder(folder));
    expect(await readFile(file, "utf8")).toBe(passphrase);
  });

  test("is kept where the user is logged in", async () => {
    process.env.PULUMI_BACKEND_URL = "s3://mine";
    const backend = await findBackend(new ProjectFolder(folder));
    expect(backend).toEqual({ description: "s3://mine (yours)", environment: {} });
    expect(existsSync(join(folder, ".pulumi-local"))).toBe(false);
  });

  test("takes the user's own passphrase", async () => {
    process.env.PULUMI_CONFIG_PASSPHRASE = "";
    const { environment: given } = await findBackend(new ProjectFolder(folder));
    expect(given).not.toHaveProperty("PULUMI_CONFIG_PASSPHRASE_FILE");
  });
});

describe("Docker", () => {
  test("that denies permission: says how to get it, and starts no other", async () => {
    jest.spyOn(Docker.prototype, "ping").mockRejectedValue(coded("EACCES"));
    await expect(findDocker(() => undefined, labFallbacks)).rejects.toMatchObject({
      message: "permission denied on the Docker daemon at /var/run/docker.sock",
      fix: expect.stringContaining("usermod -aG docker") as string,
    });
  });

  test("elsewhere that doesn't answer: starts none here", async () => {
    process.env.DOCKER_HOST = "tcp://192.0.2.1:2375";
    jest.spyOn(Docker.prototype, "ping").mockRejectedValue(coded("ECONNREFUSED"));
    await expect(findDocker(() => undefined, labFallbacks)).rejects.toMatchObject({
      message:
        "no Docker daemon answers at tcp://192.0.2.1:2375 (ECONNREFUSED), and none is started here: DOCKER_HOST names another",
    });
  });
});

describe("the port", () => {
  const owner = { project: "litellm-gateway", stack: "dev" };
  const withContainer = (labels: Record<string, string>) => {
    const container = { Names: ["/other"], Labels: labels, Ports: [{ PublicPort: 4000 }] };
    jest
      .spyOn(Docker.prototype, "listContainers")
      .mockImplementation(() => Promise.resolve([container] as unknown as Docker.ContainerInfo[]));
    return requireFreePort(new Docker(), { address: "127.0.0.1", port: 4000 }, owner);
  };

  test("may be held by the stack's own load balancer", async () => {
    const labels = { "litellm-gateway.project": "litellm-gateway", "litellm-gateway.stack": "dev" };
    await expect(withContainer(labels)).resolves.toBeUndefined();
  });

  test("held by another container is refused, with its name", async () => {
    await expect(withContainer({})).rejects.toMatchObject({
      message: "port 4000 is taken by the container other",
      fix: expect.stringContaining("edge.port 4001") as string,
    });
  });
});

describe("images", () => {
  const settings = (input: object, ...keys: SecretKey[]) =>
    parseSettings(
      { models: [{ name: "m", provider: "mock" }], ...input },
      { keys, credentials: [] },
    );

  test("the mock upstream's is needed only for mock models", () => {
    expect(neededImages(settings({}), noSecrets)).toContain("mockUpstream");
    const providers = { ollama: { baseUrl: "http://h:1" } };
    const ollama = { models: [{ name: "m", provider: "ollama" }], providers };
    expect(neededImages(settings(ollama), noSecrets)).not.toContain("mockUpstream");
  });

  test("Presidio's are needed only for masking", () => {
    const presidio = ["presidioAnalyzer", "presidioAnonymizer"];
    expect(neededImages(settings({}), noSecrets)).not.toEqual(expect.arrayContaining(presidio));
    const privacy = { pii: { entities: [{ entity: "PERSON" }] } };
    expect(neededImages(settings({ privacy }), noSecrets)).toEqual(
      expect.arrayContaining(presidio),
    );
  });

  test("the Agent's is needed only with an API key", () => {
    expect(neededImages(settings({}), noSecrets)).not.toContain("datadogAgent");
    const secrets = { ...noSecrets, keys: ["datadogApiKey"] as const };
    expect(neededImages(settings({}), secrets)).toContain("datadogAgent");
  });

  test("Postgres and Redis are not needed where there are others", () => {
    const server = { host: "there" };
    const input = { database: { server }, redis: { server } };
    const theirs = settings(input, "databasePassword", "redisPassword");
    expect(neededImages(theirs, noSecrets)).toEqual(["mockUpstream", "litellm", "haproxy"]);
    const cache = { type: "redis" };
    const withCache = settings({ redis: { server }, cache }, "redisPassword");
    expect(neededImages(withCache, noSecrets)).toContain("redis");
  });

  test("that are here are taken as they are: nothing is pulled or built", async () => {
    const getImage = jest
      .spyOn(Docker.prototype, "getImage")
      .mockReturnValue({ inspect: () => Promise.resolve({}) } as unknown as Docker.Image);
    const pull = jest.spyOn(Docker.prototype, "pull");
    const { standIns, parts } = await findImages(
      new Docker(),
      { settings: settings({}), secrets: noSecrets },
      () => undefined,
      labFallbacks,
    );
    expect(standIns).toEqual({});
    expect(parts.map(({ from }) => from)).toEqual(Array(5).fill("yours"));
    expect(getImage).toHaveBeenCalledTimes(5);
    expect(pull).not.toHaveBeenCalled();
  });
});
