import { z } from 'zod';
import type { DecisionRecord } from '../store/index.js';
import { type Purchase, storedPurchase } from './purchase.js';

export const DECIDERS = [
  'rule',
  'endpoint',
  'responder',
  'card_default',
  'cardholder_default',
  'account_default',
  'configured_default',
] as const;

/** Who decided. */
export type Decider = (typeof DECIDERS)[number];

export const FALLBACKS = [
  'no_partner',
  'late',
  'unreachable',
  'refused_address',
  'redirect',
  'too_large',
  'status',
  'not_understood',
  'circuit_open',
  'too_many_asked',
  'gone',
  'unreadable',
  'fault',
] as const;

/** Why a default decided where somebody else was to. */
export type Fallback = (typeof FALLBACKS)[number];

const ACTIONS = ['approve', 'decline', 'approve_up_to', 'ask_partner'] as const;

/** A rule that matched. */
export interface Hit {
  readonly rule: string;
  readonly version: number;
  readonly name: string;
  /** A rule in shadow decides nothing. */
  readonly shadow: boolean;
  readonly action: (typeof ACTIONS)[number];
  /** It was the one that counted. */
  readonly decided: boolean;
}

/** What is answered. */
export interface Verdict {
  readonly approved: boolean;
  /** Less than was asked for; null: all of it, or nothing. */
  readonly amount: number | null;
  readonly reason: string | null;
}

export interface Made extends Verdict {
  readonly by: Decider;
  /** Null unless a default decided in place of somebody. */
  readonly fallback: Fallback | null;
  readonly hits: readonly Hit[];
  /** From the question's arrival to its answer, in milliseconds. */
  readonly latencyMs: number;
  /** How much of it the partner took; null: nobody was asked. */
  readonly partnerMs: number | null;
}

export interface Decision extends Made {
  readonly id: string;
  /** Stripe's event that asked. */
  readonly event: string;
  readonly account: string;
  readonly authorization: string;
  readonly card: string;
  readonly cardholder: string | null;
  readonly askedAt: Date;
  readonly decidedAt: Date;
  /** Null: it could not be read. */
  readonly purchase: Purchase | null;
}

const made: z.ZodType<Made> = z.object({
  approved: z.boolean(),
  amount: z.int().nullable(),
  reason: z.string().nullable(),
  by: z.enum(DECIDERS),
  fallback: z.enum(FALLBACKS).nullable(),
  hits: z.array(
    z.object({
      rule: z.string(),
      version: z.int(),
      name: z.string(),
      shadow: z.boolean(),
      action: z.enum(ACTIONS),
      decided: z.boolean(),
    }),
  ),
  latencyMs: z.number(),
  partnerMs: z.number().nullable(),
});

export function toRecord(decision: Decision): DecisionRecord {
  const { id, event, account, authorization, card, cardholder, askedAt, decidedAt, purchase } = decision;
  const { approved, amount, reason, by, fallback, hits, latencyMs, partnerMs } = decision;
  return {
    ...{ id, event, account, authorization, card, cardholder, decidedAt },
    askedAt: Math.floor(askedAt.getTime() / 1_000),
    purchase: purchase && JSON.stringify(purchase),
    outcome: JSON.stringify({ approved, amount, reason, by, fallback, hits, latencyMs, partnerMs }),
  };
}

export function toDecision({ askedAt, purchase, outcome, ...record }: DecisionRecord): Decision {
  return {
    ...record,
    ...made.parse(JSON.parse(outcome)),
    askedAt: new Date(askedAt * 1_000),
    purchase: purchase === null ? null : storedPurchase(purchase),
  };
}
