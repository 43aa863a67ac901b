import { chmod, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { withPins, type Pin } from "../../../cli/pinned-file";
import { checkSignature } from "../../../cli/registry/signature";
import { parseReference } from "../../../cli/registry/reference";
import { repository, runCommand, withFiles } from "./cli";
import { digest, FakeRegistry, multiArch, oneMachine } from "./fake-registry";

const seconds = 60_000;

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await new FakeRegistry().start();
  for (const [name, manifest] of Object.entries(manifests)) registry.manifests.set(name, manifest);
});
afterEach(() => {
  registry.stop();
});

const manifests = {
  "berriai/litellm-non_root:v1.106.12": multiArch("litellm"),
  "library/haproxy:3.4.6": multiArch("haproxy"),
  "library/redis:8.10.1": oneMachine("redis"),
};

/** A stack file with comments, whose images are in the registry; the database is one's own. */
const stackFile = (redis = "redis:8.10.1") => `# Ours: ask the platform team.
config:
  litellm-gateway:models: # what clients may ask for
    - { name: gpt-4o, provider: openai }
  litellm-gateway:openaiApiKey: { secure: v1:abc:ghi }
  litellm-gateway:database: { server: { host: postgres.example.com, tls: verify-full } }
  litellm-gateway:databasePassword:
    secure: v1:abc:def
  litellm-gateway:images:
    # From our mirror.
    litellm: ${registry.host}/berriai/litellm-non_root:v1.106.12 # the long-term line is newer
    haproxy: ${registry.host}/library/haproxy:3.4.6
    redis: ${registry.host}/library/${redis}
encryptionsalt: v1:salt
`;

/** Runs with a project that has the stack `dev`. */
const withStack = <T>(text: string, run: (file: string, folder: string) => Promise<T>) =>
  withFiles({ "Pulumi.yaml": "name: litellm-gateway\n", "Pulumi.dev.yaml": text }, (path, folder) =>
    run(path("Pulumi.dev.yaml"), folder),
  );

const pinned = (text: string) =>
  Object.entries(manifests).reduce((all, [name, { body }]) => {
    const reference = `${registry.host}/${name}`;
    return all.replace(reference, `${reference}@${digest(body)}`);
  }, text);

test(
  "writes the digest of each image that runs, of an index too, and leaves all else as it is",
  async () => {
    registry.wantsToken = true;
    const text = stackFile();
    await withStack(text, async (file, folder) => {
      const before = await runCommand("pin", "--check", "--cwd", folder);
      expect({ exitCode: before.exitCode, file: await readFile(file, "utf8") }).toEqual({
        exitCode: 1,
        file: text,
      });
      const { exitCode, stdout, stderr } = await runCommand("pin", "--cwd", folder);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(await readFile(file, "utf8")).toBe(pinned(text));
      expect(stdout.split("\n").sort()).toEqual(
        Object.entries(manifests)
          .map(([name, { body }]) => {
            const reference = `${registry.host}/${name}`;
            const key = /(litellm|haproxy|redis)(?=[-:])/.exec(name)?.[1];
            return `images.${key}: ${reference} -> ${reference}@${digest(body)}`;
          })
          .sort(),
      );
      const after = await runCommand("pin", "--check", "--cwd", folder);
      expect(after.exitCode).toBe(0);
      expect(after.stdout).toContain("(as it was)");
      expect((await runCommand("check", file)).stdout).toContain("ok");
    });
  },
  seconds,
);

test("adds images that the file doesn't name, beside those of JSON, and keeps comments", () => {
  const pins: Pin[] = [{ path: ["images", "redis"], value: "redis:8@sha256:0" }];
  const comment = "# Ours.\nconfig:\n  # Why.\n";
  expect(withPins(`${comment}  a:b: 1 # one\n`, pins)).toBe(
    `${comment}  a:b: 1 # one\n  litellm-gateway:images:\n    redis: redis:8@sha256:0\n`,
  );
  const json = `${comment}  litellm-gateway:images: '{"litellm":"l:1"}'\n`;
  expect(withPins(json, pins)).toBe(
    `${comment}  litellm-gateway:images:\n    litellm: l:1\n    redis: redis:8@sha256:0\n`,
  );
});

test(
  "a tag that was moved is seen, and written with its new digest",
  async () => {
    const text = stackFile();
    await withStack(pinned(text), async (file, folder) => {
      registry.manifests.set("library/redis:8.10.1", multiArch("another redis"));
      const moved = digest(multiArch("another redis").body);
      const { exitCode, stdout } = await runCommand("pin", "--check", "--cwd", folder);
      expect(exitCode).toBe(1);
      expect(stdout).toContain(`library/redis:8.10.1@${moved}`);
      expect((await runCommand("pin", "--cwd", folder)).exitCode).toBe(0);
      expect(await readFile(file, "utf8")).toContain(`library/redis:8.10.1@${moved}`);
    });
  },
  seconds,
);

