import { parseQuantity } from "../../../config/kubernetes/quantity";

/** Names below which amounts of something are: the API server writes `1024Mi` as `1Gi`. */
const amounts = ["limits", "requests", "capacity", "hard", "sizeLimit", "averageValue"];

/**
 * Whether two values at a path are the same amount
 * (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 */
export function isSameQuantity(path: readonly (string | number)[], one: unknown, other: unknown) {
  if (!path.some((name) => amounts.includes(String(name)))) return false;
  const [left, right] = [amount(one), amount(other)];
  // What is no amount is NaN, which is never the same.
  return Math.abs(left - right) <= 1e-9 * left;
}

const amount = (value: unknown): number =>
  typeof value === "number" ? value : typeof value === "string" ? parseQuantity(value) : NaN;
