const day = 86_400;

/** A calendar month, on average. */
export const monthSeconds = 30.4375 * day;

/** Seconds of a unit: a calendar month has 28 to 31 days. */
const units: Record<string, { least: number; most: number }> = {
  s: { least: 1, most: 1 },
  m: { least: 60, most: 60 },
  h: { least: 3600, most: 3600 },
  d: { least: day, most: day },
  w: { least: 7 * day, most: 7 * day },
  mo: { least: 28 * day, most: 31 * day },
};

/**
 * Whether a period such as `30d` is longer than another, at least at some time of the year: `30d`
 * is longer than `1mo` in February. LiteLLM takes the month that begins with the request (litellm:
 * litellm_core_utils/duration_parser.py duration_in_seconds).
 */
export function canBeLonger(period: string, than: string): boolean {
  const [one, other] = [read(period), read(than)];
  if (one.unit === other.unit) return one.count > other.count;
  return one.count * one.seconds.most > other.count * other.seconds.least;
}

/** How long a period such as `30d` is, on average. */
export function secondsOf(period: string): number {
  const { count, unit, seconds } = read(period);
  return count * (unit === "mo" ? monthSeconds : seconds.most);
}

function read(period: string) {
  const [, count = "", unit = ""] = /^(\d+)(\D+)$/.exec(period) ?? [];
  const seconds = units[unit];
  if (!seconds) throw new Error(`${period} is not a period`);
  return { count: Number(count), unit, seconds };
}
