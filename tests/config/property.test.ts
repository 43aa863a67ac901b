import { createHash } from "node:crypto";
import fc from "fast-check";
import { parse } from "yaml";
import { ConfigError } from "../../config/inputs/errors";
import { renderLiteLLMConfig } from "../../config/litellm";
import { isKnownKey, type LiteLLMSection } from "../../config/litellm/facts";
import { renderProxyModules } from "../../config/litellm/proxy-modules";
import type { Settings } from "../../config/inputs/schema";
import { parseSettings } from "../../config/inputs/stack";
import { arbitraryStack, type ArbitraryStack } from "./arbitrary-settings";
import { litellmImage } from "./in-image";
import { Loader } from "./loader";
import { twoAtATime, validateConfig } from "./validate-config";

// The real LiteLLM loads what we render from settings that nobody thought of.
jest.setTimeout(10 * 60_000);

const cases = 500;

let image: string;
let loader: Loader;

beforeAll(async () => {
  image = await litellmImage();
  loader = await Loader.start(image);
});

afterAll(() => loader.stop());

test("LiteLLM loads all that passes the checks, and ignores nothing of it", async () => {
  let tried = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryStack, fc.nat(), async (stack, seed) => {
      tried++;
      const settings = accept(stack);
      fc.pre(settings !== undefined);
      accepted++;
      const { config, files } = render(settings, stack);
      expect(render(accept(shuffled(stack, seed)), stack)).toEqual({ config, files });
      expect(config).not.toMatch(/\bsk-/);

      const loaded = await loader.load({ config, files });
      expect(loaded).toMatchObject({ ok: true, warnings: [] });
      if (!loaded.ok) return;
      const meant = parse(config) as Rendered;
      expect(loaded.read).toEqual(meant);
      // Deployments that it can't use it leaves out, and loads the others.
      expect(loaded.ids.sort()).toEqual(meant.model_list.map(idOf).sort());
      expect(unknownKeys(meant)).toEqual([]);
    }),
    { numRuns: cases },
  );
  // As many must be accepted, or the test would become empty.
  expect(accepted / tried).toBeGreaterThan(0.5);
});

test("the real --validate_config says the same of a sample", async () => {
  const sample = fc
    .sample(arbitraryStack, 50)
    .flatMap((stack) => {
      const settings = accept(stack);
      return settings ? [render(settings, stack)] : [];
    })
    .slice(0, 5);
  expect(sample).toHaveLength(5);
  await twoAtATime(sample, async (one) => {
    const { exitCode, text } = await validateConfig(image, one);
    const loaded = await loader.load(one);
    expect({ exitCode, text, ...one }).toMatchObject({ exitCode: 0 });
    expect(text).toContain(`config OK (${loaded.ok ? loaded.models : "?"} models)`);
  });
});

/** The settings with defaults; undefined where the checks refuse them. */
function accept({ settings, secrets }: ArbitraryStack): Settings | undefined {
  try {
    return parseSettings(settings, secrets);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

function render(settings: Settings | undefined, { secrets }: ArbitraryStack) {
  if (!settings) throw new Error("the same settings in another order are refused");
  const files = renderProxyModules(settings, secrets);
  return { config: renderLiteLLMConfig(settings, secrets), files };
}

/** What of a rendered config is looked at here. */
type Rendered = {
  model_list: { litellm_params: object; model_info: { id: string } }[];
} & Record<"general_settings" | "litellm_settings" | "router_settings", object>;

const idOf = ({ model_info }: Rendered["model_list"][number]) => model_info.id;

/** Keys that this LiteLLM doesn't know; it takes them, and does nothing. */
function unknownKeys(config: Rendered): string[] {
  const sections = ["general_settings", "litellm_settings", "router_settings"] as const;
  const unknown = (section: LiteLLMSection, of: object) =>
    Object.keys(of).filter((key) => !isKnownKey(section, key));
  return [
    ...sections.flatMap((section) => unknown(section, config[section])),
    ...config.model_list.flatMap(({ litellm_params }) => unknown("litellm_params", litellm_params)),
  ];
}

/** The same with the keys of all objects in another order. */
function shuffled<T>(value: T, seed: number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, seed)) as T;
  if (typeof value !== "object" || value === null) return value;
  const rank = (key: string) => createHash("md5").update(`${seed} ${key}`).digest("hex");
  const entries = Object.entries(value).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(entries.map(([key, of]) => [key, shuffled(of as unknown, seed)])) as T;
}
