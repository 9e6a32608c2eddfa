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
import { capabilityResolvers } from './connect/capability/capability.resolver.js';
import { connectedAccountSubscriptions } from './connect/account-change/account-change.subscription.js';
import { accountClosingMutations } from './connect/account-closing/account-closing.mutations.js';
import { documentUploadMutations } from './connect/document-upload/document-upload.mutations.js';
import { externalAccountMutations } from './connect/external-account/external-account.mutations.js';
import { externalAccountResolvers } from './connect/external-account/external-account.resolver.js';
import { payoutMutations } from './connect/payout/payout.mutations.js';
import { payoutResolvers } from './connect/payout/payout.resolver.js';
import { topupMutations } from './connect/topup/topup.mutations.js';
import { topupResolvers } from './connect/topup/topup.resolver.js';
import { personMutations } from './connect/person/person.mutations.js';
import { personResolvers } from './connect/person/person.resolver.js';
import { authorizationMutations } from './issuing/authorization/authorization.mutations.js';
import { authorizationTimelineResolvers } from './issuing/authorization/authorization-timeline.resolver.js';
import { authorizationResolvers } from './issuing/authorization/authorization.resolver.js';
import { authorizationSubscriptions } from './issuing/authorization/authorization.subscription.js';
import { cardMutations } from './issuing/card/card.mutations.js';
import { cardBulkMutations } from './issuing/card/card-bulk.mutations.js';
import { cardShippingMutations } from './issuing/card/card-shipping.mutations.js';
import { cardResolvers } from './issuing/card/card.resolver.js';
import { cardSubscriptions } from './issuing/card/card.subscription.js';
import { cardholderMutations } from './issuing/cardholder/cardholder.mutations.js';
import { cardholderResolvers } from './issuing/cardholder/cardholder.resolver.js';
import { cardholderSubscriptions } from './issuing/cardholder/cardholder.subscription.js';
import { declineResolvers } from './issuing/decline/decline.resolver.js';
import { disputeMutations } from './issuing/dispute/dispute.mutations.js';
import { disputeResolvers } from './issuing/dispute/dispute.resolver.js';
import { backtestResolvers } from './decisions/backtest/backtest.resolver.js';
import { evaluationResolvers } from './decisions/evaluation/evaluation.resolver.js';
import { decisionResolvers } from './decisions/decision/decision.resolver.js';
import { defaultDecisionMutations } from './decisions/default/default.mutations.js';
import { defaultDecisionResolvers } from './decisions/default/default.resolver.js';
import { decisionEndpointMutations } from './decisions/endpoint/endpoint.mutations.js';
import { decisionEndpointResolvers } from './decisions/endpoint/endpoint.resolver.js';
import { authorizationDecisionRequestMutations } from './decisions/request/request.mutations.js';
import { authorizationDecisionRequestSubscriptions } from './decisions/request/request.subscription.js';
import { decisionRuleMutations } from './decisions/rule/rule.mutations.js';
import { decisionRuleResolvers } from './decisions/rule/rule.resolver.js';
import { disputeSubscriptions } from './issuing/dispute/dispute.subscription.js';
import { issuingTransactionMutations } from './issuing/transaction/transaction.mutations.js';
import { issuingTransactionResolvers } from './issuing/transaction/transaction.resolver.js';
import { issuingTransactionSubscriptions } from './issuing/transaction/transaction.subscription.js';
import { cardDesignMutations } from './issuing/card-design/card-design.mutations.js';
import { cardDesignResolvers } from './issuing/card-design/card-design.resolver.js';
import { ephemeralKeyMutations } from './issuing/ephemeral-key/ephemeral-key.mutations.js';
import { merchantCategoryResolvers } from './issuing/merchant-category/merchant-category.resolver.js';
import { walletTokenMutations } from './issuing/wallet-token/wallet-token.mutations.js';
import { walletTokenResolvers } from './issuing/wallet-token/wallet-token.resolver.js';
import { deliveryMutations } from './live/delivery/delivery.mutations.js';
import { deliveryResolvers } from './live/delivery/delivery.resolver.js';
import { eventResolvers } from './live/event/event.resolver.js';
import { inboxEntryMutations } from './live/inbox-entry/inbox-entry.mutations.js';
import { inboxEntryResolvers } from './live/inbox-entry/inbox-entry.resolver.js';
import { webhookEndpointMutations } from './live/webhook-endpoint/webhook-endpoint.mutations.js';
import { webhookEndpointResolvers } from './live/webhook-endpoint/webhook-endpoint.resolver.js';
import { fromFeeds } from './shared/live/hears.js';
import { enforcePermissions } from './shared/permission.js';
import { tellReadings } from './shared/sensitive.js';
import { USER_ERROR_TYPES } from './shared/writing/user-errors.js';
import { financialAccountMutations } from './treasury/financial-account/financial-account.mutations.js';
import { financialAccountResolvers } from './treasury/financial-account/financial-account.resolver.js';
import { financialAccountSubscriptions } from './treasury/financial-account/financial-account.subscription.js';
import { outboundTransferMutations } from './treasury/outbound-transfer/outbound-transfer.mutations.js';
import { outboundTransferResolvers } from './treasury/outbound-transfer/outbound-transfer.resolver.js';
import { inboundTransferMutations } from './treasury/inbound-transfer/inbound-transfer.mutations.js';
import { inboundTransferResolvers } from './treasury/inbound-transfer/inbound-transfer.resolver.js';
import { creditReversalMutations } from './treasury/credit-reversal/credit-reversal.mutations.js';
import { creditReversalResolvers } from './treasury/credit-reversal/credit-reversal.resolver.js';
import { debitReversalMutations } from './treasury/debit-reversal/debit-reversal.mutations.js';
import { debitReversalResolvers } from './treasury/debit-reversal/debit-reversal.resolver.js';
import { moneyMovementResolvers } from './treasury/money-movement/money-movement.resolver.js';
import { moneyMovementSubscriptions } from './treasury/money-movement/money-movement.subscription.js';
import { outboundPaymentMutations } from './treasury/outbound-payment/outbound-payment.mutations.js';
import { outboundPaymentResolvers } from './treasury/outbound-payment/outbound-payment.resolver.js';
import { receivedCreditMutations } from './treasury/received-credit/received-credit.mutations.js';
import { receivedCreditResolvers } from './treasury/received-credit/received-credit.resolver.js';
import { receivedDebitMutations } from './treasury/received-debit/received-debit.mutations.js';
import { receivedDebitResolvers } from './treasury/received-debit/received-debit.resolver.js';
import { treasuryTransactionEntryResolvers } from './treasury/transaction-entry/transaction-entry.resolver.js';
import { treasuryTransactionResolvers } from './treasury/transaction/transaction.resolver.js';

