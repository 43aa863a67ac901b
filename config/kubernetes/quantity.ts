const factors: Record<string, number> = {
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

const form = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|)$/;

/**
 * The number that a quantity of Kubernetes stands for, such as `1.5Gi` or `250m`
 * (kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity). Not a number: NaN.
 *
 * The client library's own function knows no fractions of `Gi` (client-node 1.4.0, `util.js`).
 */
export function parseQuantity(text: string): number {
  const [, number = "", suffix = ""] = form.exec(text) ?? [];
  return number === "" ? NaN : Number(number) * (factors[suffix] ?? NaN);
}

/** A number of bytes or of CPUs as people write it: `1.5Gi`, `2.25`. */
export function describeQuantity(value: number, isBytes: boolean): string {
  if (!isBytes || value < 2 ** 20) return String(round(value));
  return value < 2 ** 30 ? `${round(value / 2 ** 20)}Mi` : `${round(value / 2 ** 30)}Gi`;
}

const round = (value: number) => Math.round(value * 100) / 100;
