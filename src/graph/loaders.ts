import { isNarrow } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { AccountReads, Recipes } from '../stripe/index.js';
import { accountRecipe, createConnectedAccountLoader } from './connect/account/account.loader.js';
import {
  balanceTransactionRecipe,
  createBalanceTransactionLoader,
} from './connect/balance-transaction/balance-transaction.loader.js';
import {
  createExternalAccountLoader,
  externalAccountRecipe,
} from './connect/external-account/external-account.loader.js';
import { createEventLoader, eventRecipe } from './live/event/event.loader.js';
import { createPayoutLoader, payoutRecipe } from './connect/payout/payout.loader.js';
import { createPersonLoader, personRecipe } from './connect/person/person.loader.js';
import { createTopupLoader, topupRecipe } from './connect/topup/topup.loader.js';
import { authorizationRecipe, createAuthorizationLoader } from './issuing/authorization/authorization.loader.js';
import { cardRecipe, createCardLoader } from './issuing/card/card.loader.js';
import { cardholderRecipe, createCardholderLoader } from './issuing/cardholder/cardholder.loader.js';
import { createDisputeLoader, disputeRecipe } from './issuing/dispute/dispute.loader.js';
import { createIssuingTransactionLoader, issuingTransactionRecipe } from './issuing/transaction/transaction.loader.js';
import {
  createPersonalizationDesignLoader,
  createPhysicalBundleLoader,
  personalizationDesignRecipe,
  physicalBundleRecipe,
} from './issuing/card-design/card-design.loader.js';
import { createWalletTokenLoader, walletTokenRecipe } from './issuing/wallet-token/wallet-token.loader.js';
import { narrowRecipes } from './shared/reading/reads-within.js';
import {
  createFinancialAccountLoader,
  financialAccountRecipe,
} from './treasury/financial-account/financial-account.loader.js';
import {
  createOutboundTransferLoader,
  outboundTransferRecipe,
} from './treasury/outbound-transfer/outbound-transfer.loader.js';
import {
  createInboundTransferLoader,
  inboundTransferRecipe,
} from './treasury/inbound-transfer/inbound-transfer.loader.js';
import { createCreditReversalLoader, creditReversalRecipe } from './treasury/credit-reversal/credit-reversal.loader.js';
import { createDebitReversalLoader, debitReversalRecipe } from './treasury/debit-reversal/debit-reversal.loader.js';
import {
  createOutboundPaymentLoader,
  outboundPaymentRecipe,
} from './treasury/outbound-payment/outbound-payment.loader.js';
import { createReceivedCreditLoader, receivedCreditRecipe } from './treasury/received-credit/received-credit.loader.js';
import { createReceivedDebitLoader, receivedDebitRecipe } from './treasury/received-debit/received-debit.loader.js';
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
  person: personRecipe,
  external_account: externalAccountRecipe,
  balance_transaction: balanceTransactionRecipe,
  event: eventRecipe,
  payout: payoutRecipe,
  topup: topupRecipe,
  'treasury.financial_account': financialAccountRecipe,
  'treasury.transaction': treasuryTransactionRecipe,
  'treasury.transaction_entry': treasuryTransactionEntryRecipe,
  'treasury.received_credit': receivedCreditRecipe,
  'treasury.received_debit': receivedDebitRecipe,
  'treasury.outbound_payment': outboundPaymentRecipe,
  'treasury.outbound_transfer': outboundTransferRecipe,
  'treasury.inbound_transfer': inboundTransferRecipe,
  'treasury.credit_reversal': creditReversalRecipe,
  'treasury.debit_reversal': debitReversalRecipe,
  'issuing.cardholder': cardholderRecipe,
  'issuing.card': cardRecipe,
  'issuing.authorization': authorizationRecipe,
  'issuing.transaction': issuingTransactionRecipe,
  'issuing.dispute': disputeRecipe,
  'issuing.token': walletTokenRecipe,
  'issuing.physical_bundle': physicalBundleRecipe,
  'issuing.personalization_design': personalizationDesignRecipe,
};

/** The platform's list of accounts holds those of others, so who reaches some reads each by its id. */
const withinAccounts: Recipes = { ...recipes, account: { ...accountRecipe, everything: null } };
const withinCardholder = narrowRecipes(recipes);

/** How each kind is read so that nothing comes along that the viewer may not see. */
export function recipesFor(viewer: Pick<Viewer, 'allAccounts' | 'scope'>): Recipes {
  if (isNarrow(viewer)) return withinCardholder;
  return viewer.allAccounts ? recipes : withinAccounts;
}

/** The loaders of one account in one request. Accounts themselves are read as the platform, by loaders it shares. */
export const createLoaders = (
  reads: AccountReads,
  account: string,
  platformReads: AccountReads,
  viewer: Pick<Viewer, 'may' | 'scope' | 'reaches'>,
) => ({
  account: createConnectedAccountLoader(platformReads, account),
  person: createPersonLoader(reads, account),
  externalAccount: createExternalAccountLoader(reads, account),
  balanceTransaction: createBalanceTransactionLoader(reads, account),
  event: createEventLoader(reads, account, viewer),
  payout: createPayoutLoader(reads, account),
  topup: createTopupLoader(reads, account),
  financialAccount: createFinancialAccountLoader(reads, account),
  treasuryTransaction: createTreasuryTransactionLoader(reads, account),
  treasuryTransactionEntry: createTreasuryTransactionEntryLoader(reads, account),
  receivedCredit: createReceivedCreditLoader(reads, account),
  receivedDebit: createReceivedDebitLoader(reads, account),
  outboundPayment: createOutboundPaymentLoader(reads, account),
  outboundTransfer: createOutboundTransferLoader(reads, account),
  inboundTransfer: createInboundTransferLoader(reads, account),
  creditReversal: createCreditReversalLoader(reads, account),
  debitReversal: createDebitReversalLoader(reads, account),
  cardholder: createCardholderLoader(reads, account),
  card: createCardLoader(reads, account),
  authorization: createAuthorizationLoader(reads, account),
  issuingTransaction: createIssuingTransactionLoader(reads, account),
  dispute: createDisputeLoader(reads, account),
  walletToken: createWalletTokenLoader(reads, account),
  physicalBundle: createPhysicalBundleLoader(reads, account),
  personalizationDesign: createPersonalizationDesignLoader(reads, account),
});

export type Loaders = ReturnType<typeof createLoaders>;
