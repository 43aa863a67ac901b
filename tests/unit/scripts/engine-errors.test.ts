import { explainEngineError } from "../../../scripts/engine-errors";

test.each([
  ["/api/v1/slo: 403 Forbidden", "doesn't allow the application key", "slos_write"],
  ["/api/v1/dashboard: 429 Too Many Requests", "rate limit", "in a minute"],
  ["/api/v1/monitor/12: 502 Bad Gateway", "Datadog's API fails", "later"],
])("Datadog's provider at %s", (answer, message, fix) => {
  const text = `  error: error creating something from ${answer}: {"errors":["Forbidden"]}`;
  expect(explainEngineError(text)).toMatchObject({
    message: expect.stringContaining(message) as string,
    fix: expect.stringContaining(fix) as string,
  });
});
