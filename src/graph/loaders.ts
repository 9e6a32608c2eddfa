import type { AccountReads, Recipes } from '../stripe/index.js';
import { accountRecipe, createConnectedAccountLoader } from './connect/account/account.loader.js';
import {
  balanceTransactionRecipe,
  createBalanceTransactionLoader,
} from './connect/balance-transaction/balance-transaction.loader.js';
import { authorizationRecipe, createAuthorizationLoader } from './issuing/authorization/authorization.loader.js';
import { cardRecipe, createCardLoader } from './issuing/card/card.loader.js';
import { cardholderRecipe, createCardholderLoader } from './issuing/cardholder/cardholder.loader.js';
import { createDisputeLoader, disputeRecipe } from './issuing/dispute/dispute.loader.js';
import { createIssuingTransactionLoader, issuingTransactionRecipe } from './issuing/transaction/transaction.loader.js';
import {
  createFinancialAccountLoader,
  financialAccountRecipe,
} from './treasury/financial-account/financial-account.loader.js';
import {
  createTreasuryTransactionEntryLoader,
  treasuryTransactionEntryRecipe,
} from './treasury/transaction-entry/transaction-entry.loader.js';
import {
  createTreasuryTransactionLoader,
  treasuryTransactionRecipe,
} from './treasury/transaction/transaction.loader.js';

/** How each kind of object is read, and its edges. */
export const recipes: Recipes = {
  account: accountRecipe,
  balance_transaction: balanceTransactionRecipe,
  'treasury.financial_account': financialAccountRecipe,
  'treasury.transaction': treasuryTransactionRecipe,
  'treasury.transaction_entry': treasuryTransactionEntryRecipe,
  'issuing.cardholder': cardholderRecipe,
  'issuing.card': cardRecipe,
  'issuing.authorization': authorizationRecipe,
  'issuing.transaction': issuingTransactionRecipe,
  'issuing.dispute': disputeRecipe,
};

/** For who reaches some accounts only: the platform's list holds others' as well, so each is read by its id. */
export const recipesWithin: Recipes = { ...recipes, account: { ...accountRecipe, everything: null } };

/** The loaders of one account in one request. Accounts themselves are read as the platform, by loaders it shares. */
export const createLoaders = (reads: AccountReads, account: string, platformReads: AccountReads) => ({
  account: createConnectedAccountLoader(platformReads, account),
  balanceTransaction: createBalanceTransactionLoader(reads, account),
  financialAccount: createFinancialAccountLoader(reads, account),
  treasuryTransaction: createTreasuryTransactionLoader(reads, account),
  treasuryTransactionEntry: createTreasuryTransactionEntryLoader(reads, account),
  cardholder: createCardholderLoader(reads, account),
  card: createCardLoader(reads, account),
  authorization: createAuthorizationLoader(reads, account),
  issuingTransaction: createIssuingTransactionLoader(reads, account),
  dispute: createDisputeLoader(reads, account),
});

export type Loaders = ReturnType<typeof createLoaders>;
