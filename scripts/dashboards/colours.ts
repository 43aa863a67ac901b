/** How many colours of the page mean nothing. */
export const plainColours = 10;

/** CSS classes of the colours that lines have: the same for one name in all charts. */
export class Colours {
  private readonly names = new Map<string, number>();

  /** The colour of a name: answers by their class of status, all else in turn. */
  of(name: string): string {
    const [, status] = /^([245])(?:\d\d|xx)$/.exec(name) ?? [];
    if (status !== undefined) return { 2: "good", 4: "warn", 5: "bad" }[status] ?? "";
    const index = this.names.get(name) ?? this.names.size;
    this.names.set(name, index);
    return `c${index % plainColours}`;
  }
}
