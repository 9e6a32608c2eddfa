import { GraphQLInputObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { NonEmptyArray } from 'type-graphql';
import { auditEntryResolvers } from './access/audit-entry/audit-entry.resolver.js';
import { mutationStatusResolvers } from './access/mutation-status/mutation-status.resolver.js';
import { apiKeyMutations } from './access/api-key/api-key.mutations.js';
import { apiKeyResolvers } from './access/api-key/api-key.resolver.js';
import { clientTokenMutations } from './access/client-token/client-token.mutations.js';
import { nodeResolvers } from './access/node/node.resolver.js';
import { rateLimitResolvers } from './access/rate-limit/rate-limit.resolver.js';
import { trustedDocumentMutations } from './access/trusted-document/trusted-document.mutations.js';
import { trustedDocumentResolvers } from './access/trusted-document/trusted-document.resolver.js';
import { viewerResolvers } from './access/viewer/viewer.resolver.js';
import { accountLinkMutations } from './connect/account-link/account-link.mutations.js';
import { accountSessionMutations } from './connect/account-session/account-session.mutations.js';
import { accountMutations } from './connect/account/account.mutations.js';
import { accountResolvers } from './connect/account/account.resolver.js';
import { balanceTransactionResolvers } from './connect/balance-transaction/balance-transaction.resolver.js';
import { balanceResolvers } from './connect/balance/balance.resolver.js';
import { personMutations } from './connect/person/person.mutations.js';
import { personResolvers } from './connect/person/person.resolver.js';
import { authorizationMutations } from './issuing/authorization/authorization.mutations.js';
import { authorizationResolvers } from './issuing/authorization/authorization.resolver.js';
import { cardMutations } from './issuing/card/card.mutations.js';
import { cardResolvers } from './issuing/card/card.resolver.js';
import { cardholderMutations } from './issuing/cardholder/cardholder.mutations.js';
import { cardholderResolvers } from './issuing/cardholder/cardholder.resolver.js';
import { disputeMutations } from './issuing/dispute/dispute.mutations.js';
import { disputeResolvers } from './issuing/dispute/dispute.resolver.js';
import { issuingTransactionMutations } from './issuing/transaction/transaction.mutations.js';
import { issuingTransactionResolvers } from './issuing/transaction/transaction.resolver.js';
import { cardDesignResolvers } from './issuing/card-design/card-design.resolver.js';
import { walletTokenMutations } from './issuing/wallet-token/wallet-token.mutations.js';
import { walletTokenResolvers } from './issuing/wallet-token/wallet-token.resolver.js';
import { enforcePermissions } from './shared/permission.js';
import { USER_ERROR_TYPES } from './shared/writing/user-errors.js';
import { financialAccountMutations } from './treasury/financial-account/financial-account.mutations.js';
import { financialAccountResolvers } from './treasury/financial-account/financial-account.resolver.js';
import { outboundTransferResolvers } from './treasury/outbound-transfer/outbound-transfer.resolver.js';
import { inboundTransferResolvers } from './treasury/inbound-transfer/inbound-transfer.resolver.js';
import { creditReversalMutations } from './treasury/credit-reversal/credit-reversal.mutations.js';
import { creditReversalResolvers } from './treasury/credit-reversal/credit-reversal.resolver.js';
import { debitReversalMutations } from './treasury/debit-reversal/debit-reversal.mutations.js';
import { debitReversalResolvers } from './treasury/debit-reversal/debit-reversal.resolver.js';
import { moneyMovementResolvers } from './treasury/money-movement/money-movement.resolver.js';
import { outboundPaymentMutations } from './treasury/outbound-payment/outbound-payment.mutations.js';
import { outboundPaymentResolvers } from './treasury/outbound-payment/outbound-payment.resolver.js';
import { receivedCreditResolvers } from './treasury/received-credit/received-credit.resolver.js';
import { receivedDebitResolvers } from './treasury/received-debit/received-debit.resolver.js';
import { treasuryTransactionEntryResolvers } from './treasury/transaction-entry/transaction-entry.resolver.js';
import { treasuryTransactionResolvers } from './treasury/transaction/transaction.resolver.js';

export { mutationPermissions } from './shared/permission.js';

/**
 * What clients see. This list of resolver classes is the API's table of contents; permissions are enforced over the
 * finished schema, wherever a type is returned.
 */
const RESOLVERS: NonEmptyArray<Function> = [
  ...viewerResolvers,
  ...rateLimitResolvers,
  ...mutationStatusResolvers,
  ...auditEntryResolvers,
  ...nodeResolvers,
  ...apiKeyResolvers,
  ...apiKeyMutations,
  ...clientTokenMutations,
  ...trustedDocumentResolvers,
  ...trustedDocumentMutations,
  ...accountResolvers,
  ...accountMutations,
  ...accountLinkMutations,
  ...accountSessionMutations,
  ...personResolvers,
  ...personMutations,
  ...balanceResolvers,
  ...balanceTransactionResolvers,
  ...financialAccountResolvers,
  ...financialAccountMutations,
  ...treasuryTransactionResolvers,
  ...treasuryTransactionEntryResolvers,
  ...receivedCreditResolvers,
  ...receivedDebitResolvers,
  ...outboundPaymentResolvers,
  ...outboundPaymentMutations,
  ...outboundTransferResolvers,
  ...inboundTransferResolvers,
  ...creditReversalResolvers,
  ...creditReversalMutations,
  ...debitReversalResolvers,
  ...debitReversalMutations,
  ...moneyMovementResolvers,
  ...cardholderResolvers,
  ...cardholderMutations,
  ...cardResolvers,
  ...cardMutations,
  ...authorizationResolvers,
  ...authorizationMutations,
  ...issuingTransactionResolvers,
  ...issuingTransactionMutations,
  ...disputeResolvers,
  ...disputeMutations,
  ...cardDesignResolvers,
  ...walletTokenResolvers,
  ...walletTokenMutations,
];

/** Inputs of which exactly one field is given: type-graphql knows no `@oneOf`, graphql-js does. */
const ONE_OF = [
  'IssueCardCardholderInput',
  'DisputeEvidenceInput',
  'ForwardFundsInput',
  'OutboundPaymentDestinationInput',
];

export function buildGraphSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: RESOLVERS, orphanedTypes: USER_ERROR_TYPES, validate: false });
  for (const name of ONE_OF) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLInputObjectType)) throw new Error(`${name} is no input type.`);
    type.isOneOf = true;
  }
  return enforcePermissions(schema);
}
