import { parse, stringify } from "yaml";
import { readyPath } from "../../../config/litellm/gate";
import type { SettingsInput } from "../../../config/inputs/schema";
import { masterKey, runBesideProxy, type Change } from "./run-beside-proxy";

// The gate in a proxy that really starts: what it answers, and that without it no proxy is ready.
jest.setTimeout(10 * 60_000);

interface Request {
  method: string;
  path: string;
  headers?: [string, string][];
  /** Bytes of its body, which is sent without saying how long it is. */
  size?: number;
  kind?: "websocket";
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Bytes of the request's body that were read. */
  read: number;
}

/** The answers of a proxy that has just started; undefined when it doesn't start. */
async function boot(
  input: Partial<SettingsInput>,
  requests: Request[],
  change: Change = (files) => files,
): Promise<{ exitCode: number; text: string; said: Answer[] | undefined }> {
  const { said, ...ran } = await runBesideProxy("boot.py", input, (files) =>
    change({ ...files, "requests.json": JSON.stringify(requests) }),
  );
  return { ...ran, said: said as Answer[] | undefined };
}

const withKey: [string, string][] = [["authorization", `Bearer ${masterKey}`]];

test("a proxy lets in what is open, with a key, and tells when it is ready", async () => {
  const cookie = "token=eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmVkIGJ5IHNvbWVib2R5IGVsc2U";
  const asked: [string, Request, Partial<Answer>][] = [
    ["ready", { method: "GET", path: readyPath }, { status: 200 }],
    ["models", { method: "GET", path: "/v1/models", headers: withKey }, { status: 200 }],
    ["a slash", { method: "GET", path: "/v1/models/", headers: withKey }, { status: 307 }],
    ["no key", { method: "GET", path: "/v1/models" }, { status: 401 }],
    [
      "a wrong key",
      { method: "GET", path: "/v1/models", headers: [["x-api-key", "sk-x"]] },
      // LiteLLM has no database here in which to look.
      { status: 400 },
    ],
    ["the pages", { method: "GET", path: "/ui/login/" }, { status: 200 }],
    ["their prices", { method: "GET", path: "/public/litellm_model_cost_map" }, { status: 401 }],
    [
      "their prices, by a forged cookie",
      { method: "GET", path: "/public/litellm_model_cost_map", headers: [["cookie", cookie]] },
      { status: 401 },
    ],
    [
      "pass-through",
      { method: "POST", path: "/openai/v1/files", headers: withKey },
      { status: 404 },
    ],
    ["files", { method: "GET", path: "/v1/files", headers: withKey }, { status: 404 }],
    ["the drain", { method: "GET", path: "/health/drain", headers: withKey }, { status: 404 }],
    [
      "a path that doesn't decode",
      { method: "GET", path: "/v1/models%zz", headers: withKey },
      { status: 400 },
    ],
    ["a line end", { method: "GET", path: "/v1/models%0a", headers: withKey }, { status: 400 }],
    [
      "a page of another origin asks first",
      {
        method: "OPTIONS",
        path: "/v1/chat/completions",
        headers: [
          ["origin", "https://a.example"],
          ["access-control-request-method", "POST"],
        ],
      },
      { status: 400 },
    ],
    [
      "a method that a path hasn't",
      { method: "GET", path: "/v1/chat/completions", headers: withKey },
      { status: 405 },
    ],
    [
      "a method that only a closed route has there",
      { method: "POST", path: "/models/any:countTokens", headers: withKey },
      { status: 405 },
    ],
    [
      "a socket that isn't open",
      { method: "GET", path: "/v1/realtime", kind: "websocket" },
      { status: 404 },
    ],
    [
      "a body without a key",
      { method: "POST", path: "/v1/chat/completions", size: 5_000_000 },
      { status: 401, read: 0 },
    ],
    [
      "a large body with a wrong key",
      {
        method: "POST",
        path: "/v1/chat/completions",
        size: 5_000_000,
        headers: [["authorization", "Bearer sk-x"]],
      },
      { status: 401, read: 1_100_000 },
    ],
    [
      "a body that says how large it is, with a wrong key",
      {
        method: "POST",
        path: "/v1/chat/completions",
        size: 5_000_000,
        headers: [
          ["authorization", "Bearer sk-x"],
          ["content-length", "5000000"],
        ],
      },
      { status: 401, read: 0 },
    ],
    [
      "a body over the limit",
      { method: "POST", path: "/v1/chat/completions", size: 11_000_000, headers: withKey },
      { status: 413, read: 10_100_000 },
    ],
    [
      "a body that says that it is over the limit",
      {
        method: "POST",
        path: "/v1/chat/completions",
        size: 11_000_000,
        headers: [...withKey, ["content-length", "11000000"]],
      },
      { status: 413, read: 0 },
    ],
    [
      "a large body with a good key: LiteLLM reads it, and says that it isn't JSON",
      { method: "POST", path: "/v1/chat/completions", size: 5_000_000, headers: withKey },
      { status: 400, read: 5_000_000 },
    ],
  ];
  const { text, said } = await boot(
    { edge: { maxBodyMegabytes: 10 } },
    asked.map(([, request]) => request),
  );
  if (!said) throw new Error(text);
  expect(asked.map(([name], index) => [name, said[index]])).toMatchObject(
    asked.map(([name, , answer]) => [name, answer]),
  );
});

test("redirects are of the public address, whatever a client says", async () => {
  const request: Request = {
    method: "GET",
    path: "/v1/models/",
    headers: [...withKey, ["x-forwarded-host", "evil.example"]],
  };
  const { said } = await boot({ edge: { publicUrl: "https://llm.example.com" } }, [request]);
  expect(said?.[0]?.headers).toMatchObject({
    location: "https://llm.example.com/v1/models",
    "strict-transport-security": "max-age=31536000",
  });
});

const ready: Request[] = [{ method: "GET", path: readyPath }];

test.each(["docker", "kubernetes"] as const)(
  "a proxy without the gate is never ready, on %s",
  async (target) => {
    const { said } = await boot({ target }, ready, (files) => {
      const config = parse(files["config.yaml"] ?? "") as {
        litellm_settings: { callbacks?: string[] };
      };
      expect(config.litellm_settings.callbacks).toContain("gate.gate");
      delete config.litellm_settings.callbacks;
      return { ...files, "config.yaml": stringify(config) };
    });
    expect(said?.[0]?.status).toBe(404);
  },
);

test.each([
  [
    "is broken",
    "docker",
    "No module named 'nothing_of_this_name'",
    { "gate.py": "import nothing_of_this_name\n" },
  ],
  [
    "finds another LiteLLM",
    "kubernetes",
    "cannot import name 'GracefulShutdownManager'",
    {
      "prelude.py": `import litellm.proxy.shutdown.graceful_shutdown_manager as of
del of.GracefulShutdownManager
`,
    },
  ],
] as const)("a proxy whose gate %s doesn't start, on %s", async (_, target, error, files) => {
  const { exitCode, text } = await boot({ target }, ready, (others) => ({ ...others, ...files }));
  expect(exitCode).not.toBe(0);
  expect(text).toContain(error);
});
