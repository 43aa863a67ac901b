import { watchOf } from "../../config/datadog/watch";
import { allPermissions } from "../../lab/datadog/api/account";
import { explainEngineError } from "../../cli/engine-errors";
import { UserError } from "../../cli/errors";
import { DatadogSandbox } from "./datadog-sandbox";

jest.setTimeout(300_000);

const settings = { budgets: { maxUsd: 1000, period: "30d" } };
let sandbox: DatadogSandbox;
beforeAll(async () => {
  sandbox = await DatadogSandbox.make();
});
afterEach(() => {
  sandbox.api.account.permissions = new Set(allPermissions);
});
afterAll(() => sandbox.clean());

const nameOf = (one: Record<string, unknown>) => String(one.name ?? one.title);

/** Widgets whose ids Datadog chose, as one text. */
const withoutIds = (widgets: unknown) => JSON.stringify(widgets).replaceAll(/"id":\d+,/g, "");

describe("the real program's preview", () => {
  afterEach(() => {
    expect(sandbox.api.writes).toEqual([]);
  });

  async function refusal(keys: { apiKey?: string; appKey?: string } = {}, url = sandbox.api.url) {
    const { account } = sandbox.api;
    const given = {
      datadogApiKey: keys.apiKey ?? account.apiKey,
      datadogAppKey: keys.appKey ?? account.appKey,
    };
    const { exitCode, output } = await sandbox.previewProgram(given, url);
    expect(exitCode).not.toBe(0);
    // Nothing but the stack itself, and no stack trace.
    expect(output).toContain("+ 1 to create");
    expect(output).not.toMatch(/^\s+at /m);
    return output;
  }

  test("refuses an API key by its name", async () => {
    expect(await refusal({ apiKey: "b".repeat(32) })).toContain(
      "datadogApiKey: is refused by http",
    );
  });

  test("refuses an application key by its name", async () => {
    expect(await refusal({ appKey: "b".repeat(40) })).toContain(
      "datadogAppKey: is refused by http",
    );
  });

  test("names the permission that is missing, and what it is for", async () => {
    const { account } = sandbox.api;
    account.permissions.delete("slos_write");
    const output = await refusal();
    expect(output).toContain("lacks the permission slos_write, without which no SLOs can be made");
    expect(output).not.toContain("monitors_write");
  });

  test("names the address that doesn't answer", async () => {
    expect(await refusal({}, "http://127.0.0.1:9")).toContain(
      "datadog.apiUrl: http://127.0.0.1:9 can't be reached",
    );
  });
});

describe("a gateway's watch", () => {
  beforeAll(async () => {
    await sandbox.upTo(settings);
  });

  test("is all there, and refers to what was made", async () => {
    const { monitors, slos, dashboards } = watchOf(sandbox.settingsOf(settings));
    const { api } = sandbox;
    const names = (specs: { payload: object }[]) =>
      specs.map(({ payload }) => nameOf(payload as Record<string, unknown>)).sort();
    expect(api.monitors.list.map(nameOf).sort()).toEqual(names(monitors));
    expect(api.slos.list.map(nameOf).sort()).toEqual(names(slos));
    expect(api.dashboards.list.map(nameOf).sort()).toEqual(names(dashboards));
    const made = JSON.stringify([api.monitors.list, api.slos.list, api.dashboards.list]);
    expect(made).not.toContain("%{");
    const addresses = api.dashboards.list.map(
      ({ url }) => `https://app.datadoghq.com${String(url)}`,
    );
    expect(Object.values(await sandbox.dashboards()).sort()).toEqual(addresses.sort());
  });

  test("has no key in its plain state or in what the engine wrote", async () => {
    const shown = (await sandbox.storedState()) + sandbox.output;
    const { apiKey, appKey } = sandbox.api.account;
    expect(shown).toContain("watch-provider");
    expect([apiKey, appKey].filter((key) => shown.includes(key))).toEqual([]);
  });

  test("changes nothing a second time, before and after a refresh", async () => {
    expect(await sandbox.upTo(settings)).toEqual([]);
    expect(await sandbox.refresh()).toEqual({});
    expect(await sandbox.previewOf(settings)).toEqual([]);
  });

  test("follows a budget in what shows or watches it only, also when Datadog fails for a moment", async () => {
    const { faults, requests } = sandbox.api;
    faults.add({ status: 429, times: 2, request: "PUT /api/v1/monitor/{id}" });
    faults.add({ status: 503, times: 1, request: "PUT /api/v1/monitor/{id}" });
    const changed = await sandbox.upTo({ budgets: { ...settings.budgets, maxUsd: 2000 } });
    expect(changed).toEqual([
      "update watch-dashboard-cost",
      "update watch-monitor-daily-spend",
      "update watch-monitor-monthly-spend",
    ]);
    const failed = requests.filter(({ status }) => status === 429 || status === 503);
    expect(failed).toHaveLength(3);
    await sandbox.upTo(settings);
  });

  test("gets back a monitor that was deleted by hand", async () => {
    const { monitors } = sandbox.api;
    const find = () => monitors.list.find((one) => nameOf(one).endsWith("Spend of a day"));
    monitors.delete(String(find()?.id));
    expect(await sandbox.refresh()).toEqual({ delete: 1 });
    expect(await sandbox.upTo(settings)).toEqual(["create watch-monitor-daily-spend"]);
    expect(find()).toBeDefined();
  });

  test("repairs a dashboard that was edited by hand", async () => {
    const { dashboards } = sandbox.api;
    const [dashboard = {}] = dashboards.list;
    const edited = { title: "mine", layout_type: "ordered", widgets: [] };
    dashboards.update(String(dashboard.id), edited);
    expect(await sandbox.refresh()).toEqual({ update: 1 });
    expect(await sandbox.upTo(settings)).toHaveLength(1);
    const repaired = dashboards.get(String(dashboard.id));
    expect(repaired.title).toBe(dashboard.title);
    expect(withoutIds(repaired.widgets)).toBe(withoutIds(dashboard.widgets));
  });

  test("says what is missing when only the update finds out", async () => {
    const { account } = sandbox.api;
    // A key with scopes may not read what its user is allowed to.
    account.permissions.delete("user_access_read");
    account.permissions.delete("monitors_write");
    const budgets = { ...settings.budgets, maxUsd: 3000 };
    const failure: unknown = await sandbox.upTo({ budgets }).catch((e: unknown) => e);
    const explained = explainEngineError(failure);
    expect(explained).toBeInstanceOf(UserError);
    expect((explained as UserError).fix).toContain("monitors_write");
  });

  test("leaves nothing behind", async () => {
    await sandbox.destroy();
    const { monitors, slos, dashboards } = sandbox.api;
    expect([...monitors.list, ...slos.list, ...dashboards.list]).toEqual([]);
  });
});
