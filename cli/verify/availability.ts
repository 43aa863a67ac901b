import OpenAI from "openai";
import { expect, type Check } from "./check";

const ready: Check = {
  name: "ready, with its database",
  async run({ request }) {
    const response = await request("/health/readiness");
    const { db } = (await response.json()) as { db?: string };
    expect(response.ok, `readiness answered ${response.status}`);
    expect(db === "connected", `its database is "${db}"`);
    return "database connected";
  },
};

const modelList: Check = {
  name: "model list",
  async run({ client, models }) {
    const names = (await client.models.list()).data.map(({ id }) => id);
    const missing = models.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
    expect(missing.length === 0, `these models are missing: ${missing.join(", ")}`);
    return `${names.length} models`;
  },
};

const wrongKey: Check = {
  name: "wrong key refused",
  async run({ url }) {
    const stranger = new OpenAI({ apiKey: "sk-not-a-key", baseURL: `${url}/v1`, maxRetries: 0 });
    const status = await stranger.models.list().then(
      () => 200,
      (error: unknown) => (error instanceof OpenAI.APIError ? Number(error.status) : 0),
    );
    expect(status === 401, `a wrong key got ${status || "no answer"}, not 401`);
    return "401";
  },
};

const loginPage: Check = {
  name: "admin UI: login page",
  async run({ request, adminUi }) {
    const response = await request("/ui/login/");
    if (!adminUi) {
      expect(response.status === 404, `it is off, and the page answered ${response.status}`);
      return "off, as in the settings";
    }
    const page = await response.text();
    expect(response.ok, `the page answered ${response.status}`);
    expect(/<html/i.test(page), "what was answered is no page");
    return `${Math.round(page.length / 1024)} kB`;
  },
};

/** Paths that no client may reach, whatever its key: for the Agent, the shutdown, LiteLLM's own. */
const internal = [
  "/metrics",
  "/metrics/",
  "//metrics",
  "/%6detrics",
  "/health/drain",
  "/lazy/warm/mcp",
];

/** The same, in spellings that have led past rules about paths. */
const disguised = ["/metrics/%zz", "/health/drain%0a", "/health%2fdrain/%"];

const internalPaths: Check = {
  name: "internal paths closed",
  async run({ request }) {
    for (const path of [...internal, ...disguised]) {
      const { status } = await request(path);
      const wanted = disguised.includes(path) ? [400, 404] : [404];
      expect(wanted.includes(status), `${path} answered ${status}, not ${wanted.join(" or ")}`);
    }
    return "404";
  },
};

/** Is it there, and open to nobody else? */
export const availabilityChecks = [ready, modelList, wrongKey, loginPage, internalPaths];
