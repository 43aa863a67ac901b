import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { renderLiteLLMConfig } from "../../config/litellm";
import { renderProxyModules } from "../../config/litellm/proxy-modules";
import { parseStackFile } from "../../config/inputs/stack-file";
import { litellmImage } from "./in-image";
import { Loader } from "./loader";

jest.setTimeout(5 * 60_000);

const folder = join(__dirname, "../../examples");
const names = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, `Pulumi.${name}.yaml`)))
  .sort();

let loader: Loader;

beforeAll(async () => {
  loader = await Loader.start(await litellmImage());
});

afterAll(async () => {
  await loader.stop();
});

test("there are examples", () => {
  expect(names.length).toBeGreaterThanOrEqual(7);
});

test.each(names)("LiteLLM takes all of %s", async (name) => {
  const text = readFileSync(join(folder, name, `Pulumi.${name}.yaml`), "utf8");
  const { settings, secrets } = parseStackFile(text);
  const config = renderLiteLLMConfig(settings, secrets);
  const loaded = await loader.load({ config, files: renderProxyModules(settings, secrets) });
  expect(loaded).toMatchObject({ ok: true, warnings: [] });
  // LiteLLM leaves out deployments that it can't use, and goes on.
  const { model_list } = parse(config) as { model_list: { model_info: { id: string } }[] };
  const ids = model_list.map(({ model_info }) => model_info.id);
  expect(loaded.ok && loaded.ids.sort()).toEqual(ids.sort());
});
