import { format, unitOf, type Unit } from "../../../../cli/dashboards/units";

test.each<[number, Unit, string]>([
  [0, "$", "$0.00"],
  [0.0000346, "$", "$0.000035"],
  [12.345, "$", "$12.35"],
  [-0.5, "$", "−$0.50"],
  [1234567, "$", "$1.23M"],
  [97.5714, "%", "97.6 %"],
  [0.0234, "s", "23.4 ms"],
  [2.5, "s", "2.5 s"],
  [9.58, "h", "9.58 h"],
  [13_604_531, "bytes", "13 MiB"],
  [18_500, "", "18.5k"],
  [7, "", "7"],
])("%d of %j is written %s", (value, unit, text) => {
  expect(format(value, unit)).toBe(text);
});

test.each<[string, string, string | undefined, Unit]>([
  ["spend", "This month", "USD", "$"],
  ["% left", "Teams", undefined, "%"],
  ["USD left", "Teams", undefined, "$"],
  ["hours to go", "Teams", undefined, "h"],
  ["queue", "Average seconds of a request", undefined, "s"],
  ["used", "redis: memory in bytes", undefined, "bytes"],
  ["requests", "Requests by status", undefined, ""],
])("%s of %s is in its unit", (alias, title, customUnit, unit) => {
  expect(unitOf(alias, title, customUnit)).toBe(unit);
});
