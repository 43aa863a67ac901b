const decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

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

/**
 * The number that a quantity stands for; NaN for what is none. It shares nothing with the gateway's own
 * parser: a stand-in that did could not find what is wrong there.
 */
function amount(value: unknown): number {
  if (typeof value === "number") return value;
  const [, number = "", unit = ""] =
    /^([0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)$/.exec(String(value)) ?? [];
  return number === "" ? NaN : Number(number) * factor(unit);
}

function factor(unit: string): number {
  if (binary.includes(unit)) return 1024 ** binary.indexOf(unit);
  return decimal.includes(unit) ? 1000 ** (decimal.indexOf(unit) - decimal.indexOf("")) : NaN;
}
