/** How many checks went which way. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(to: Counts, more: Counts): void {
  for (const key of ["passed", "failed", "skipped"] as const) to[key] += more[key];
}

/** How a file of tests went. */
export interface FileResult extends Counts {
  /** From the repository's root. */
  file: string;
  seconds: number;
}

/** The ten files that took longest, one a line. */
export function describeSlowest(files: readonly FileResult[]): string {
  const slowest = [...files].sort((one, other) => other.seconds - one.seconds).slice(0, 10);
  const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(0).padStart(5)} s  ${file}`);
  return ["The slowest files:", ...lines].join("\n");
}
