import type { SettingsInput } from "../../../../config/inputs/schema";
import { parseSettings } from "../../../../config/inputs/stack";
import { targetOf } from "../../../../cli/verify";

const mock = { name: "fast", provider: "mock" as const };

const target = (settings: SettingsInput) =>
  targetOf({
    url: "http://127.0.0.1:4000",
    masterKey: "sk-master",
    dashboards: {},
    settings: parseSettings(settings),
  });

test("a gateway's own settings say what is checked of it", () => {
  const models = [
    { ...mock, inputCostPerMillionTokens: 1, outputCostPerMillionTokens: 2 },
    { ...mock, name: "vectors", mode: "embedding" as const },
  ];
  expect(target({ models, security: { adminUi: { enabled: false } } })).toEqual({
    url: "http://127.0.0.1:4000",
    masterKey: "sk-master",
    models: [
      {
        name: "fast",
        mode: "chat",
        inputCostPerMillionTokens: 1,
        outputCostPerMillionTokens: 2,
      },
      {
        name: "vectors",
        mode: "embedding",
        inputCostPerMillionTokens: 0,
        outputCostPerMillionTokens: 0,
      },
    ],
    cache: false,
    adminUi: false,
  });
});

test.each<[SettingsInput["cache"], boolean]>([
  [{ type: "redis" }, true],
  [{ type: "redis", mode: "opt-in" }, false],
  [{ type: "redis", callTypes: ["embedding"] }, false],
  [{ type: "redis", callTypes: ["chat"] }, true],
  [{ type: "none" }, false],
])("cache %j: identical chats are answered from it: %s", (cache, expected) => {
  expect(target({ models: [mock], cache }).cache).toBe(expected);
});
