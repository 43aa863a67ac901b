import { isSameQuantity } from "../../providers/kubernetes/quantity";

const limit = ["spec", "limits", "memory"];

test.each([
  ["1024Mi", "1Gi"],
  ["1.5Gi", "1536Mi"],
  ["0.25", "250m"],
  [1, "1000m"],
  ["1e3", "1k"],
  ["500000n", "500u"],
])("%j is the same amount as %j", (one, other) => {
  expect(isSameQuantity(limit, one, other)).toBe(true);
});

test.each([
  ["1G", "1Gi"],
  ["1M", "1m"],
  ["much", "much"],
  ["1gi", "1gi"],
  [undefined, "1"],
])("%j is not the same amount as %j", (one, other) => {
  expect(isSameQuantity(limit, one, other)).toBe(false);
});

test("only amounts are compared as such", () => {
  expect(isSameQuantity(["metadata", "labels", "size"], "1Gi", "1024Mi")).toBe(false);
});
