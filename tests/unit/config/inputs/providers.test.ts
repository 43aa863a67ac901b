import { inputsAt } from "../../../../config/inputs/inputs";
import {
  factsOf,
  providers,
  secretsOf,
  sharedProviders,
} from "../../../../config/inputs/providers";
import { proxySecretKeys, secretEnvironment } from "../../../../config/inputs/secrets";
import { render } from "../litellm/rendered-litellm";

const withAllModels = sharedProviders.filter((provider) =>
  inputsAt(["providers", provider]).includes("allModels"),
);

test("most providers can serve all their models", () => {
  expect(withAllModels).toEqual(expect.arrayContaining(["openai", "ollama"]));
  expect(withAllModels).not.toContain("azure");
});

test.each(withAllModels)("allModels of %s does what it says", (provider) => {
  const { needs, connection } = factsOf(provider);
  const said = Object.fromEntries(needs.map((need) => [need, connection[need]]));
  const served = (allModels: boolean) => {
    const { model_list } = render(
      {
        models: [{ name: "listed", provider }],
        providers: { [provider]: { ...said, allModels } },
      },
      { keys: [...secretsOf(provider)] },
    );
    return model_list.map(({ model_name }) => model_name);
  };
  expect(served(true)).toEqual(["listed", `${provider}/*`]);
  expect(served(false)).toEqual(["listed"]);
});

test("each secret of a provider reaches the proxies, in a variable of its own", () => {
  const keys = providers.flatMap(secretsOf);
  expect(proxySecretKeys).toEqual(expect.arrayContaining(keys));
  expect(new Set(keys.map(secretEnvironment)).size).toBe(keys.length);
});

test("what a provider needs is an input of its section, with an example", () => {
  const without = providers.flatMap((provider) => {
    const { needs, connection, perModel } = factsOf(provider);
    const inputs = perModel ? needs : inputsAt(["providers", provider]);
    return needs.filter((need) => !inputs.includes(need) || connection[need] === undefined);
  });
  expect(without).toEqual([]);
});
