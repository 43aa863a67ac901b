import { certificateFile, renderHAProxyConfig } from "../../config/edge/haproxy";
import type { Images } from "../../config/inputs/images";
import { renderLiteLLMConfig } from "../../config/litellm";
import { renderMonitoringRole } from "../../config/datadog/postgres-role";
import { renderProxyModules } from "../../config/litellm/proxy-modules";
import { renderRedisAcl, renderRedisConfig } from "../../config/stores/redis";
import type { SettingsInput } from "../../config/inputs/schema";
import { noSecrets, type SecretKey } from "../../config/inputs/secrets";
import { renderMigrationScript, renderProxyScript } from "../../config/litellm/entrypoints";
import { parseSettings } from "../../config/inputs/stack";
import { renderUvicornLogConfig } from "../../config/litellm/uvicorn";
import { certificate, key } from "../certificates";
import { runInImage } from "../../lab/images/run-in-image";
import { imagesHere } from "./in-image";

// The programs themselves say whether they accept what we render for them.
jest.setTimeout(10 * 60_000);

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

beforeAll(async () => {
  images = await imagesHere(parseSettings({ models }));
});

describe("LiteLLM's --validate_config", () => {
  const validate = ({ config, modules }: ReturnType<typeof render>) =>
    runInImage(images.litellm, { ...modules, "config.yaml": config }, [
      "litellm",
      "--config",
      "/files/config.yaml",
      "--validate_config",
    ]);

  const render = (input: SettingsInput, keys: readonly SecretKey[] = []) => {
    const secrets = { ...noSecrets, keys };
    const settings = parseSettings(input, secrets);
    const modules = renderProxyModules(settings, secrets);
    return { config: renderLiteLLMConfig(settings, secrets), modules };
  };

  test.each<[string, () => ReturnType<typeof render>]>([
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
            providers: { ollama: { baseUrl: "http://host.docker.internal:11434" } },
            cache: { type: "redis" },
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
    const { config, modules } = render({ models });
    const wrong = config.replace("model: openai/gpt-4o-mini", "unknown: 1");
    const { exitCode } = await validate({ config: wrong, modules });
    expect(exitCode).toBe(1);
  });
});

describe("HAProxy's -c", () => {
  const render = (input: SettingsInput) =>
    renderHAProxyConfig(
      parseSettings({ models, images, ...input }, { ...noSecrets, keys: tlsKeys(input) }),
      "/files",
    );
  const tlsKeys = ({ edge }: SettingsInput): SecretKey[] =>
    edge?.tls ? ["tlsCertificate", "tlsKey"] : [];
  const command = ["haproxy", "-c", "-f", "/files/haproxy.cfg"];
  const pem = `${certificate}\n${key}\n`;
  const validate = (config: string) =>
    runInImage(images.haproxy, { "haproxy.cfg": config, [certificateFile]: pem }, command);

  test.each<[string, SettingsInput]>([
    ["plain", {}],
    ["with TLS", { edge: { tls: true } }],
    ["without admin pages", { security: { adminUi: { enabled: false } } }],
  ])("accepts the edge's config, without a warning: %s", async (_, input) => {
    const { exitCode, text } = await validate(render(input));
    expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
    expect(text).not.toMatch(/warning|alert/i);
  });

  test("refuses a setting that it doesn't know", async () => {
    const config = render({}).replace("balance leastconn", "balance nothing");
    expect((await validate(config)).exitCode).toBe(1);
  });
});

