import { litellmVersion } from "../../../config/litellm/facts";
import type { LabImageName } from "../../images";

/**
 * What an official image promises and the gateway relies on; docs/images.md has the same table in
 * words, with the sources.
 */
export interface ImageInterface {
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

/** What Presidio's two images have in common; presidio.test.ts tries what they answer. */
const presidio = {
  user: "1001",
  workdir: "/app",
  entrypoint: [],
  cmd: ["./entrypoint.sh"],
  stopSignal: undefined,
  ports: ["3000/tcp"],
  volumes: [],
  env: { PORT: "3000", WORKERS: "1" },
  path: /(^|:)\/usr\/local\/bin:/,
  has: ["sh", "python3", "gunicorn"],
  // The official ones have curl.
  hasNot: ["wget"],
  files: { "/app/entrypoint.sh": "1001:1001 755", "/app/app.py": "1001:1001" },
  accounts: { presidio: "1001:1001:/home/presidio" },
};

/** Of each image. */
export const interfaces: Record<LabImageName, ImageInterface> = {
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
      new RegExp(`= ${litellmVersion.replaceAll(".", "\\.")}$`, "m"),
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
  presidioAnalyzer: {
    ...presidio,
    env: {
      ...presidio.env,
      ANALYZER_CONF_FILE: "presidio_analyzer/conf/default_analyzer.yaml",
      NLP_CONF_FILE: "presidio_analyzer/conf/default.yaml",
      RECOGNIZER_REGISTRY_CONF_FILE: "presidio_analyzer/conf/default_recognizers.yaml",
    },
    prints: ["cat $RECOGNIZER_REGISTRY_CONF_FILE", /CreditCardRecognizer/],
  },
  presidioAnonymizer: {
    ...presidio,
    prints: [
      'python3 -c "import presidio_anonymizer as p; print(p.AnonymizerEngine().get_anonymizers())"',
      /'replace'/,
    ],
  },
  datadogAgent: {
    user: "",
    workdir: "/",
    entrypoint: [],
    cmd: ["/bin/entrypoint.sh"],
    stopSignal: undefined,
    ports: ["8125/udp", "8126/tcp"],
    volumes: ["/var/log/datadog", "/var/run/s6"],
    env: { DOCKER_DD_AGENT: "true" },
    path: /^\/opt\/datadog-agent\/bin\/agent\/:\/opt\/datadog-agent\/embedded\/bin\/:/,
    has: ["sh", "python3", "agent"],
    hasNot: ["wget"],
    files: {
      "/etc/datadog-agent": "100:0 775",
      "/opt/datadog-agent/bin/agent/agent": "0:0 755",
      "/opt/datadog-agent/run": "100:0 775",
      "/var/log/datadog": "100:0 775",
      "/var/run/datadog": "100:0 775",
      "/var/run/s6": "100:0 775",
      "/probe.sh": "0:0 755",
    },
    accounts: { "dd-agent": "100:0:/nonexistent" },
    prints: ["agent version", /^Agent 7\./],
  },
};
