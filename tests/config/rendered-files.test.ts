import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import Docker from "dockerode";
import { renderHAProxyConfig } from "../../config/haproxy";
import type { Images } from "../../config/images";
import { renderLiteLLMConfig } from "../../config/litellm";
import { renderRedisAcl, renderRedisConfig } from "../../config/redis";
import type { SecretKey, SettingsInput } from "../../config/schema";
import { renderMigrationScript, renderProxyScript } from "../../config/scripts";
import { parseSettings } from "../../config/stack";
import { renderUvicornLogConfig } from "../../config/uvicorn";
import { findImages } from "../../scripts/parts/images";

// The programs themselves say whether they accept what we render for them.
jest.setTimeout(10 * 60_000);

const docker = new Docker();
const models: NonNullable<SettingsInput["models"]> = [
  {
    name: "gpt-4o-mini",
    provider: "mock",
    inputCostPerMillionTokens: 0.15,
    outputCostPerMillionTokens: 0.6,
  },
  { name: "vectors", provider: "mock", mode: "embedding", inputCostPerMillionTokens: 0.02 },
];

let images: Images;
let folder: string;

beforeAll(async () => {
  const settings = parseSettings({ models });
  const { standIns } = await findImages(docker, settings, () => undefined);
  images = { ...settings.images, ...standIns };
  folder = await mkdtemp(join(tmpdir(), "litellm-gateway-config-"));
  // The images' users are others than this one.
  await chmod(folder, 0o755);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program of an image on files, without a network. */
async function check(image: string, files: Record<string, string>, command: string[]) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const output = new PassThrough();
  let text = "";
  output.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [{ StatusCode: exitCode }] = (await docker.run(image, command.slice(1), output, {
    Tty: true,
    Entrypoint: command.slice(0, 1),
    HostConfig: { AutoRemove: true, NetworkMode: "none", Binds: [`${folder}:/files:ro`] },
  })) as [{ StatusCode: number }];
  return { exitCode, text };
}

describe("LiteLLM's --validate_config", () => {
  const validate = (config: string) =>
    check(images.litellm, { "config.yaml": config }, [
      "litellm",
      "--config",
      "/files/config.yaml",
      "--validate_config",
    ]);

  const redis = { host: "redis", port: 6379, username: "litellm" };
  const render = (input: SettingsInput, secretsSet: readonly SecretKey[] = []) =>
    renderLiteLLMConfig(parseSettings(input, secretsSet), {
      secretsSet,
      coordination: redis,
      cache: input.cache?.enabled ? { ...redis, host: "redis-cache" } : undefined,
    });

  test.each<[string, () => string]>([
    [
      "every provider, and the cache",
      () =>
        render(
          {
            models: [
              ...models,
              { name: "a", provider: "openai", model: "gpt-4o" },
              { name: "b", provider: "anthropic", model: "claude-sonnet-4-5" },
              { name: "c", provider: "ollama", model: "llama3" },
            ],
            ollamaBaseUrl: "http://host.docker.internal:11434",
            cache: { enabled: true },
          },
          ["openaiApiKey", "anthropicApiKey"],
        ),
    ],
    ["a provider's key alone", () => render({}, ["openaiApiKey"])],
  ])("accepts %s", async (_, config) => {
    const { exitCode, text } = await validate(config());
    expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
  });

  test("refuses a model without a name of the provider's: it really looks", async () => {
    const config = render({ models }).replace("model: openai/gpt-4o-mini", "unknown: 1");
    const { exitCode } = await validate(config);
    expect(exitCode).toBe(1);
  });
});

describe("HAProxy's -c", () => {
  const validate = (config: string) =>
    check(images.haproxy, { "haproxy.cfg": config }, ["haproxy", "-c", "-f", "/files/haproxy.cfg"]);

  test("accepts the edge's config, without a warning", async () => {
    const { exitCode, text } = await validate(
      renderHAProxyConfig(parseSettings({ models, images })),
    );
    expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
    expect(text).not.toMatch(/warning|alert/i);
  });

  test("refuses a setting that it doesn't know", async () => {
    const config = renderHAProxyConfig(parseSettings({ models, images }));
    const { exitCode } = await validate(config.replace("balance leastconn", "balance nothing"));
    expect(exitCode).toBe(1);
  });
});

test.each(["coordination", "cache"] as const)("Redis starts with the %s config", async (role) => {
  const password = "a-password";
  const files = {
    "redis.conf": renderRedisConfig(role, 64, "/files/users.acl"),
    "users.acl": renderRedisAcl(password),
  };
  const script = `redis-server /files/redis.conf --dir /tmp --daemonize yes >/tmp/log
    for _ in $(seq 100); do redis-cli ping 2>&1 | grep -q NOAUTH && break; sleep 0.1; done
    export REDISCLI_AUTH=${password}
    r() { echo "$1: $(redis-cli --user litellm $1 2>&1)"; }
    r "set key value"; r "get key"; r "config get maxmemory"; r "flushall"; r "info server" | head -1`;
  const { text } = await check(images.redis, files, ["sh", "-c", script]);
  expect(text).toContain("set key value: OK");
  expect(text).toContain("get key: value");
  // The proxies' user can neither change the server nor empty it.
  expect(text).toMatch(/config get maxmemory: NOPERM/);
  expect(text).toMatch(/flushall: NOPERM/);
  expect(text).toMatch(/info server: # Server/);
});

test("the start scripts are valid for the image's shell, and Python takes the log config", async () => {
  const files = {
    "serve.sh": renderProxyScript("/files"),
    "migrate.sh": renderMigrationScript("/files"),
    "uvicorn.json": renderUvicornLogConfig(),
  };
  const python =
    "import json, logging.config as c; c.dictConfig(json.load(open('/files/uvicorn.json')))";
  const script = `sh -n /files/serve.sh && sh -n /files/migrate.sh && python3 -c "${python}"`;
  const { exitCode, text } = await check(images.litellm, files, ["sh", "-c", script]);
  expect({ exitCode, text }).toEqual({ exitCode: 0, text: "" });
});
