import { request as httpsRequest } from "node:https";
import Docker from "dockerode";
import type { Images } from "../../config/inputs/images";
import type { SettingsInput } from "../../config/inputs/schema";
import { imagesHere } from "../config/in-image";
import { parseSettings } from "../../config/inputs/stack";
import { certificate, key } from "../certificates";
import { Sandbox } from "./sandbox";

// What LiteLLM only looks at when it starts: a gateway with as many settings as fit together, on a
// Postgres and a Redis of the test's own.
jest.setTimeout(10 * 60_000);

/** Has what must be written otherwise in a URL. */
const password = "p@ss/w:rd?#1 é";
const hostname = "gateway.test";

const settings = (images: Images, postgres: number, redis: number): SettingsInput => {
  const server = { host: "host.docker.internal", tls: false, port: redis };
  return {
    replicas: 1,
    models: [
      {
        name: "chat",
        provider: "mock",
        inputCostPerMillionTokens: 1,
        outputCostPerMillionTokens: 2,
        budget: { maxUsd: 1, period: "1d" },
        tags: ["default", "paid"],
        accessGroups: ["beta"],
        timeoutSeconds: 60,
        maxParallelRequests: 10,
      },
      // Its provider is never reached: the name leads nowhere.
      { name: "far", provider: "anthropic", model: "claude-sonnet-4-5-20250929" },
    ],
    providers: { anthropic: { baseUrl: "https://anthropic.invalid" } },
    routing: {
      strategy: "latency",
      tagFiltering: true,
      preCallChecks: true,
      retryPolicy: { rateLimit: 0 },
      allowedFailsPolicy: { rateLimit: 5 },
      fallbacks: { far: ["chat"] },
      defaultFallbacks: ["chat"],
    },
    budgets: {
      maxUsd: 100,
      period: "30d",
      providers: [{ provider: "anthropic", maxUsd: 10, period: "1d" }],
      keys: { maxUsd: 5, period: "30d", ceilingUsd: 10 },
      users: { maxUsd: 20, period: "30d" },
      teams: { maxUsd: 50, period: "30d" },
    },
    limits: { tpm: 1_000_000, keys: { rpm: 100, ceilingRpm: 200 }, users: { rpm: 100 } },
    cache: { type: "redis", server: { ...server } },
    security: {
      adminUi: { enabled: false },
      apiDocs: true,
      allowedOrigins: ["https://app.example.com"],
    },
    logging: { level: "info", json: true },
    spendLogs: { retentionDays: 30 },
    alerting: { types: ["budget_alerts"], slowRequestSeconds: 100 },
    healthChecks: { enabled: true, intervalSeconds: 3600 },
    database: { server: { host: server.host, port: postgres, tls: "disable" } },
    redis: { server },
    edge: { tls: true, hostname },
    images,
  };
};

const docker = new Docker();
const stores: Docker.Container[] = [];
let sandbox: Sandbox;
let masterKey: string;

/** Starts a server that containers of other networks reach, and says its port. */
async function startStore(image: string, options: Docker.ContainerCreateOptions, port: number) {
  const { IPAM } = await docker.getNetwork("bridge").inspect();
  const address = IPAM?.Config?.[0]?.Gateway ?? "172.17.0.1";
  const bindings = { [`${port}/tcp`]: [{ HostIp: address, HostPort: "" }] };
  const store = await docker.createContainer({
    Image: image,
    ExposedPorts: { [`${port}/tcp`]: {} },
    ...options,
    HostConfig: { PortBindings: bindings, AutoRemove: true },
  });
  stores.push(store);
  await store.start();
  const { NetworkSettings } = await store.inspect();
  return Number(NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort);
}

beforeAll(async () => {
  const images = await imagesHere(parseSettings({ models: [{ name: "m", provider: "mock" }] }));
  const user = ["POSTGRES_USER=litellm", "POSTGRES_DB=litellm", `POSTGRES_PASSWORD=${password}`];
  const postgres = await startStore(images.postgres, { Env: user }, 5432);
  const redis = await startStore(
    images.redis,
    { Cmd: ["redis-server", "--requirepass", password, "--bind", "0.0.0.0"] },
    6379,
  );
  sandbox = await Sandbox.make(settings(images, postgres, redis), {
    anthropicApiKey: "sk-ant-Zk3J9x8Qw7Lm2Np5Rt6Vb1Yc4",
    databasePassword: password,
    redisPassword: password,
    cacheRedisPassword: password,
    alertWebhookUrl: "https://alerts.invalid/hook",
    uiPassword: "a-long-password",
    tlsCertificate: certificate,
    tlsKey: key,
  });
});

