import { z } from 'zod';

/** When a rule matches. Amounts are minor units; times of day are minutes after midnight in their zone. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | AmountCondition
  | TotalCondition
  | ListCondition
  | TimeCondition;

/** From `atLeast` to less than `below`. A purchase in another currency does not match. */
export interface AmountCondition {
  readonly kind: 'amount';
  readonly currency: string;
  readonly atLeast: number | null;
  readonly below: number | null;
}

/** What was spent in a window, this purchase included, is more than `above`. */
export interface TotalCondition {
  readonly kind: 'total';
  readonly measure: Measure;
  readonly by: TotalBy;
  readonly window: Window;
  readonly above: number;
  /** Of a sum; null for a count, which is over all currencies. */
  readonly currency: string | null;
}

export type Measure = 'sum' | 'count';
export type TotalBy = 'card' | 'cardholder' | 'account';

export type Window =
  | { readonly kind: 'sliding'; readonly seconds: number }
  | { readonly kind: 'calendar'; readonly unit: CalendarUnit; readonly timeZone: string };

export type CalendarUnit = 'day' | 'week' | 'month';

export interface ListCondition {
  readonly kind: ListKind;
  readonly is: 'any_of' | 'none_of';
  readonly values: readonly string[];
}

export type ListKind = 'merchants' | 'categories' | 'countries' | 'wallets' | 'entry_modes';

/** From `from` to before `to`, over midnight where `to` is not later. Days are those on which the span begins. */
export interface TimeCondition {
  readonly kind: 'time';
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  /** 1 is Monday; null: every day. */
  readonly days: readonly number[] | null;
}

/** What a rule that matches does. */
export type Outcome =
  | { readonly action: 'approve' }
  | { readonly action: 'decline'; readonly reason: string }
  /** Where less may be approved; elsewhere what asks for more is declined. */
  | { readonly action: 'approve_up_to'; readonly amount: number; readonly currency: string }
  | { readonly action: 'ask_partner' };

export type RuleState = 'draft' | 'shadow' | 'active' | 'archived';

/** Whose purchases are meant: all of the account, of a cardholder or of a card. */
export interface RuleScope {
  readonly cardholder: string | null;
  readonly card: string | null;
}

/** One version of a rule. */
export interface Rule {
  readonly id: string;
  readonly account: string;
  /** From 1; each change makes the next one. */
  readonly version: number;
  readonly name: string;
  readonly scope: RuleScope;
  readonly state: RuleState;
  /** Smaller first; of equals the narrower scope, then the older rule. */
  readonly priority: number;
  readonly condition: Condition;
  readonly outcome: Outcome;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** No purchase differs by what is longer ago. */
export const LONGEST_WINDOW_SECONDS = 31 * 24 * 60 * 60;

const list = <const K extends readonly [ListKind, ...ListKind[]]>(kinds: K) =>
  z.object({ kind: z.enum(kinds), is: z.enum(['any_of', 'none_of']), values: z.array(z.string()) });

const window = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sliding'), seconds: z.int() }),
  z.object({ kind: z.literal('calendar'), unit: z.enum(['day', 'week', 'month']), timeZone: z.string() }),
]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ kind: z.enum(['all', 'any']), of: z.array(condition) }),
    z.object({
      kind: z.literal('amount'),
      currency: z.string(),
      atLeast: z.int().nullable(),
      below: z.int().nullable(),
    }),
    z.object({
      kind: z.literal('total'),
      measure: z.enum(['sum', 'count']),
      by: z.enum(['card', 'cardholder', 'account']),
      window,
      above: z.int(),
      currency: z.string().nullable(),
    }),
    list(['merchants', 'categories', 'countries', 'wallets', 'entry_modes']),
    z.object({
      kind: z.literal('time'),
      from: z.int(),
      to: z.int(),
      timeZone: z.string(),
      days: z.array(z.int()).nullable(),
    }),
  ]),
);

const outcome: z.ZodType<Outcome> = z.discriminatedUnion('action', [
  z.object({ action: z.literal('approve') }),
  z.object({ action: z.literal('decline'), reason: z.string() }),
  z.object({ action: z.literal('approve_up_to'), amount: z.int(), currency: z.string() }),
  z.object({ action: z.literal('ask_partner') }),
]);

/** As they were stored. @throws ZodError */
export const conditionIn = (text: string): Condition => condition.parse(JSON.parse(text));
export const outcomeIn = (text: string): Outcome => outcome.parse(JSON.parse(text));
