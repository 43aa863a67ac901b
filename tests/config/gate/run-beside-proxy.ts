import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { renderLiteLLMConfig } from "../../../config/litellm";
import { proxyEnvironment } from "../../../config/litellm/proxy-environment";
import { renderProxyModules } from "../../../config/litellm/proxy-modules";
import type { SettingsInput } from "../../../config/inputs/schema";
import { noSecrets } from "../../../config/inputs/secrets";
import { parseSettings } from "../../../config/inputs/stack";
import { runInImage } from "../../../lab/images/run-in-image";
import { litellmImage } from "../in-image";

/** Master key of the proxies that are run here. */
export const masterKey = "sk-master-key-of-a-test-0123456789";
const drainToken = "token-of-a-test";
const model = { name: "any", provider: "mock" } as const;

const python = (name: string) => readFile(join(__dirname, name), "utf8");

/** Changes the files of a proxy before it is run. */
export type Change = (files: Record<string, string>) => Record<string, string>;

/** Runs a script of this folder in LiteLLM's image, beside the files of a proxy. */
export async function runBesideProxy(
  script: string,
  input: Partial<SettingsInput>,
  change: Change = (files) => files,
): Promise<{ exitCode: number; text: string; said: unknown }> {
  const settings = parseSettings({ models: [model], metrics: { enabled: false }, ...input });
  const config = parse(renderLiteLLMConfig(settings, noSecrets)) as {
    general_settings: Record<string, unknown>;
  };
  // Stores are another matter.
  delete config.general_settings.database_url;
  delete config.general_settings.coordination_redis;
  const files = {
    "config.yaml": stringify(config),
    ...renderProxyModules(settings, noSecrets),
    "asking.py": await python("asking.py"),
    "routing.py": await python("../../../lab/litellm-facts/routing.py"),
  };
  const environment = {
    ...proxyEnvironment(settings, noSecrets),
    LITELLM_MASTER_KEY: masterKey,
    DRAIN_ENDPOINT_TOKEN: drainToken,
  };
  const { exitCode, stdout, text } = await runInImage(await litellmImage(), change(files), [
    "env",
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...["python3", "-c", await python(script)],
  ]);
  const last = stdout.trim().split("\n").at(-1) ?? "";
  return { exitCode, text, said: exitCode === 0 ? JSON.parse(last) : undefined };
}
