/** How many colours of the page mean nothing. */
export const plainColours = 10;

/** CSS classes of the colours that lines have: the same for one name in all charts. */
export class Colours {
  private readonly names = new Map<string, number>();

  /** The colour of a name: answers by how they went, all else in turn. */
  of(name: string): string {
    if (/^2(\d\d|xx)$/.test(name)) return "good";
    if (/^(429|4xx)$/.test(name)) return "warn";
    if (/^5(\d\d|xx)$/.test(name)) return "bad";
    const index = this.names.get(name) ?? this.names.size;
    this.names.set(name, index);
    return `c${index % plainColours}`;
  }
}
