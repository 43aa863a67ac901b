import { checkAccess } from "../../../preflight/datadog";
import { DatadogApi } from "../../../lab/datadog/api/server";
import { settingsOf } from "../config/datadog/stacks";

let api: DatadogApi;
beforeEach(async () => {
  api = new DatadogApi();
  await api.start();
});
afterEach(() => api.stop());

const check = (url = api.url) => checkAccess(settingsOf({ datadog: { apiUrl: url } }), api.account);

test("good keys are good, and nothing is written", async () => {
  await check();
  expect(api.requests.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET"]);
});

test("all missing permissions are told at once", async () => {
  api.account.permissions = new Set(["user_access_read", "slos_write"]);
  await expect(check()).rejects.toThrow(/monitors_write[^]*dashboards_write/);
});

test("what the key may not read is left to the update", async () => {
  api.account.permissions.clear();
  await expect(check()).resolves.toBeUndefined();
});

test("an API that fails is told with its status", async () => {
  api.faults.add({ status: 503, times: 1 });
  await expect(check()).rejects.toThrow(`${api.url} answers 503 to GET /api/v1/validate`);
});

test("a key that the site doesn't know may be one of another site", async () => {
  const fetched = jest
    .spyOn(globalThis, "fetch")
    .mockResolvedValue(new Response("{}", { status: 403 }));
  const checked = checkAccess(settingsOf({ datadog: { site: "us5.datadoghq.com" } }), api.account);
  await expect(checked).rejects.toThrow(
    /refused by https:\/\/api\.us5\.datadoghq\.com; is the account on another site\? Set datadog\.site/,
  );
  fetched.mockRestore();
});
