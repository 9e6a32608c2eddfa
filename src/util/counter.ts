/** Counts by one label, for as long as the process lives. */
export class Counter<Label extends string> {
  private readonly counts = new Map<Label, number>();

  constructor(
    /** As a metric would be called: unique in the process. */
    readonly name: string,
    readonly help: string,
  ) {}

  add(label: Label): void {
    this.counts.set(label, this.of(label) + 1);
  }

  of(label: Label): number {
    return this.counts.get(label) ?? 0;
  }

  values(): ReadonlyMap<Label, number> {
    return this.counts;
  }
}
