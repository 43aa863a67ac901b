/** Targets of the SLOs, in percent, unless the inputs say otherwise. */
export const sloTargets = {
  availability: 99.5,
  latency: 95,
  timeToFirstToken: 95,
  overhead: 99,
} as const;

/** Name of an SLO. */
export type SloName = keyof typeof sloTargets;

/** Names of the SLOs. */
export const sloNames = Object.keys(sloTargets) as SloName[];