test.each(["coordination", "cache"] as const)("Redis starts with the %s config", async (role) => {
  const [password, monitoring] = ["a-password", "another-password"];
  const files = {
    "redis.conf": renderRedisConfig(role, 64, "/files/users.acl"),
    "users.acl": renderRedisAcl({ proxies: password, monitoring }),
  };
  const script = `redis-server /files/redis.conf --dir /tmp --daemonize yes >/tmp/log
    for _ in $(seq 100); do redis-cli ping 2>&1 | grep -q NOAUTH && break; sleep 0.1; done
    export REDISCLI_AUTH=${password}
    r() { echo "$1: $(redis-cli --user litellm $1 2>&1)"; }
    r "set key value"; r "get key"; r "config get maxmemory"; r "flushall"; r "info server" | head -1
    export REDISCLI_AUTH=${monitoring}
    m() { echo "monitor: $1: $(redis-cli --user datadog $1 2>&1 | head -1)"; }
    m ping; m info; m "config get maxclients"; m "slowlog get 1"; m "get key"; m "config set maxclients 1"; m "slowlog reset"; m "acl list"`;
  const { text } = await runInImage(images.redis, files, ["sh", "-c", script]);
  expect(text).toContain("set key value: OK");
  expect(text).toContain("get key: value");
  // The proxies' user can neither change the server nor empty it.
  expect(text).toMatch(/config get maxmemory: NOPERM/);
  expect(text).toMatch(/flushall: NOPERM/);
  expect(text).toMatch(/info server: # Server/);
  // The Agent's user sees how it is, and nothing that is in it.
  expect(text).toContain("monitor: ping: PONG");
  expect(text).toContain("monitor: info: # Server");
  expect(text).toContain("monitor: config get maxclients: maxclients");
  expect(text).not.toContain("monitor: slowlog get 1: NOPERM");
  for (const forbidden of ["get key", "config set maxclients 1", "slowlog reset", "acl list"])
    expect(text).toContain(`monitor: ${forbidden}: NOPERM`);
});

test("Postgres takes the Agent's role, twice, and lets it see statistics only", async () => {
  const password = "a-monitoring-password";
  const script = `set -e
    cp /files/role.sql /tmp && mkdir /tmp/data && chown -R postgres /tmp/data
    as() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
    as initdb -D /tmp/data -U litellm --auth-host=scram-sha-256 >/dev/null 2>&1
    as pg_ctl -D /tmp/data -o "-k /tmp" -l /tmp/data/log -w start >/dev/null
    q() { psql -X -h /tmp -U litellm -d "$1" -v ON_ERROR_STOP=1 -q "\${@:2}"; }
    q postgres -c "CREATE DATABASE litellm"
    q litellm -c "CREATE TABLE secrets (key text)"
    q litellm -f /tmp/role.sql; q litellm -f /tmp/role.sql
    export PGPASSWORD=${password}
    m() { psql -X -h 127.0.0.1 -U datadog -d litellm -tA -c "$1" 2>&1 || true; }
    m "SELECT 'statistics ' || (count(*) > 0) FROM pg_stat_activity WHERE query <> '<insufficient privilege>'"
    m "SELECT * FROM secrets"
    m "CREATE ROLE another"
    PGPASSWORD=wrong m "SELECT 1"`;
  const files = { "role.sql": renderMonitoringRole(password) };
  const { text } = await runInImage(images.postgres, files, ["bash", "-c", script]);
  expect(text).toContain("statistics true");
  expect(text).toContain("permission denied for table secrets");
  expect(text).toContain("permission denied to create role");
  expect(text).toContain("password authentication failed");
});

test("the start scripts are valid for the image's shell, and Python takes the log config", async () => {
  const settings = parseSettings({ models });
  const files = {
    "serve.sh": renderProxyScript(settings, "/files", false),
    "watched.sh": renderProxyScript(settings, "/files", true),
    "migrate.sh": renderMigrationScript("/files"),
    "uvicorn.json": renderUvicornLogConfig(settings),
  };
  const python =
    "import json, logging.config as c; c.dictConfig(json.load(open('/files/uvicorn.json')))";
  const script = `sh -n /files/serve.sh && sh -n /files/watched.sh && sh -n /files/migrate.sh && python3 -c "${python}"`;
  const { exitCode, text } = await runInImage(images.litellm, files, ["sh", "-c", script]);
  expect({ exitCode, text }).toEqual({ exitCode: 0, text: "" });
});
