import { watchOf } from "../../../config/datadog/watch";
import { DatadogApi } from "../../datadog/api/server";
import { everything } from "../../../tests/unit/config/datadog/stacks";

const api = new DatadogApi();
const [slo] = watchOf(everything).slos;
const created = api.slos.create({ ...slo?.payload }).data as { id: string }[];
const sloId = created[0]?.id ?? "";

const spend = {
  name: "Spend",
  type: "query alert",
  query: "sum(last_1d):sum:litellm.spend.metric.count{*}.as_count() > 5",
  message: "Spent.",
  options: { thresholds: { critical: 5 } },
};
const burn = (rate: number) => ({
  ...spend,
  type: "slo alert",
  query: `burn_rate("${sloId}").over("30d").long_window("1h").short_window("5m") > ${rate}`,
  options: { thresholds: { critical: rate } },
});
const options = (more: object) => ({ ...spend, options: { ...spend.options, ...more } });

test("takes what is right, and answers with what it adds", () => {
  expect(api.monitors.create(spend)).toMatchObject({
    id: expect.any(Number) as number,
    multi: false,
    priority: null,
    overall_state: "No Data",
    options: { thresholds: { critical: 5 }, notify_audit: false, silenced: {} },
  });
  expect(api.monitors.validate(burn(10))).toEqual({});
});

test.each([
  ["a threshold that isn't the query's", options({ thresholds: { critical: 6 } }), "not match"],
  ["a misspelt option", options({ renotify_intervall: 5 }), "renotify_intervall is unknown"],
  [
    "two ways of missing data",
    options({ on_missing_data: "resolve", notify_no_data: true }),
    "cannot be used",
  ],
  [
    "missing data of an SLO",
    { ...burn(10), options: { thresholds: { critical: 10 }, on_missing_data: "resolve" } },
    "not available",
  ],
  ["a composite of nothing", { ...spend, type: "composite", query: "1 && 2" }, "does not exist"],
  ["a burn rate that can't be", burn(500), "the most that the SLO allows"],
])("refuses %s", (_, monitor, reason) => {
  expect(() => api.monitors.create(monitor)).toThrow(reason);
});

test("refuses to delete what others are made of", () => {
  const part = String(api.monitors.create(spend).id);
  const composite = { ...spend, type: "composite", query: `${part} && ${part}`, options: {} };
  const whole = String(api.monitors.create(composite).id);
  const alert = String(api.monitors.create(burn(10)).id);
  expect(() => api.monitors.delete(part)).toThrow("referenced in composite monitors");
  expect(() => api.slos.delete(sloId)).toThrow("is used by");
  api.monitors.delete(whole);
  api.monitors.delete(alert);
  expect(api.monitors.delete(part)).toEqual({ deleted_monitor_id: Number(part) });
  expect(api.slos.delete(sloId)).toEqual({ data: [sloId], error: null });
});
