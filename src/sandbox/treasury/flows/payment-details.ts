import { object, type Infer } from '../../wire/params.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf, string } from '../../wire/param-kinds.js';
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
    routing_number: string({ max: 9 }).refine((value, name) =>
      /^\d{9}$/.test(value)
        ? undefined
        : invalid(`Invalid ${name}: ${value}`, { code: 'routing_number_invalid', param: name }),
    ),
  }),
});

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

export interface PaymentDetails {
  billing_details: { address: typeof NO_ADDRESS; email: null; name: string | null };
  issuing_card?: string;
  type: 'issuing_card' | 'us_bank_account';
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
