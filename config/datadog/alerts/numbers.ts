/** A threshold in cents at most, so that the query and the option print the same number. */
export const rounded = (value: number): number =>
  value < 1 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100;

/** A number as queries have it: never `1e+21`. */
export function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}
