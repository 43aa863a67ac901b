import { describeQuantity, parseQuantity } from "../../../../config/kubernetes/quantity";

test.each([
  ["250m", 0.25],
  ["2", 2],
  ["1.5Gi", 1.5 * 2 ** 30],
  ["1e3", 1000],
  ["100M", 1e8],
  ["500n", 5e-7],
])("%s is %d", (text, expected) => {
  expect(parseQuantity(text)).toBeCloseTo(expected, 9);
});

test.each(["", "Gi", "1 Gi", "1gi", "much"])("%j is no quantity", (text) => {
  expect(parseQuantity(text)).toBeNaN();
});

test.each([
  [0.7 + 0.1, false, "0.8"],
  [1536 * 2 ** 20, true, "1.5Gi"],
  [512 * 2 ** 20, true, "512Mi"],
])("%d is written %s", (value, isBytes, expected) => {
  expect(describeQuantity(value, isBytes)).toBe(expected);
});
