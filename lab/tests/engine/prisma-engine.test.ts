import { readFileSync } from "node:fs";
import { globalAgent } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import { ensureLabImages } from "../../images";
import { type Finished, runInContainer, runInImage } from "./images-run";

// Prisma's engines in the lab's LiteLLM image, driven as LiteLLM drives them: by its migration
// command, by the Prisma CLI and by prisma-client-py, under the restrictions of the gateway.

const docker = new Docker();
const name = `litellm-gateway-test-prisma-${process.pid}`;
const password = "only-for-this-test";
const databaseUrl = (database: string, host = name): string =>
  `postgresql://postgres:${password}@${host}:5432/${database}`;

let images: { postgres: string; litellm: string };
let postgres: Docker.Container;

beforeAll(async () => {
  images = await ensureLabImages(["postgres", "litellm"], console.log);
  await docker.createNetwork({ Name: name });
  postgres = await docker.createContainer({
    name,
    Image: images.postgres,
    Env: [`POSTGRES_PASSWORD=${password}`],
    // Far from UTC, which is what the engine must use.
    Cmd: ["postgres", "-c", "timezone=Asia/Tokyo"],
    HostConfig: { NetworkMode: name },
  });
  await postgres.start();
  const ready = ["pg_isready", "--host=127.0.0.1", "--username=postgres"];
  const end = Date.now() + 60_000;
  while ((await runInContainer(postgres, ready)).exitCode !== 0) {
    if (Date.now() > end) throw new Error("Postgres isn't ready after a minute");
    await delay(300);
  }
}, 900_000);

afterAll(async () => {
  await Promise.allSettled([docker.getContainer(name).remove({ force: true, v: true })]);
  await docker.getNetwork(name).remove();
  globalAgent.destroy();
}, 60_000);

/** As LiteLLM calls the CLI: not through prisma-client-py, which takes seconds to load. */
const prisma = "/app/.cache/prisma-python/binaries/node_modules/.bin/prisma";

/** Runs a shell script in LiteLLM's image as the gateway runs its containers. */
const inLiteLLM = (script: string, url: string): Promise<Finished> =>
  runInImage(images.litellm, script, {
    User: "65534:65534",
    Env: [`DATABASE_URL=${url}`, "LITELLM_LOCAL_MODEL_COST_MAP=True"],
    HostConfig: {
      NetworkMode: name,
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges:true"],
      Tmpfs: { "/tmp": "rw,nosuid,nodev,size=512m" },
    },
  });

const migrate = (url: string): Promise<Finished> => inLiteLLM("litellm --skip_server_startup", url);

async function sql(database: string, query: string): Promise<string> {
  const psql = ["psql", "--username=postgres", "--no-align", "--tuples-only"];
  const { output } = await runInContainer(postgres, [...psql, `--command=${query}`, database]);
  return output.trim();
}

const applied = `
  SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND applied_steps_count = 1`;

describe("LiteLLM's migration command", () => {
  let first: Finished;
  const url = databaseUrl("migrated");

  beforeAll(async () => {
    first = await migrate(url);
  }, 120_000);

  test("makes a database that isn't there, and applies all migrations", async () => {
    expect(first).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("All migrations have been successfully applied.") as string,
    });
    const folder = "/app/.venv/lib/python3*/site-packages/litellm_proxy_extras/migrations";
    const { output } = await inLiteLLM(`ls ${folder} | grep -c ^2`, url);
    expect(await sql("migrated", applied)).toBe(output.trim());
    expect(Number(output)).toBeGreaterThan(200);
  });

  test("leaves the tables as LiteLLM's schema says", async () => {
    const diff = "migrate diff --from-url $DATABASE_URL --to-schema-datamodel schema.prisma";
    const { output } = await inLiteLLM(`${prisma} ${diff}`, url);
    expect(output).toContain("No difference detected.");
  }, 60_000);

  test("does nothing the second time", async () => {
    const before = await sql("migrated", applied);
    expect(await migrate(url)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("No pending migrations to apply.") as string,
    });
    expect(await sql("migrated", applied)).toBe(before);
  }, 120_000);

  test("fails and says why when no server is there", async () => {
    const { exitCode, output } = await migrate(databaseUrl("any", "nowhere"));
    expect(exitCode).not.toBe(0);
    expect(output).toContain("P1001: Can't reach database server at `nowhere`:`5432`");
  }, 120_000);
});

