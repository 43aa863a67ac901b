import { canBeLonger } from "../../../../../config/inputs/duration";

test.each([
  ["2d", "1d", true],
  ["1d", "1d", false],
  ["24h", "1d", false],
  ["25h", "1d", true],
  ["61m", "1h", true],
  ["1w", "7d", false],
  ["1mo", "1mo", false],
  ["2mo", "1mo", true],
  ["28d", "1mo", false],
  ["29d", "1mo", true],
  ["1mo", "30d", true],
  ["1mo", "31d", false],
  ["90s", "1m", true],
])("%s can be longer than %s: %s", (period, than, expected) => {
  expect(canBeLonger(period, than)).toBe(expected);
});

test("refuses what is no period", () => {
  expect(() => canBeLonger("1y", "1d")).toThrow("1y is not a period");
});
