/** A request that is refused, as the API says it: a status and a list of reasons. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly errors: string[],
  ) {
    super(errors.join("; "));
    this.name = "Refused";
  }
}

/** There is no such thing. */
export const notFound = (what: string) => new Refused(404, [`${what} not found`]);

/** A body as the API gets it. */
export type Body = Record<string, unknown>;

/** @throws Refused with all problems of a body, if there are any */
export function requireNone(problems: string[]): void {
  if (problems.length > 0) throw new Refused(400, problems);
}
