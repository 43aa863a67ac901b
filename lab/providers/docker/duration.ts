const nanoseconds: Record<string, number> = {
  h: 3_600_000_000_000,
  m: 60_000_000_000,
  s: 1_000_000_000,
  ms: 1_000_000,
  us: 1000,
  µs: 1000,
  ns: 1,
};

/** Nanoseconds of a duration as Go writes it, such as `1m30s`; 0 when it is none. */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g)];
  if (parts.map(([part]) => part).join("") !== text) return 0;
  return parts.reduce((sum, [, n, unit = ""]) => sum + Number(n) * (nanoseconds[unit] ?? 0), 0);
}

/** A duration as Go writes it: 90 seconds are `1m30s`. */
export function formatDuration(duration: number): string {
  if (duration === 0) return "0s";
  if (duration < 1000) return `${duration}ns`;
  if (duration < 1_000_000) return `${duration / 1000}µs`;
  if (duration < 1_000_000_000) return `${duration / 1_000_000}ms`;
  const hours = Math.floor(duration / 3_600_000_000_000);
  const minutes = Math.floor(duration / 60_000_000_000) % 60;
  const seconds = (duration % 60_000_000_000) / 1_000_000_000;
  return [hours ? `${hours}h` : "", hours || minutes ? `${minutes}m` : "", `${seconds}s`].join("");
}
