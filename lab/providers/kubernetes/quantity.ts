const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Names below which amounts of something are: the API server writes `1024Mi` as `1Gi`. */
const amounts = ["limits", "requests", "capacity", "hard", "sizeLimit", "averageValue"];

/**
 * Whether two values at a path are the same amount
 * (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 */
export function isSameQuantity(path: readonly (string | number)[], one: unknown, other: unknown) {
  if (!path.some((name) => amounts.includes(String(name)))) return false;
  const [left, right] = [amount(one), amount(other)];
  return left !== undefined && right !== undefined && Math.abs(left - right) <= 1e-9 * left;
}

function amount(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const [, number = "", unit = ""] = /^([0-9.]+)([A-Za-z]*)$/.exec(value) ?? [];
  const factor = units[unit];
  return number === "" || factor === undefined ? undefined : Number(number) * factor;
}
