import type Stripe from 'stripe';
import { position, type Row } from '../state/collection.js';
import { invalid, noSuch } from './error-body.js';
import { integer, string } from './param-kinds.js';

/** A page, as stripe-node types it. */
export type ApiList<T> = Stripe.ApiList<T>;

export const listParams = {
  limit: integer().refine((value, name) =>
    value >= 1 && value <= 100
      ? undefined
      : invalid('Invalid integer: limit must be between 1 and 100', { code: 'parameter_invalid_integer', param: name }),
  ),
  starting_after: string(),
  ending_before: string(),
};

export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

export interface PageSource<T, R> {
  /** Oldest first, ordered by `seq`. */
  rows: readonly Row<T>[];
  /** The row that a cursor names; it may lie outside of `rows`, when a filter has left it out. */
  find(id: string): Row<T> | undefined;
  where?: (value: T) => boolean;
  render(value: T): R;
  /** What Stripe calls one of these in `No such …`. */
  noun: string;
  url: string;
}

/** One page, newest first. `has_more` tells of more in the direction of travel. */
export function listPage<T, R>(source: PageSource<T, R>, params: PageParams): ApiList<R> {
  const { starting_after: after, ending_before: before, limit = 10 } = params;
  if (after !== undefined && before !== undefined) {
    throw invalid('Received both starting_after and ending_before parameters. Please pass in only one.', {
      code: 'parameters_exclusive',
    });
  }
  const found = before === undefined ? older(source, after, limit + 1) : newer(source, before, limit + 1);
  const kept = found.slice(0, limit);
  if (before !== undefined) kept.reverse();
  return {
    object: 'list',
    data: kept.map((value) => source.render(value)),
    has_more: found.length > limit,
    url: source.url,
  };
}

function older<T, R>(source: PageSource<T, R>, after: string | undefined, count: number): T[] {
  const { rows, where } = source;
  const found: T[] = [];
  const start = after === undefined ? rows.length : position(rows, cursor(source, after, 'starting_after').seq);
  for (let at = start - 1; at >= 0 && found.length < count; at -= 1) {
    const row = rows[at];
    if (row && (!where || where(row.value))) found.push(row.value);
  }
  return found;
}

function newer<T, R>(source: PageSource<T, R>, before: string, count: number): T[] {
  const { rows, where } = source;
  const found: T[] = [];
  const start = position(rows, cursor(source, before, 'ending_before').seq + 1);
  for (let at = start; at < rows.length && found.length < count; at += 1) {
    const row = rows[at];
    if (row && (!where || where(row.value))) found.push(row.value);
  }
  return found;
}

function cursor<T, R>(source: PageSource<T, R>, id: string, param: string): Row<T> {
  const row = source.find(id);
  if (!row) throw noSuch(source.noun, id, param, 400);
  return row;
}
