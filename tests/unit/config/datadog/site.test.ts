import { apiUrl, appUrl } from "../../../../config/datadog/site";
import type { Settings } from "../../../../config/inputs/schema";

test.each<[Settings["datadog"]["site"], string]>([
  ["datadoghq.com", "https://app.datadoghq.com"],
  ["datadoghq.eu", "https://app.datadoghq.eu"],
  ["us3.datadoghq.com", "https://us3.datadoghq.com"],
  ["ddog-gov.com", "https://app.ddog-gov.com"],
])("pages of %s are at %s", (site, expected) => {
  expect(appUrl({ site })).toBe(expected);
  expect(apiUrl({ site })).toBe(`https://api.${site}`);
});
