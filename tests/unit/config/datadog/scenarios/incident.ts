import type { Minute, Scene, Story } from "./gateway";

/** What goes wrong, and what is expected of one monitor. Times are minutes since the story began. */
export interface Incident {
  /** The story, in words. */
  what: string;
  story: Story;
  /** By when it alerts. */
  alertsAt: number;
  /** By when a warning comes, before it alerts; none where the monitor has none. */
  warnsAt?: number;
  /** By when it is over. */
  endsAt: number;
  scene?: Partial<Scene>;
  /** What it says instead of an alert. */
  says?: "no data";
}

/** So for a while. */
export const lasting =
  (from: number, to: number, change: Partial<Minute>): Story =>
  (minute) =>
    minute >= from && minute < to ? change : {};

/** First so, then worse. */
export const growing = (
  from: number,
  worse: number,
  to: number,
  a: Partial<Minute>,
  b: Partial<Minute>,
) =>
  ((minute) => {
    if (minute < from || minute >= to) return {};
    return minute < worse ? a : b;
  }) satisfies Story;
