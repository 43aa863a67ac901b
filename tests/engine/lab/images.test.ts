import { globalAgent } from "node:http";
import Docker from "dockerode";
import { defaultImages } from "../../../config/images";
import { ensureLabImages, type LabImageName } from "../../../lab/images";
import { runInImage } from "./images-run";

/**
 * What an official image promises and the gateway relies on; docs/images.md has the same table in
 * words, with the sources.
 */
interface ImageInterface {
  readonly user: string;
  readonly workdir: string;
  readonly entrypoint: string[];
  readonly cmd: string[];
  readonly stopSignal: string | undefined;
  readonly ports: string[];
  readonly volumes: string[];
  /** Variables that must be set; `expect.any(String)` where the value is a version. */
  readonly env: Record<string, unknown>;
  /** What PATH starts or ends with. */
  readonly path: RegExp;
  readonly has: string[];
  readonly hasNot: string[];
  /** Files and folders, which may have `*` in them, with `uid:gid` or `uid:gid mode`. */
  readonly files: Record<string, string>;
  readonly filesNot?: string[];
  /** Accounts as /etc/passwd has them: name to `uid:gid:home`. */
  readonly accounts: Record<string, string>;
  /** A command, and what it must print. */
  readonly prints: readonly [command: string, output: RegExp];
}

const anyVersion: unknown = expect.stringMatching(/^\d+\.\d+/);
const sitePackages = "/app/.venv/lib/python3*/site-packages";

const interfaces: Record<LabImageName, ImageInterface> = {
  litellm: {
    user: "nobody",
    workdir: "/app",
    entrypoint: ["/app/docker/prod_entrypoint.sh"],
    cmd: ["--port", "4000"],
    stopSignal: undefined,
    ports: ["4000/tcp"],
    volumes: [],
    env: {
      HOME: "/app",
      LITELLM_NON_ROOT: "true",
      XDG_CACHE_HOME: "/app/.cache",
      PRISMA_BINARY_CACHE_DIR: "/app/.cache/prisma-python/binaries",
      PRISMA_CLI_BINARY_TARGETS: "debian-openssl-3.0.x",
      PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING: "1",
      PRISMA_OFFLINE_MODE: "true",
      NPM_CONFIG_CACHE: "/app/.cache/npm",
      NPM_CONFIG_PREFER_OFFLINE: "true",
    },
    path: /^\/app\/\.venv\/bin:/,
    has: ["sh", "bash", "python", "python3", "node", "openssl", "litellm", "prisma"],
    hasNot: ["curl", "wget"],
    files: {
      "/app/schema.prisma": "65534:65534",
      "/app/.cache/npm": "65534:65534",
      "/app/.cache/prisma-python/binaries/node_modules/.bin/prisma": "65534:65534",
      "/var/lib/litellm/ui/.litellm_ui_ready": "65534:0",
      "/var/lib/litellm/ui/index.html": "65534:0",
      "/var/lib/litellm/ui/login/index.html": "65534:0",
      "/var/lib/litellm/assets": "65534:0 775",
      [`${sitePackages}/prisma`]: "65534:0 775",
      [`${sitePackages}/litellm_proxy_extras`]: "65534:0 775",
    },
    accounts: { nobody: "65534:65534" },
    prints: [
      "LITELLM_LOCAL_MODEL_COST_MAP=True /app/docker/prod_entrypoint.sh --version",
      /1\.106\.2/,
    ],
  },
  postgres: {
    user: "",
    workdir: "/",
    entrypoint: ["docker-entrypoint.sh"],
    cmd: ["postgres"],
    stopSignal: "SIGINT",
    ports: ["5432/tcp"],
    volumes: ["/var/lib/postgresql/data"],
    env: { PG_MAJOR: "17", PGDATA: "/var/lib/postgresql/data", LANG: "en_US.utf8" },
    path: /:\/usr\/lib\/postgresql\/17\/bin$/,
    has: ["bash", "postgres", "initdb", "psql", "pg_isready", "pg_dump", "pg_restore"],
    hasNot: ["curl", "wget"],
    files: {
      "/var/lib/postgresql/data": "999:999 1777",
      "/var/run/postgresql": "999:999 3777",
      "/docker-entrypoint-initdb.d": "0:0",
    },
    accounts: { postgres: "999:999:/var/lib/postgresql" },
    prints: ["postgres --version", / 17\./],
  },
  redis: {
    user: "",
    workdir: "/data",
    entrypoint: ["docker-entrypoint.sh"],
    cmd: ["redis-server"],
    stopSignal: undefined,
    ports: ["6379/tcp"],
    volumes: [],
    env: { REDIS_VERSION: anyVersion },
    path: /^\/usr\/local\/sbin:\/usr\/local\/bin:/,
    has: ["redis-server", "redis-cli"],
    hasNot: ["curl", "wget"],
    files: { "/data": "999:999" },
    accounts: { redis: "999:999" },
    prints: ["redis-server --version", /v=8\./],
  },
  haproxy: {
    user: "haproxy",
    workdir: "/var/lib/haproxy",
    entrypoint: ["docker-entrypoint.sh"],
    cmd: ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    stopSignal: "SIGUSR1",
    ports: [],
    volumes: [],
    env: { HAPROXY_VERSION: anyVersion },
    path: /^\/usr\/local\/sbin:\/usr\/local\/bin:/,
    has: ["haproxy", "socat"],
    hasNot: ["curl", "wget"],
    files: { "/usr/local/etc/haproxy/errors/503.http": "0:0", "/var/lib/haproxy": "99:99" },
    filesNot: ["/usr/local/etc/haproxy/haproxy.cfg"],
    accounts: { haproxy: "99:99:/var/lib/haproxy" },
    prints: ["haproxy -vv", /version 3\.[^]*\+LUA [^]*\+PROMEX [^]*\+QUIC /],
  },
  mockUpstream: {
    user: "",
    workdir: "/",
    entrypoint: ["docker-entrypoint.sh"],
    cmd: ["node"],
    stopSignal: undefined,
    ports: [],
    volumes: [],
    env: { NODE_VERSION: anyVersion },
    path: /^\/usr\/local\/sbin:\/usr\/local\/bin:/,
    has: ["node", "nodejs"],
    hasNot: ["curl", "wget"],
    files: { "/home/node": "1000:1000" },
    accounts: { node: "1000:1000:/home/node" },
    prints: ["docker-entrypoint.sh --version", /^v22\./],
  },
};

