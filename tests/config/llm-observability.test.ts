import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { renderLiteLLMConfig } from "../../config/litellm";
import { proxyEnvironment } from "../../config/litellm/proxy-environment";
import { parseSettings } from "../../config/inputs/stack";
import { runInImage } from "../../lab/images/run-in-image";
import { litellmImage } from "./in-image";

// What LiteLLM itself would send to Datadog's LLM Observability, by the config and environment as rendered.
jest.setTimeout(2 * 60_000);

const prompt = "the merger is on Friday";
const answer = "then sell on Thursday";

test("requests go to LLM Observability with their cost, and without what they say", async () => {
  const secrets = { keys: ["datadogApiKey" as const], credentials: [] };
  const settings = parseSettings({
    models: [{ name: "any", provider: "mock" }],
    // What other callbacks may see is another matter.
    privacy: { redactMessages: false },
    datadog: { agent: { llmObservability: { enabled: true } } },
  });
  const environment = {
    ...proxyEnvironment(settings, secrets),
    DD_API_KEY: "0".repeat(32),
  };
  const script = await readFile(join(__dirname, "llm_observability.py"), "utf8");
  const { exitCode, stdout, text } = await runInImage(
    await litellmImage(),
    { "config.yaml": renderLiteLLMConfig(settings, secrets) },
    [
      "env",
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      ...["python3", "-c", script, prompt, answer],
    ],
  );
  expect({ exitCode, text: exitCode === 0 ? "" : text }).toEqual({ exitCode: 0, text: "" });
  expect(stdout).toContain("total_cost");
  expect(stdout).toContain("gpt-4o");
  for (const word of ["merger", "Friday", "sell", "Thursday"]) expect(stdout).not.toContain(word);
});
