import { layOut } from "../../../../cli/dashboards/layout";

test.each([
  [
    ["timeseries", "timeseries", "timeseries"],
    [4, 4, 4],
  ],
  [
    ["timeseries", "timeseries"],
    [6, 6],
  ],
  [
    ["timeseries", "timeseries", "toplist", "toplist"],
    [6, 6, 6, 6],
  ],
  [Array.from({ length: 6 }, () => "query_value"), [2, 2, 2, 2, 2, 2]],
  [
    ["note", "toplist"],
    [12, 6],
  ],
  [["manage_status"], [12]],
])("%j share rows of twelve columns", (types, spans) => {
  expect(layOut(types)).toEqual(spans);
});
