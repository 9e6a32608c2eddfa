import { object, type Infer } from '../../wire/params.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf, string } from '../../wire/param-kinds.js';
import { routingNumber } from '../../wire/value-kinds.js';
import { NO_ADDRESS, type BankAccount, type BillingDetails } from './bank.js';
import { BANK_NAME, ROUTING_NUMBER } from '../financial-account/view.js';

/** `initiating_payment_method_details` of the test helpers: the bank account at the other end. */
export const senderParam = object({
  type: oneOf('us_bank_account').required(),
  us_bank_account: object({
    account_holder_name: string({ max: 100 }),
    account_number: string({ max: 17 }).refine((value, name) =>
      /^\d{4,17}$/.test(value)
        ? undefined
        : invalid(`Invalid ${name}: ${value}`, { code: 'account_number_invalid', param: name }),
    ),
    routing_number: routingNumber(),
  }),
});

export interface PaymentDetails {
  balance?: 'payments';
  billing_details: BillingDetails;
  financial_account?: { id: string; network: 'stripe' };
  issuing_card?: string;
  type: 'balance' | 'financial_account' | 'issuing_card' | 'us_bank_account';
  us_bank_account?: { bank_name: string; last4: string; routing_number: string };
}

export function fromBank(sender: Infer<typeof senderParam> | undefined): PaymentDetails {
  const bank = sender?.us_bank_account;
  return {
    billing_details: { address: NO_ADDRESS, email: null, name: bank?.account_holder_name ?? 'Jane Austen' },
    type: 'us_bank_account',
    us_bank_account: {
      bank_name: BANK_NAME,
      last4: bank?.account_number?.slice(-4) ?? '6789',
      routing_number: bank?.routing_number ?? ROUTING_NUMBER,
    },
  };
}

export function fromCard(card: string): PaymentDetails {
  return {
    billing_details: { address: NO_ADDRESS, email: null, name: null },
    issuing_card: card,
    type: 'issuing_card',
  };
}

export function fromBankAccount({ billing_details, account_number, routing_number }: BankAccount): PaymentDetails {
  return {
    billing_details,
    type: 'us_bank_account',
    us_bank_account: { bank_name: BANK_NAME, last4: account_number.slice(-4), routing_number },
  };
}

/** Money from within Stripe: another financial account, or the payments balance. */
export type StripeOrigin = { type: 'financial_account'; id: string; name: string | null } | { type: 'balance' };

export function fromStripe(origin: StripeOrigin): PaymentDetails {
  const billing = (name: string | null) => ({ address: NO_ADDRESS, email: null, name });
  if (origin.type === 'balance') return { balance: 'payments', billing_details: billing(null), type: 'balance' };
  const { id, name } = origin;
  return { billing_details: billing(name), financial_account: { id, network: 'stripe' }, type: 'financial_account' };
}

/** What a card's network movement on a financial account is linked with. */
export interface CardMovement {
  financialAccount: string;
  card: string;
  authorization: string | null;
  issuingTransaction: string;
  /** Positive minor units. */
  amount: number;
  /** The merchant's name. */
  description: string;
}

export function receiptUrl(id: string): string {
  return `https://payments.stripe.com/regulatory-receipt/${id}`;
}
