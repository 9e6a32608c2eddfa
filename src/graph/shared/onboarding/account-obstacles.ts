import type Stripe from 'stripe';
import type { AccountReads } from '../../../stripe/index.js';
import type { Step } from '../../../writes/index.js';
import { Refusal } from '../writing/mutation-payload.js';
import { NotFound } from '../writing/user-errors.js';

export interface Obstacle {
  readonly kind:
    'balance' | 'financial_account' | 'money_movement' | 'card' | 'authorization' | 'dispute' | 'payout' | 'top_up';
  /** Stripe's id; the balance has none. */
  readonly id: string | null;
  readonly amount: number | null;
  readonly currency: string;
}

export interface Looking {
  readonly reads: AccountReads;
  readonly platform: AccountReads;
  readonly stripe: Stripe;
  /** For lists that nothing else reads. */
  readonly step: Step;
}

const PAGE = { limit: 100 };
const OPEN_PAYOUTS = ['pending', 'in_transit'];

/**
 * What stands in the way of closing an account: at most 100 of each kind. Issuing and Treasury are asked only where they
 * were requested, and the transactions of a financial account only where money moves.
 */
export async function accountObstacles(account: string, look: Looking): Promise<Obstacle[]> {
  const read = await look.platform.of('account').byId(account, []);
  if (read === null) throw new Refusal(new NotFound('accountId', 'account'));
  const { card_issuing: issuing, treasury } = read.capabilities ?? {};
  const [atStripe, moving, cards, held] = await Promise.all([
    balances(look.reads),
    transfers(look),
    issuing === undefined ? [] : onCards(look.reads),
    treasury === undefined ? [] : financialAccounts(look.reads),
  ]);
  return [...atStripe, ...held, ...moving, ...cards];
}

async function balances(reads: AccountReads): Promise<Obstacle[]> {
  const { available, pending, issuing } = await reads.balance();
  const sums = new Map<string, number>();
  const add = (amount: number, currency: string) => sums.set(currency, (sums.get(currency) ?? 0) + amount);
  for (const { amount, currency } of [...available, ...pending, ...(issuing?.available ?? [])]) add(amount, currency);
  return [...sums].flatMap(([currency, amount]) =>
    amount === 0 ? [] : [{ kind: 'balance' as const, id: null, amount, currency }],
  );
}

async function transfers({ stripe, step }: Looking): Promise<Obstacle[]> {
  const [payouts, topUps] = await Promise.all([
    step('payouts', () => stripe.payouts.list(PAGE)),
    step('top-ups', () => stripe.topups.list({ ...PAGE, status: 'pending' })),
  ]);
  return [
    ...payouts.data
      .filter(({ status }) => OPEN_PAYOUTS.includes(status))
      .map(({ id, amount, currency }) => ({ kind: 'payout' as const, id, amount, currency })),
    ...topUps.data.map(({ id, amount, currency }) => ({ kind: 'top_up' as const, id, amount, currency })),
  ];
}

async function onCards(reads: AccountReads): Promise<Obstacle[]> {
  const list = (status: 'active' | 'inactive') => reads.of('issuing.card').page({ status }, PAGE, []);
  const [active, inactive, authorizations, disputes] = await Promise.all([
    list('active'),
    list('inactive'),
    reads.of('issuing.authorization').page({ status: 'pending' }, PAGE, []),
    reads.of('issuing.dispute').page({ status: 'submitted' }, PAGE, []),
  ]);
  return [
    ...[...active.data, ...inactive.data].map(({ id, currency }) => ({
      kind: 'card' as const,
      id,
      amount: null,
      currency,
    })),
    ...authorizations.data.map(({ id, amount, currency }) => ({
      kind: 'authorization' as const,
      id,
      amount,
      currency,
    })),
    ...disputes.data.map(({ id, amount, currency }) => ({ kind: 'dispute' as const, id, amount, currency })),
  ];
}

async function financialAccounts(reads: AccountReads): Promise<Obstacle[]> {
  const { data: open } = await reads.of('treasury.financial_account').page({ status: 'open' }, PAGE, []);
  const found = await Promise.all(
    open.map(async ({ id, balance }) => {
      const [currency, amount] = Object.entries(balance.cash)[0] ?? ['usd', 0];
      const account: Obstacle = { kind: 'financial_account', id, amount, currency };
      const moves = [...Object.values(balance.inbound_pending), ...Object.values(balance.outbound_pending)];
      return moves.some((sum) => sum !== 0) ? [account, ...(await movements(reads, id))] : [account];
    }),
  );
  return found.flat();
}

/** What authorizations hold stands among them already. */
async function movements(reads: AccountReads, financialAccount: string): Promise<Obstacle[]> {
  const filters = { financial_account: financialAccount, status: 'open' as const };
  const { data } = await reads.of('treasury.transaction').page(filters, PAGE, []);
  return data.flatMap(({ id, flow, flow_type: type, amount, currency }) =>
    type === 'issuing_authorization' ? [] : [{ kind: 'money_movement' as const, id: flow ?? id, amount, currency }],
  );
}
