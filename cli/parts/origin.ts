/** Where a part of the set-up came from. */
export interface Part {
  /** `yours`: it was there. `downloaded`: fetched as usual. `lab`: made here, because neither could be had. */
  from: "yours" | "downloaded" | "lab";
  /** Detail of the part: a version, a path or a list. */
  detail: string;
}

/** One line about a part. */
export function describe({ from, detail }: Part): string {
  const origin = { yours: "found", downloaded: "downloaded", lab: "made by the lab" }[from];
  return `${detail} (${origin})`;
}