test.each<[string, () => Promise<string> | string, string]>([
  ["is not there", () => stackFile("redis:8.99.0"), "has no library/redis:8.99.0"],
  [
    "is behind a sign-in",
    () => {
      registry.wantsToken = registry.isPrivate = true;
      return stackFile();
    },
    "lets nobody read",
  ],
  [
    "isn't what the registry says",
    () => {
      registry.toldDigest = digest("other");
      return stackFile();
    },
    "and what it gives is sha256:",
  ],
  [
    "is on a registry that doesn't answer",
    async () => {
      const gone = await new FakeRegistry().start();
      gone.stop();
      return stackFile().replace(`${registry.host}/library/redis`, `${gone.host}/library/redis`);
    },
    "can't be reached (ECONNREFUSED)",
  ],
])(
  "writes nothing when one image %s",
  async (_, textOf, why) => {
    const text = await textOf();
    await withStack(text, async (file, folder) => {
      const { exitCode, stdout, stderr } = await runCommand("pin", "--cwd", folder);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toContain(why);
      expect(stderr).toContain("images.redis");
      expect(stderr).toContain("nothing was written");
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(await readFile(file, "utf8")).toBe(text);
    });
  },
  seconds,
);

test.each([
  ["postgres:17.11", "docker.io", "library/postgres", "17.11"],
  ["docker.io/litellm/litellm:v1", "docker.io", "litellm/litellm", "v1"],
  ["localhost/a:1", "localhost", "a", "1"],
  ["mirror.example:5000/a/b:1", "mirror.example:5000", "a/b", "1"],
  ["mirror.example:5000/a/b", "mirror.example:5000", "a/b", undefined],
])("reads %s", (reference, ...[registry, repository, tag]) => {
  expect(parseReference(reference)).toEqual({ registry, repository, tag, digest: undefined });
  const pinned = `${reference}@${digest("x")}`;
  expect(parseReference(pinned)).toEqual({ registry, repository, tag, digest: digest("x") });
});

describe("signatures", () => {
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
  });
  const litellm = parseReference("ghcr.io/berriai/litellm-non_root:v1.106.12");
  const identity =
    "https://github.com/BerriAI/project-releaser/.github/workflows/release.yml@refs/heads/main";

  /** Runs with a cosign that prints its arguments into a file, and ends as it is told. */
  const withCosign = <T>(end: string, run: (called: string) => Promise<T>) =>
    withFiles({ called: "" }, async (at, folder) => {
      await writeFile(at("cosign"), `#!/bin/sh\necho "$*" > ${at("called")}\n${end}\n`);
      await chmod(at("cosign"), 0o755);
      process.env.PATH = [folder, path].join(delimiter);
      return run(at("called"));
    });

  test("LiteLLM's are those of its release workflow, of the digest that is written", async () => {
    await withCosign("exit 0", async (called) => {
      expect(await checkSignature(litellm, digest("x"))).toBe(`signed by ${identity}`);
      expect(await readFile(called, "utf8")).toBe(
        `verify --certificate-identity ${identity} --certificate-oidc-issuer https://token.actions.githubusercontent.com ghcr.io/berriai/litellm-non_root@${digest("x")}\n`,
      );
    });
  });

  test("a wrong one is an error, with cosign's reason", async () => {
    await withCosign("echo 'Error: no matching signatures' >&2; exit 10", async () => {
      await expect(checkSignature(litellm, digest("x"))).rejects.toThrow(/no matching signatures$/);
    });
  });

  test("without cosign it says so, and of others' images nothing", async () => {
    process.env.PATH = join(repository, "no-such-folder");
    expect(await checkSignature(litellm, digest("x"))).toContain("cosign is not on PATH");
    await withCosign("exit 1", async (called) => {
      expect(await checkSignature(parseReference("postgres:17.11"), digest("x"))).toBeUndefined();
      expect(await readFile(called, "utf8")).toBe("");
    });
  });
});

test(
  "a program of one's own is told to write them itself",
  async () => {
    await withFiles({ "Pulumi.yaml": "name: mine\n" }, async (_, folder) => {
      const { exitCode, stderr } = await runCommand("pin", "--cwd", folder);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("arguments `images`");
    });
  },
  seconds,
);
