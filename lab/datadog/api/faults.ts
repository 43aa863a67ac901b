import type { ServerResponse } from "node:http";

/** Requests that fail although nothing is wrong with them. */
export interface Fault {
  /** 429, or 5xx. */
  status: number;
  /** How many of them. */
  times: number;
  /** Which ones: `POST /api/v1/monitor`. Default: all. */
  request?: string;
}

/** The faults that are still to come. */
export class Faults {
  private pending: Fault[] = [];

  add(fault: Fault): void {
    this.pending.push({ ...fault });
  }

  /** The status with which a request is to fail, once; undefined: with none. */
  take(request: string): number | undefined {
    const fault = this.pending.find((one) => (one.request ?? request) === request);
    if (!fault) return undefined;
    fault.times -= 1;
    this.pending = this.pending.filter(({ times }) => times > 0);
    return fault.status;
  }
}

/** What the API says of its limit (docs.datadoghq.com/api/latest/rate-limits). */
export function addRateLimit(response: ServerResponse): void {
  response.setHeader("x-ratelimit-limit", "1000");
  response.setHeader("x-ratelimit-period", "60");
  response.setHeader("x-ratelimit-remaining", "0");
  response.setHeader("x-ratelimit-reset", "1");
  response.setHeader("x-ratelimit-name", "lab");
}
