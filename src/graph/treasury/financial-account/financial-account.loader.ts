import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { included, listed, listedOneOf, scanned } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { FinancialAccountListArgs } from './financial-account.args.js';
import { FinancialAccount } from './financial-account.type.js';

export const financialAccountRecipe: Recipe<'treasury.financial_account'> = {
  kind: 'treasury.financial_account',
  prefix: 'fa_',
  retrieve: (stripe, id, params) => stripe.treasury.financialAccounts.retrieve(id, params),
  list: (stripe, params) => stripe.treasury.financialAccounts.list(params),
  everything: {},
  parents: {},
  edges: {
    features: included('features'),
    financialAddresses: included('financial_addresses.aba.account_number', 'accountNumber'),
    cards: scanned('issuing.card'),
    transactions: listed('treasury.transaction', 'financial_account'),
    transactionEntries: listed('treasury.transaction_entry', 'financial_account'),
    receivedCredits: listed('treasury.received_credit', 'financial_account'),
    outboundPayments: listed('treasury.outbound_payment', 'financial_account'),
    outboundTransfers: listed('treasury.outbound_transfer', 'financial_account'),
    inboundTransfers: listed('treasury.inbound_transfer', 'financial_account'),
    creditReversals: listed('treasury.credit_reversal', 'financial_account'),
    debitReversals: listed('treasury.debit_reversal', 'financial_account'),
    moneyMovements: listed('treasury.transaction', 'financial_account', null, 'movement'),
    receivedDebits: listed('treasury.received_debit', 'financial_account'),
    failedReceipts: listedOneOf('treasury.received_credit', 'financial_account', ({ direction, ...page }) => ({
      to: direction === 'out' ? 'treasury.received_debit' : 'treasury.received_credit',
      args: { ...page, status: 'failed' },
    })),
  },
  about: null,
  // Stripe lets an account have three open ones.
  most: ({ status }) => (status === 'open' ? 3 : null),
  wanted: wantedBy('treasury.financial_account', FinancialAccountListArgs),
};

/** All reading of one account's financial accounts in one request. */
export const createFinancialAccountLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'treasury.financial_account',
    View: FinancialAccount,
    Args: FinancialAccountListArgs,
  });
