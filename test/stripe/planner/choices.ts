import fc from 'fast-check';

/**
 * Decisions read from a row of numbers. Behind its end every decision is the least, so that a shorter row makes a
 * smaller query and a failing one shrinks.
 */
export class Choices {
  private at = 0;

  constructor(private readonly row: readonly number[]) {}

  /** From 0 up to but not including `end`. */
  below(end: number): number {
    const next = this.row[this.at++] ?? 0;
    return next % Math.max(1, end);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Whether something happens that happens so many times of a hundred. */
  happens(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** At most so many of the items, without repetition. */
  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    const count = Math.min(left.length, this.below(most + 1));
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

/** A prime above all ends, so that a number says little about the next. */
const LARGEST = 99_991;

export const rows: fc.Arbitrary<number[]> = fc.array(fc.nat(LARGEST), { minLength: 5, maxLength: 400, size: 'max' });