describe("the Prisma CLI", () => {
  const migration = (sqlText: string): string => `
    mkdir -p /tmp/p/migrations/20250101000000_first && cd /tmp/p
    printf 'provider = "postgresql"' > migrations/migration_lock.toml
    printf 'datasource db {\\n provider = "postgresql"\\n url = env("DATABASE_URL")\\n}' > schema.prisma
    echo '${sqlText}' > migrations/20250101000000_first/migration.sql
    ${prisma} migrate deploy`;

  test("runs a migration's script in one piece", async () => {
    const script = migration("DO $$ BEGIN PERFORM 1; PERFORM 2; END $$; CREATE TABLE t (i int);");
    expect((await inLiteLLM(script, databaseUrl("scripted"))).exitCode).toBe(0);
    expect(await sql("scripted", "SELECT count(*) FROM t")).toBe("0");
  }, 60_000);

  test("names the migration that failed in words that LiteLLM reads, until it is resolved", async () => {
    const resolve = `${prisma} migrate resolve --rolled-back 20250101000000_first`;
    const script = `${migration("CREATE TABLE t (i int); SELECT nope;")}
      ${prisma} migrate deploy
      ${resolve} && echo 'CREATE TABLE t (i int);' > migrations/20250101000000_first/migration.sql
      ${prisma} migrate deploy`;
    const { exitCode, output } = await inLiteLLM(script, databaseUrl("failing"));
    expect(output).toMatch(
      /P3018[^]*Migration name: 20250101000000_first\s+Database error code: 42703/,
    );
    expect(output).toMatch(/P3009[^]*All migrations have been successfully applied/);
    expect(exitCode).toBe(0);
  }, 60_000);

  test("fails and says why when the password is wrong", async () => {
    const url = databaseUrl("other").replace(password, "wrong");
    const { exitCode, output } = await inLiteLLM(migration("SELECT 1"), url);
    expect(exitCode).not.toBe(0);
    expect(output).toContain("P1000");
  }, 60_000);

  test("takes no database for its own that has other tables", async () => {
    await sql("postgres", "CREATE DATABASE other");
    await sql("other", "CREATE TABLE others (i int)");
    const { exitCode, output } = await inLiteLLM(migration("SELECT 1"), databaseUrl("other"));
    expect({ exitCode, output }).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("P3005") as string,
    });
  }, 60_000);
});

describe("prisma-client-py", () => {
  const checks = readFileSync(join(__dirname, "prisma-client-checks.py"), "utf8");
  const names = [...checks.matchAll(/^@check\("(.*)"\)$/gm)].map(([, text]) => text ?? "");
  const errors = new Map<string, string | null>();
  let output: string;

  beforeAll(async () => {
    const folder = "/app/.venv/lib/python3*/site-packages/litellm_proxy_extras";
    const script = `(cd ${folder} && ${prisma} migrate deploy) && python3 - <<'END'\n${checks}\nEND`;
    ({ output } = await inLiteLLM(script, databaseUrl("client")));
    for (const line of output.split("\n").filter((text) => text.startsWith('{"name"'))) {
      const { name: check, error } = JSON.parse(line) as { name: string; error: string | null };
      errors.set(check, error);
    }
  }, 120_000);

  test.each(names)("%s", (check) => {
    if (!errors.has(check)) throw new Error(`The check did not run:\n${output.slice(-2000)}`);
    expect(errors.get(check)).toBeNull();
  });
});
