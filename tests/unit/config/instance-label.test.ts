import { instanceLabel } from "../../../config/workloads/instance-label";

const label = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

test("a stack's name is its label where it can be", () => {
  expect(["dev", "eu-1.prod_b", "x".repeat(63)].map(instanceLabel)).toEqual([
    "dev",
    "eu-1.prod_b",
    "x".repeat(63),
  ]);
});

test("other names become labels that differ", () => {
  const stacks = ["-dev", "dev-", "_", "dev.", "x".repeat(64), "x".repeat(65), "..."];
  const labels = stacks.map(instanceLabel);
  for (const text of labels) expect(text).toMatch(label);
  expect(new Set(labels).size).toBe(stacks.length);
});
