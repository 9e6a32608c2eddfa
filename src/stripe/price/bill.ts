/** What one field costs, all objects that it stands on taken together. */
export interface Part {
  /** Field names from the root of the operation, such as `connectedAccounts.nodes.cards`. */
  readonly path: string;
  readonly calls: number;
}

/** The Stripe calls that an operation is expected to make, by the field that makes them. */
export class Bill {
  private readonly byPath = new Map<string, number>();
  private sum = 0;
  private looks = 0;

  /** `mostLooks`: so many fields of the operation are looked at, its fragments as often as they stand. */
  constructor(private readonly mostLooks: number) {}

  get calls(): number {
    return this.sum;
  }

  get parts(): Part[] {
    return [...this.byPath].map(([path, calls]) => ({ path, calls }));
  }

  /** The field that costs the most of its own. */
  get dearestPath(): string | null {
    return (
      this.parts.reduce<Part | null>((most, part) => (part.calls > (most?.calls ?? 0) ? part : most), null)?.path ??
      null
    );
  }

  /** Whether there was more to look at than may be. */
  get unfinished(): boolean {
    return this.looks > this.mostLooks;
  }

  /** False when enough was looked at. */
  look(): boolean {
    this.looks += 1;
    return !this.unfinished;
  }

  add(path: string, calls: number): void {
    this.sum += calls;
    this.byPath.set(path, (this.byPath.get(path) ?? 0) + calls);
  }
}