export { mutationPermissions } from './shared/permission.js';

/**
 * What clients see. This list of resolver classes is the API's table of contents; permissions are enforced over the
 * finished schema, wherever a type is returned, and sensitive fields tell of their readings.
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
  ...connectedAccountSubscriptions,
  ...accountClosingMutations,
  ...capabilityResolvers,
  ...accountLinkMutations,
  ...accountSessionMutations,
  ...personResolvers,
  ...personMutations,
  ...documentUploadMutations,
  ...externalAccountResolvers,
  ...externalAccountMutations,
  ...balanceResolvers,
  ...balanceTransactionResolvers,
  ...eventResolvers,
  ...inboxEntryResolvers,
  ...inboxEntryMutations,
  ...webhookEndpointResolvers,
  ...webhookEndpointMutations,
  ...deliveryResolvers,
  ...deliveryMutations,
  ...payoutResolvers,
  ...payoutMutations,
  ...topupResolvers,
  ...topupMutations,
  ...financialAccountResolvers,
  ...financialAccountMutations,
  ...financialAccountSubscriptions,
  ...treasuryTransactionResolvers,
  ...treasuryTransactionEntryResolvers,
  ...receivedCreditResolvers,
  ...receivedCreditMutations,
  ...receivedDebitResolvers,
  ...receivedDebitMutations,
  ...outboundPaymentResolvers,
  ...outboundPaymentMutations,
  ...outboundTransferResolvers,
  ...outboundTransferMutations,
  ...inboundTransferResolvers,
  ...inboundTransferMutations,
  ...creditReversalResolvers,
  ...creditReversalMutations,
  ...debitReversalResolvers,
  ...debitReversalMutations,
  ...moneyMovementResolvers,
  ...moneyMovementSubscriptions,
  ...cardholderResolvers,
  ...cardholderMutations,
  ...cardholderSubscriptions,
  ...cardResolvers,
  ...cardMutations,
  ...cardSubscriptions,
  ...cardBulkMutations,
  ...cardShippingMutations,
  ...ephemeralKeyMutations,
  ...authorizationResolvers,
  ...authorizationTimelineResolvers,
  ...declineResolvers,
  ...authorizationMutations,
  ...authorizationSubscriptions,
  ...issuingTransactionResolvers,
  ...issuingTransactionMutations,
  ...issuingTransactionSubscriptions,
  ...disputeResolvers,
  ...disputeMutations,
  ...disputeSubscriptions,
  ...cardDesignResolvers,
  ...cardDesignMutations,
  ...merchantCategoryResolvers,
  ...walletTokenResolvers,
  ...walletTokenMutations,
  ...decisionRuleResolvers,
  ...decisionRuleMutations,
  ...decisionResolvers,
  ...evaluationResolvers,
  ...backtestResolvers,
  ...defaultDecisionResolvers,
  ...defaultDecisionMutations,
  ...decisionEndpointResolvers,
  ...decisionEndpointMutations,
  ...authorizationDecisionRequestMutations,
  ...authorizationDecisionRequestSubscriptions,
];

/** Inputs of which exactly one field is given: type-graphql knows no `@oneOf`, graphql-js does. */
const ONE_OF = [
  'IssueCardCardholderInput',
  'DisputeEvidenceInput',
  'ExternalAccountSourceInput',
  'ForwardFundsInput',
  'OutboundPaymentDestinationInput',
  'OutboundTransferDestinationInput',
  'OutboundTrackingInput',
  'RuleConditionInput',
  'TotalWindowInput',
  'ListConditionInput',
  'CategoryConditionInput',
];

const ROOTS = {
  Query: "What can be read: Stripe's objects by their ids, and what is on record here.",
  Mutation: 'What can be done. Each is done once for its idempotency key, however often it is sent.',
  Subscription:
    'What happens at Stripe, told as it happens, and what is to be decided while it waits: over WebSockets by `graphql-transport-ws`, or as server-sent events.',
};

let built: GraphQLSchema | undefined;

/** Built once in a process: nothing changes it afterwards. */
export function buildGraphSchema(): GraphQLSchema {
  built ??= build();
  return built;
}

function build(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    orphanedTypes: USER_ERROR_TYPES,
    validate: false,
    // Apollo Server checks it when it starts.
    skipCheck: true,
    pubSub: { publish: fromFeeds, subscribe: fromFeeds },
  });
  for (const name of ONE_OF) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLInputObjectType)) throw new Error(`${name} is no input type.`);
    type.isOneOf = true;
  }
  for (const [name, description] of Object.entries(ROOTS)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  return tellReadings(enforcePermissions(schema));
}
