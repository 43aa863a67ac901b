import { parseSettings } from "../../../../config/inputs/stack";
import { renderUvicornLogConfig } from "../../../../config/litellm/uvicorn";

interface LogConfig {
  formatters: { default: Record<string, string> };
  loggers: Record<string, { level: string }>;
}

const render = (logging: object) => {
  const settings = parseSettings({ models: [{ name: "m", provider: "mock" }], logging });
  return JSON.parse(renderUvicornLogConfig(settings)) as LogConfig;
};

test.each([
  ["error", "ERROR"],
  ["warning", "WARNING"],
  ["info", "INFO"],
  ["debug", "INFO"],
])("level %s; requests are never logged, nor their bytes", (level, expected) => {
  const { loggers } = render({ level });
  expect(loggers.uvicorn?.level).toBe(expected);
  expect(loggers["uvicorn.access"]?.level).toBe("WARNING");
});

test("JSON is LiteLLM's own", () => {
  expect(render({ json: true }).formatters.default).toEqual({
    "()": "litellm._logging.JsonFormatter",
  });
  expect(render({}).formatters.default["()"]).toBe("uvicorn.logging.DefaultFormatter");
});
