import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { allBadInputs } from "../bad-inputs";
import type { BadInput } from "../bad-inputs/bad-input";
import { loaderCase, renderTable } from "../bad-inputs/table";
import { litellmImage } from "./in-image";
import { Loader, type Loaded } from "./loader";
import { twoAtATime, validateConfig } from "./validate-config";

// What LiteLLM itself says of the mistakes that we refuse.
jest.setTimeout(10 * 60_000);

const page = join(__dirname, "../../docs/bad-inputs.md");

let image: string;
let loader: Loader;
const verdicts = new Map<BadInput, Loaded>();

beforeAll(async () => {
  image = await litellmImage();
  loader = await Loader.start(image);
  for (const bad of allBadInputs) {
    const config = loaderCase(bad);
    if (config) verdicts.set(bad, await loader.load(config));
  }
});

afterAll(() => loader.stop());

test("docs/bad-inputs.md is what is measured now", async () => {
  const measured = await renderTable(verdicts);
  // To make it anew: UPDATE_BAD_INPUTS=1 npx jest --selectProjects config -- tests/config/bad-inputs.test.ts
  if (process.env.UPDATE_BAD_INPUTS) await writeFile(page, measured);
  expect(measured).toBe(await readFile(page, "utf8"));
});

test("the loader says what the real --validate_config says", async () => {
  const by = (ok: boolean) => [...verdicts].filter(([, loaded]) => loaded.ok === ok).slice(0, 5);
  const sample = [...by(true), ...by(false)];
  expect(sample).toHaveLength(10);
  await twoAtATime(sample, async ([bad, loaded]) => {
    const { exitCode, text } = await validateConfig(image, loaderCase(bad) ?? { config: "" });
    const said = loaded.ok ? `config OK (${loaded.models} models)` : loaded.error;
    expect({ name: bad.name, exitCode, text }).toMatchObject({ exitCode: loaded.ok ? 0 : 1 });
    expect(withoutPlaces(text)).toContain(withoutPlaces(said));
  });
});

/** The same without the folder that the config is in. */
const withoutPlaces = (text: string) => text.replace(/\/[\w./]+\/config/g, "config");
