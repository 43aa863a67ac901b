/** Unit of a number, as far as it changes how the number is written. */
export type Unit = "$" | "%" | "s" | "h" | "bytes" | "";

/**
 * The unit of a formula. Widgets have none but in words, for people: `custom_unit` of a value, else
 * the formula's name (`USD`, `% left`) and the title (`… in percent`).
 */
export function unitOf(alias: string, title: string, customUnit?: string): Unit {
  const words: [RegExp, Unit][] = [
    [/\bUSD\b/, "$"],
    [/%|\bpercent\b/, "%"],
    [/\bhours\b/, "h"],
    [/\bseconds\b/i, "s"],
    [/\bbytes\b/, "bytes"],
  ];
  for (const text of [customUnit ?? "", alias, title]) {
    const found = words.find(([word]) => word.test(text));
    if (found) return found[1];
  }
  return "";
}

/** A number with its unit, as people write it: about three digits. */
export function format(value: number, unit: Unit): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (unit === "$") return `${sign}$${dollars(size)}`;
  if (unit === "%") return `${sign}${short(size)} %`;
  if (unit === "h") return `${sign}${short(size)} h`;
  if (unit === "s")
    return size > 0 && size < 1 ? `${sign}${short(size * 1000)} ms` : `${sign}${short(size)} s`;
  if (unit === "bytes") return sign + scaled(size, 1024, ["B", "KiB", "MiB", "GiB", "TiB"], " ");
  return sign + scaled(size, 1000, ["", "k", "M", "G", "T"], "");
}

const dollars = (size: number) =>
  size >= 1000
    ? scaled(size, 1000, ["", "k", "M"], "")
    : size >= 1 || size === 0
      ? size.toFixed(2)
      : small(size);

/** Two digits that count: a request costs thousandths of a cent. */
const small = (size: number) =>
  Number(size.toPrecision(2)).toFixed(Math.min(12, 1 - Math.floor(Math.log10(size))));

const short = (size: number) =>
  size === 0 || size >= 100 ? size.toFixed(0) : String(Number(size.toPrecision(3)));

function scaled(size: number, base: number, names: readonly string[], space: string): string {
  const power =
    size < base ? 0 : Math.min(names.length - 1, Math.floor(Math.log(size) / Math.log(base)));
  return short(size / base ** power) + space + (names[power] ?? "");
}