afterAll(async () => {
  await sandbox.destroy();
  await Promise.all(stores.map((store) => store.remove({ force: true, v: true })));
});

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** Asks by the certificate's name, which no DNS knows. */
async function ask(path: string, options: { body?: object; headers?: object } = {}) {
  const { port } = new URL(sandbox.url);
  const headers = { authorization: `Bearer ${masterKey}`, "content-type": "application/json" };
  return new Promise<Answer>((resolve, reject) => {
    const request = httpsRequest(
      {
        host: "127.0.0.1",
        port,
        path,
        method: options.body ? "POST" : "GET",
        ca: certificate,
        servername: hostname,
        headers: { ...headers, host: hostname, ...options.headers },
      },
      (response) => {
        let body = "";
        response.on("data", (text: Buffer) => (body += text.toString()));
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    request.on("error", reject);
    request.end(options.body && JSON.stringify(options.body));
  });
}

const messages = [{ role: "user", content: "hello" }];

test("it comes up, and makes neither a Postgres nor a Redis", async () => {
  const { exitCode, output } = await sandbox.run("pulumi", ["up", "--yes", "--non-interactive"]);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  const names = [...(await sandbox.containers()).keys()].filter((name) => !name.includes("-files"));
  expect(names.sort()).toEqual(["edge", "migration", "mock-upstream", "proxy-0"]);
  const outputs = await sandbox.outputs();
  masterKey = outputs.masterKey;
  expect(outputs.url).toBe(`https://${hostname}:${new URL(sandbox.url).port}`);
});

test("it answers by TLS only, with its certificate", async () => {
  const { status, headers } = await ask("/v1/chat/completions", {
    body: { model: "chat", messages },
  });
  expect(status).toBe(200);
  expect(Number(headers["x-litellm-response-cost"])).toBeGreaterThan(0);
  await expect(fetch(`${sandbox.url}/health/liveliness`)).rejects.toThrow();
});

test("a provider that can't be reached is stood in for", async () => {
  const { status, headers } = await ask("/v1/chat/completions", {
    body: { model: "far", messages },
  });
  expect({ status, by: headers["x-litellm-model-id"] }).toEqual({
    status: 200,
    by: "chat:openai/chat",
  });
});

test("new keys get the defaults, and no more than the ceilings", async () => {
  const made = await ask("/key/generate", { body: {} });
  expect(JSON.parse(made.body)).toMatchObject({
    max_budget: 5,
    budget_duration: "30d",
    rpm_limit: 100,
  });
  const tooMuch = await ask("/key/generate", { body: { max_budget: 11 } });
  expect(tooMuch.status).toBe(400);
  const team = await ask("/team/new", { body: { team_alias: "everything" } });
  expect(JSON.parse(team.body)).toMatchObject({ max_budget: 50, budget_duration: "30d" });
  const user = await ask("/user/new", { body: { user_role: "internal_user" } });
  expect(JSON.parse(user.body)).toMatchObject({ max_budget: 20, rpm_limit: 100 });
});

test("pages are open and closed as asked, and origins too", async () => {
  const origin = async (name: string) => {
    const { status, headers } = await ask("/v1/models", { headers: { origin: name } });
    return { status, allowed: headers["access-control-allow-origin"] };
  };
  const ours = "https://app.example.com";
  expect(await origin(ours)).toEqual({ status: 200, allowed: ours });
  expect(await origin("https://other.example.com")).toEqual({ status: 200, allowed: undefined });
  expect((await ask("/ui/")).status).toBe(404);
  // Last: LiteLLM makes it at the first request, and answers no other for seconds meanwhile.
  expect((await ask("/openapi.json")).status).toBe(200);
});

test("the proxies log in JSON, and no prompt and no key", async () => {
  const proxy = (await sandbox.containers()).get("proxy-0");
  const log = await docker
    .getContainer(proxy?.Id ?? "")
    .logs({ stdout: true, stderr: true, tail: 2000 });
  const lines = log.toString("utf8").split("\n");
  const objects = lines.filter((line) => line.includes('{"'));
  expect(objects.length).toBeGreaterThan(3);
  expect(log.toString()).not.toContain(password);
  expect(log.toString()).not.toContain(masterKey);
});

test("nothing changes the second time, and nothing but keys keeps it from being removed", async () => {
  const again = await sandbox.run("pulumi", [
    "preview",
    "--expect-no-changes",
    "--non-interactive",
  ]);
  expect({ again }).toMatchObject({ again: { exitCode: 0 } });
  await sandbox.must("down", ["--yes", "--delete-data"]);
  expect([...(await sandbox.containers()).keys()]).toEqual([]);
});
