import { balanceOf, heldOn, holdIncreased, holdOpened, holdReleased, treasuryTransactions } from '../state/ledger.js';
import type { Tenant } from '../state/tenant.js';
import type { Turn } from '../state/turn.js';
import { cardCredited } from '../treasury/received-credits.js';
import { cardDebited } from '../treasury/received-debits.js';
import { invalid } from '../wire/error-body.js';
import type { StoredAuthorization } from './authorization/state.js';
import { balanceMoved, balanceTransactions, issuingBalance } from '../connect/money/account-balance.js';

/*
 * Where a card's money comes from and goes to: the financial account that the card is on, or the account's Issuing
 * balance. All amounts are positive minor units.
 */

export interface Purse {
  currency: string;
  financial_account: string | null;
}

/** What can be authorized now. May be below zero. */
export function spendable(tenant: Tenant, purse: Purse): number {
  return purse.financial_account === null
    ? issuingBalance(tenant, purse.currency)
    : balanceOf(tenant, purse.financial_account).cash;
}

/** What the authorization still holds. */
export function heldBy(tenant: Tenant, authorization: StoredAuthorization): number {
  if (authorization.financial_account !== null) {
    return authorization.hold === null ? 0 : heldOn(tenant, authorization.hold);
  }
  const movements = balanceTransactions.in(tenant).all('source', authorization.id);
  return movements.reduce((held, { amount }) => held - amount, 0);
}

/** Holds more, and returns the treasury transaction that holds it. The caller has checked that the money is there. */
export function holdMore(turn: Turn, authorization: StoredAuthorization, amount: number): string | null {
  const { id, currency, financial_account: financialAccount, hold, merchant_data } = authorization;
  if (amount === 0) return hold;
  if (financialAccount === null) {
    const movement = { amount: -amount, currency, source: id, type: 'issuing_authorization_hold' } as const;
    balanceMoved(turn, { ...movement, description: 'Hold for authorization' });
    return null;
  }
  if (hold !== null && treasuryTransactions.in(turn.tenant).get(hold)?.status === 'open') {
    holdIncreased(turn, hold, amount);
    return hold;
  }
  return holdOpened(turn, { financialAccount, amount, flow: id, description: merchant_data.name ?? 'Card payment' });
}

export type ReleaseCause = 'capture' | 'expiration' | 'reversal';

/** Gives back part of what is held; at most all of it. */
export function release(turn: Turn, authorization: StoredAuthorization, amount: number, cause: ReleaseCause): void {
  if (amount === 0) return;
  const { id, currency, financial_account, hold } = authorization;
  if (amount > heldBy(turn.tenant, authorization)) throw new Error(`${id} does not hold ${amount}`);
  if (financial_account !== null && hold !== null) return holdReleased(turn, hold, amount);
  balanceMoved(turn, {
    amount,
    currency,
    description: `Released hold for authorization due to ${cause}`,
    source: id,
    type: 'issuing_authorization_release',
  });
}

/** A movement over the card network, for an Issuing transaction whose id is known already. */
export interface NetworkMovement extends Purse {
  amount: number;
  authorization: string | null;
  card: string;
  merchantName: string | null;
  transaction: string;
}

/** What a transaction is linked with on the other side. */
export interface Booked {
  balance_transaction: string | null;
  received_credit: string | null;
  received_debit: string | null;
}

/** Money out. It cannot be refused for lack of money, so the balance may fall below zero. */
export function takeOut(turn: Turn, movement: NetworkMovement): Booked {
  checkCountable(turn, movement, -movement.amount);
  const nothing = { balance_transaction: null, received_credit: null, received_debit: null };
  const onFinancialAccount = linked(movement);
  if (onFinancialAccount) return { ...nothing, received_debit: cardDebited(turn, onFinancialAccount).id };
  return { ...nothing, balance_transaction: onIssuingBalance(turn, movement, -movement.amount) };
}

/** Money in. */
export function putBack(turn: Turn, movement: NetworkMovement): Booked {
  checkCountable(turn, movement, movement.amount);
  const nothing = { balance_transaction: null, received_credit: null, received_debit: null };
  const onFinancialAccount = linked(movement);
  if (onFinancialAccount) return { ...nothing, received_credit: cardCredited(turn, onFinancialAccount).id };
  return { ...nothing, balance_transaction: onIssuingBalance(turn, movement, movement.amount) };
}

function linked({ amount, authorization, card, financial_account, merchantName, transaction }: NetworkMovement) {
  if (financial_account === null) return undefined;
  return {
    financialAccount: financial_account,
    card,
    authorization,
    issuingTransaction: transaction,
    amount,
    description: merchantName ?? 'Card payment',
  };
}

function onIssuingBalance(turn: Turn, movement: NetworkMovement, amount: number): string {
  const { currency, merchantName: description, transaction: source } = movement;
  return balanceMoved(turn, { amount, currency, description, source, type: 'issuing_transaction' });
}

export function checkCountable(turn: Turn, purse: Purse, change: number): void {
  if (Number.isSafeInteger(spendable(turn.tenant, purse) + change)) return;
  throw invalid('The amount is too large for the balance.', { param: 'amount' });
}
