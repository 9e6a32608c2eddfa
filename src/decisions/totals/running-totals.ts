import { LONGEST_WINDOW_SECONDS, type TotalBy } from '../rules/rule.js';
import type { Spend } from './spend.js';

export interface Total {
  readonly sum: number;
  readonly count: number;
}

/** Whose spending is meant, and from when to when, both included, in unix seconds. */
export interface TotalAsked {
  readonly by: TotalBy;
  readonly of: Pick<Spend, 'account' | 'cardholder' | 'card'>;
  readonly from: number;
  readonly to: number;
  /** Null: all currencies, whose sum means nothing. */
  readonly currency: string | null;
  /** This authorization does not count. */
  readonly except: string;
}

interface Bucket {
  readonly spends: Map<string, Spend>;
  readonly totals: Map<string, { sum: number; count: number }>;
}

const HOUR = 3_600;

/**
 * What was spent lately, by card, cardholder and account, in memory. Whole hours are summed up: a month of any size is
 * at most 744 of them and the purchases of two.
 */
export class RunningTotals {
  private readonly known = new Map<string, Spend>();
  private readonly buckets = new Map<string, Map<number, Bucket>>();

  get size(): number {
    return this.known.size;
  }

  /** Of two that tell of one authorization the one of the greater rank is kept, whichever comes first. */
  put(spend: Spend): void {
    const before = this.known.get(spend.authorization);
    if (before && before.rank > spend.rank) return;
    if (before) this.count(before, -1);
    this.known.set(spend.authorization, spend);
    this.count(spend, 1);
  }

  total({ by, of, from, to, currency, except }: TotalAsked): Total {
    let [sum, count] = [0, 0];
    const hours = this.buckets.get(keyOf(by, of));
    if (hours === undefined) return { sum, count };
    for (let hour = Math.floor(from / HOUR); hour <= Math.floor(to / HOUR); hour++) {
      const bucket = hours.get(hour);
      if (bucket === undefined) continue;
      const isWhole = hour * HOUR >= from && (hour + 1) * HOUR - 1 <= to && !bucket.spends.has(except);
      if (isWhole) {
        for (const [code, total] of bucket.totals) {
          if (currency !== null && code !== currency) continue;
          sum += total.sum;
          count += total.count;
        }
        continue;
      }
      for (const spend of bucket.spends.values()) {
        if (spend.authorization === except || spend.at < from || spend.at > to) continue;
        if (currency !== null && spend.currency !== currency) continue;
        sum += spend.amount;
        count += 1;
      }
    }
    return { sum, count };
  }

  /** Nothing from before counts in any window that ends at `at`. */
  forgetBefore(at: number): void {
    const oldest = at - LONGEST_WINDOW_SECONDS - HOUR;
    for (const spend of this.known.values()) {
      if (spend.at >= oldest) continue;
      this.count(spend, -1);
      this.known.delete(spend.authorization);
    }
  }

  private count(spend: Spend, sign: 1 | -1): void {
    if (spend.amount === 0) return;
    for (const by of ['card', 'cardholder', 'account'] as const) {
      if (by === 'cardholder' && spend.cardholder === null) continue;
      const key = keyOf(by, spend);
      const hours = this.buckets.get(key) ?? new Map<number, Bucket>();
      this.buckets.set(key, hours);
      const hour = Math.floor(spend.at / HOUR);
      const bucket: Bucket = hours.get(hour) ?? { spends: new Map(), totals: new Map() };
      hours.set(hour, bucket);
      const total = bucket.totals.get(spend.currency) ?? { sum: 0, count: 0 };
      total.sum += sign * spend.amount;
      total.count += sign;
      bucket.totals.set(spend.currency, total);
      if (sign === 1) bucket.spends.set(spend.authorization, spend);
      else bucket.spends.delete(spend.authorization);
      if (bucket.spends.size === 0) hours.delete(hour);
      if (hours.size === 0) this.buckets.delete(key);
    }
  }
}

function keyOf(by: TotalBy, { account, cardholder, card }: TotalAsked['of']): string {
  if (by === 'card') return `${account}/${card}`;
  return by === 'cardholder' ? `${account}/${cardholder ?? 'nobody'}` : account;
}
