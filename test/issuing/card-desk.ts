import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

export interface Written {
  readonly done: {
    readonly card: { readonly id: string; readonly stripeId: string; readonly last4: string } | null;
    readonly cardholder: { readonly id: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const SHOWN = `
  card { id stripeId status type last4 currency cancellationReason replacementReason cancelAfterPayments
    spendingControls { spendingLimits { amount { amount currency } interval categories } blockedCategories allowedMerchantCountries }
    replacementFor { stripeId status } metadata { key value } shipping { name service status address { city } } }
  cardholder { id name } financialAccount { stripeId balance { cash { amount } } }
  userErrors {
    __typename code path retryable ... on InvalidState { state } ... on CapabilityPending { capability }
    ... on FeatureInactive { feature } ... on RequirementsPastDue { requirements }
  }`;

export const OPERATIONS = {
  create: `mutation($input: CreateCardInput!) { done: createCard(input: $input) { ${SHOWN} } }`,
  issue: `mutation($input: IssueCardInput!) { done: issueCard(input: $input) { ${SHOWN} } }`,
  update: `mutation($input: UpdateCardInput!) { done: updateCard(input: $input) { ${SHOWN} } }`,
  activate: `mutation($input: ActivateCardInput!) { done: activateCard(input: $input) { ${SHOWN} } }`,
  freeze: `mutation($input: FreezeCardInput!) { done: freezeCard(input: $input) { ${SHOWN} } }`,
  cancel: `mutation($input: CancelCardInput!) { done: cancelCard(input: $input) { ${SHOWN} } }`,
  replace: `mutation($input: ReplaceCardInput!) {
    done: replaceCard(input: $input) { ${SHOWN} replacedCard { stripeId status cancellationReason replacedBy { stripeId } } }
  }`,
} as const;

export const WHOLE = `query($id: ID!) {
  card(id: $id) {
    id stripeId status type brand last4 expMonth expYear currency createdAt livemode secondLine personalizationDesignId
    cancellationReason replacementReason cancelAfterPayments
    spendingControls {
      spendingLimits { amount { amount } interval categories }
      allowedCategories blockedCategories allowedMerchantCountries blockedMerchantCountries allowedCardPresences blockedCardPresences
    }
    shipping {
      status name businessName phoneNumber service type carrier trackingNumber trackingUrl requireSignature eoriNumber
      expectedAt shippedAt deliveredAt address { line1 city postalCode country } addressValidation { mode result normalizedAddress { city } }
    }
    wallets { applePay { eligible ineligibleReason } googlePay { eligible } primaryAccountIdentifier }
    latestFraudWarning { type startedAt } metadata { key value }
    account { id } cardholder { stripeId name } financialAccount { stripeId } replacementFor { id } replacedBy { id }
  }
}`;

export const SHIPPING = {
  name: 'Riley Chen',
  service: 'EXPRESS',
  address: { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' },
};

type Input = Record<string, unknown>;

/** A gateway with a card program, and short verbs for what is done with its cards. */
export interface CardDesk {
  gateway: Gateway;
  program: CardProgram;
  ask(operation: keyof typeof OPERATIONS, input: Input): Promise<Written['done']>;
  /** The id by which the gateway knows an object of the program. */
  of(stripeId: string): string;
  /** An active virtual card, unless the input says otherwise. */
  create(input?: Input): Promise<Written['done']>;
}

export async function openCardDesk(): Promise<CardDesk> {
  const gateway = await startGateway();
  const program = await aCardProgram(gateway.stripe);
  let keys = 0;
  const ask = async (operation: keyof typeof OPERATIONS, input: Input) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Written>(OPERATIONS[operation], { input: whole })).done;
  };
  const of = (stripeId: string) => `${program.account}/${stripeId}`;
  const create = (input: Input = {}) =>
    ask('create', {
      cardholderId: of(program.cardholder),
      financialAccountId: of(program.financialAccount),
      currency: 'USD',
      type: 'VIRTUAL',
      status: 'ACTIVE',
      ...input,
    });
  return { gateway, program, ask, of, create };
}
