import { inputEnum } from './stripe-enum.js';

export type BalanceKind = 'issuing' | 'payments';

export const BalanceKindInput = inputEnum<BalanceKind>(
  'BalanceKindInput',
  "Which of an account's Stripe balances money comes into or leaves.",
  {
    issuing: 'The one that cards without a financial account spend from.',
    payments: 'The one of payments and payouts.',
  },
);
