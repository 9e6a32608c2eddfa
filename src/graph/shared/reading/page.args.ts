import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { PageParams } from '../../../stripe/index.js';
import { badArgument } from '../errors.js';
import { DateTime, unixSeconds } from '../values/scalars.js';

const DEFAULT = 20;
const MOST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The first so many after `after`, 1 to 100; 20 if nothing is said.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: what follows it, going to older objects.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'The last so many before `before`, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: what precedes it, going to newer objects.' })
  before?: string | null;
}

@InputType({ description: 'A range of times, each bound optional.' })
export class TimeRange {
  @Field(() => DateTime, { nullable: true, description: 'At or after.' })
  gte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'After.' })
  gt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'At or before.' })
  lte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before.' })
  lt?: Date | null;
}

export interface StripeRange {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

/** Stripe's range of unix seconds. */
export function stripeRange(range: TimeRange | null | undefined): StripeRange | undefined {
  if (range === null || range === undefined) return undefined;
  const bounds: StripeRange = {};
  for (const bound of ['gt', 'gte', 'lt', 'lte'] as const) {
    const time = range[bound];
    if (time) bounds[bound] = unixSeconds(time);
  }
  return bounds;
}

/** The list that a cursor belongs to: account, kind and filters. */
export interface ListIdentity {
  readonly account: string;
  readonly list: string;
}

export function toCursor(identity: ListIdentity, stripeId: string): string {
  return Buffer.from(JSON.stringify([identity.account, identity.list, stripeId])).toString('base64url');
}

export interface PageRequest {
  readonly params: PageParams;
  readonly backward: boolean;
  /** True for the start of a list, which one account-wide read can serve for many parents. */
  readonly fromStart: boolean;
}

/** @throws BAD_USER_INPUT that names the argument */
export function readPage(args: PageArgs, identity: ListIdentity): PageRequest {
  const { first, after, last, before } = args;
  if (first != null && last != null) throw badArgument('last', 'cannot be combined with first.');
  if (after != null && before != null) throw badArgument('before', 'cannot be combined with after.');
  if (last != null || before != null) {
    if (before == null) throw badArgument('last', 'needs before: Stripe cannot read a list from its end.');
    if (first != null) throw badArgument('first', 'goes with after; use last with before.');
    return page(limit('last', last), { ending_before: fromCursor('before', before, identity) }, true);
  }
  const start = after == null ? {} : { starting_after: fromCursor('after', after, identity) };
  return page(limit('first', first), start, false);
}

function page(size: number, start: Omit<PageParams, 'limit'>, backward: boolean): PageRequest {
  return { params: { limit: size, ...start }, backward, fromStart: Object.keys(start).length === 0 };
}

function limit(argument: string, asked: number | null | undefined): number {
  if (asked == null) return DEFAULT;
  if (asked < 1 || asked > MOST) throw badArgument(argument, `must be between 1 and ${MOST}, not ${asked}.`);
  return asked;
}

function fromCursor(argument: string, cursor: string, identity: ListIdentity): string {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw badArgument(argument, 'is not a cursor.');
  }
  const [account, list, stripeId]: unknown[] = Array.isArray(parts) ? parts : [];
  if (typeof stripeId !== 'string' || !/^\w{1,120}$/.test(stripeId)) throw badArgument(argument, 'is not a cursor.');
  if (account !== identity.account || list !== identity.list)
    throw badArgument(argument, 'is a cursor of another list.');
  return stripeId;
}