// The daemon's connections are kept open for a while; jest would wait for them.
afterAll(() => {
  globalAgent.destroy();
});

/** With OFFICIAL_IMAGES=1 the official images, pulled before, are held against the same table. */
const reference = async (name: LabImageName): Promise<string> =>
  process.env.OFFICIAL_IMAGES === "1"
    ? defaultImages[name]
    : (await ensureLabImages([name], console.log))[name];

const lines = (texts: string[]): string => texts.join("\n");

describe.each(Object.entries(interfaces) as [LabImageName, ImageInterface][])(
  "the %s image",
  (name, expected) => {
    let image: string;
    let config: Docker.ImageInspectInfo["Config"];
    const outputOf = async (script: string): Promise<string[]> => {
      const { output } = await runInImage(image, script, { User: "0:0" });
      return output.split("\n").filter(Boolean);
    };

    beforeAll(async () => {
      image = await reference(name);
      config = (await new Docker().getImage(image).inspect()).Config;
    }, 900_000);

    test("says how it is started and stopped", () => {
      const inspected: Partial<typeof config> & { StopSignal?: string } = config;
      expect({
        user: config.User,
        workdir: config.WorkingDir || "/",
        entrypoint: config.Entrypoint,
        cmd: config.Cmd,
        stopSignal: inspected.StopSignal,
        ports: Object.keys(inspected.ExposedPorts ?? {}),
        volumes: Object.keys(inspected.Volumes ?? {}),
      }).toEqual({
        user: expected.user,
        workdir: expected.workdir,
        entrypoint: expected.entrypoint,
        cmd: expected.cmd,
        stopSignal: expected.stopSignal,
        ports: expected.ports,
        volumes: expected.volumes,
      });
    });

    test("sets the environment", () => {
      const variables = config.Env.map((entry) => [
        entry.slice(0, entry.indexOf("=")),
        entry.slice(entry.indexOf("=") + 1),
      ]);
      const environment = Object.fromEntries(variables) as Record<string, string>;
      expect(environment).toMatchObject(expected.env);
      expect(environment.PATH).toMatch(expected.path);
    });

    test("has the programs, and no others to rely on", async () => {
      const all = [...expected.has, ...expected.hasNot];
      const script = lines(all.map((program) => `command -v ${program} >&2 && echo ${program}`));
      const found = await outputOf(`exec 2>/dev/null\n${script}`);
      expect(found).toEqual(expected.has);
    });

    test("has the files with their owners", async () => {
      const formats = Object.entries(expected.files).map(
        ([path, owner]) => [path, owner.includes(" ") ? "%u:%g %a" : "%u:%g"] as const,
      );
      const script = formats.map(([path, format]) => `stat -c '${format}' ${path} || echo none`);
      const found = await outputOf(lines(script));
      const paths = Object.keys(expected.files);
      expect(Object.fromEntries(paths.map((path, i) => [path, found[i]]))).toEqual(expected.files);
      for (const path of expected.filesNot ?? [])
        expect(await outputOf(`test -e ${path} && echo ${path}`)).toEqual([]);
    });

    test("has the accounts with their numbers", async () => {
      for (const [account, numbers] of Object.entries(expected.accounts)) {
        const [entry = ""] = await outputOf(`grep ^${account}: /etc/passwd`);
        const [, , uid, gid, , home] = entry.split(":");
        expect(`${uid}:${gid}:${home}`.startsWith(numbers)).toBe(true);
      }
    });

    test("has the version and features", async () => {
      const [command, output] = expected.prints;
      expect(lines(await outputOf(command))).toMatch(output);
    }, 60_000);
  },
);
