const units = { m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/**
 * Length of a window such as `last_10m`, or of `10m`, in seconds.
 *
 * @throws Error where it is no such window
 */
export function secondsOfWindow(window: string): number {
  const [, count, unit] = /^(?:last_)?(\d+)([mhdw])$/.exec(window) ?? [];
  if (unit === undefined) throw new Error(`${window} is no window such as last_10m`);
  return Number(count) * units[unit as keyof typeof units];
}

/** When a monitor's window that ends now begins: Unix time in seconds. Those of the calendar are UTC. */
export function beginOfWindow(window: string, now: number): number {
  if (window.startsWith("last_")) return now - secondsOfWindow(window);
  const begin = new Date(now * 1000);
  begin.setUTCMinutes(0, 0, 0);
  if (window !== "current_1h") begin.setUTCHours(0);
  if (window === "current_1mo") begin.setUTCDate(1);
  return begin.getTime() / 1000;
}
