/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether a card can be used. */
export type CardStatus =
  /** Authorizations may be approved. Stripe: `active`. */
  | 'ACTIVE'
  /** Authorizations are declined for good. Stripe: `canceled`. */
  | 'CANCELED'
  /** Authorizations are declined; the card can be activated. Stripe: `inactive`. */
  | 'INACTIVE'
  /** A value that Stripe added after this release. Refused as input. */
  | 'UNRECOGNIZED';

/** Why a mutation did not do what it was asked. */
export type UserErrorCode =
  /** The account was made with Accounts v2: Stripe takes this as a token only. */
  | 'ACCOUNT_TOKEN_REQUIRED'
  /** The account lacks an active capability that this needs. */
  | 'CAPABILITY_PENDING'
  /** The financial account lacks an active feature that this needs. */
  | 'FEATURE_INACTIVE'
  /** The idempotency key was used with another mutation or another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The same mutation is running now. */
  | 'IDEMPOTENCY_IN_FLIGHT'
  /** It is not known whether this happened. Retry with the same idempotency key: nothing is done twice. */
  | 'INDETERMINATE'
  /** The money is not there. */
  | 'INSUFFICIENT_FUNDS'
  /** A value is malformed, out of range or does not fit the others. */
  | 'INVALID_INPUT'
  /** The object is in a state that does not allow this. */
  | 'INVALID_STATE'
  /** The object named in the input does not exist, or is not visible to the viewer. */
  | 'NOT_FOUND'
  /** It could not be recorded, so nothing was sent to Stripe. Retry with the same idempotency key. */
  | 'NOT_RECORDED'
  /** Too many requests; nothing was done. */
  | 'RATE_LIMITED'
  /** Stripe refused this for another reason, which the message gives. */
  | 'REFUSED'
  /** Information about the account or the cardholder is missing. */
  | 'REQUIREMENTS_PAST_DUE'
  /** Simulations are refused with a live key. */
  | 'TEST_MODE_ONLY'
  /** Stripe does not answer at the moment; nothing was done. */
  | 'UPSTREAM_UNAVAILABLE';

export type MyCardsQueryVariables = Exact<{
  cardholderId: string;
}>;


export type MyCardsQuery = { cardholder: { name: string, cards: { nodes: Array<{ id: string, last4: string, status: CardStatus, brand: string }> } | null } | null };

export type MyPurchasesQueryVariables = Exact<{
  cardId: string;
}>;


export type MyPurchasesQuery = { card: { authorizations: { nodes: Array<{ id: string, approved: boolean, amount: { formatted: string }, merchantData: { name: string | null } }> } | null } | null };

export type FreezeMyCardMutationVariables = Exact<{
  cardId: string;
  idempotencyKey: string;
}>;


export type FreezeMyCardMutation = { freezeCard: { card: { id: string, status: CardStatus } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type ActivateMyCardMutationVariables = Exact<{
  cardId: string;
  idempotencyKey: string;
}>;


export type ActivateMyCardMutation = { activateCard: { card: { id: string, status: CardStatus } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type MySpendingSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MySpendingSubscription = { authorizationChanged: { eventId: string, eventType: string, authorization: { id: string, approved: boolean, amount: { formatted: string }, merchantData: { name: string | null } } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const MyCardsDocument = new TypedDocumentString(`
    query MyCards($cardholderId: ID!) {
  cardholder(id: $cardholderId) {
    name
    cards(first: 10) {
      nodes {
        id
        last4
        status
        brand
      }
    }
  }
}
    `, {"documentId":"sha256:fe88b6ba5cdab44ca1ffaa54a0ac04661f79829c3e58210df3db9446a863aa52"}) as unknown as TypedDocumentString<MyCardsQuery, MyCardsQueryVariables>;
export const MyPurchasesDocument = new TypedDocumentString(`
    query MyPurchases($cardId: ID!) {
  card(id: $cardId) {
    authorizations(first: 5) {
      nodes {
        id
        approved
        amount {
          formatted
        }
        merchantData {
          name
        }
      }
    }
  }
}
    `, {"documentId":"sha256:5c2f8c80e420affdad520d696be835dd1d664a629bd8e38e6bb9a670f5e378ac"}) as unknown as TypedDocumentString<MyPurchasesQuery, MyPurchasesQueryVariables>;
export const FreezeMyCardDocument = new TypedDocumentString(`
    mutation FreezeMyCard($cardId: ID!, $idempotencyKey: String!) {
  freezeCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {
    card {
      id
      status
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0edbb6de548f204307ab4c2ebcbad4780d6145e71326b78d8c847130d72ed265"}) as unknown as TypedDocumentString<FreezeMyCardMutation, FreezeMyCardMutationVariables>;
export const ActivateMyCardDocument = new TypedDocumentString(`
    mutation ActivateMyCard($cardId: ID!, $idempotencyKey: String!) {
  activateCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {
    card {
      id
      status
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:45ca945fffce9bc347dc8a3ba3a9ce3ac798ee3d311df4304d08bf30a9bb608b"}) as unknown as TypedDocumentString<ActivateMyCardMutation, ActivateMyCardMutationVariables>;
export const MySpendingDocument = new TypedDocumentString(`
    subscription MySpending($after: ID) {
  authorizationChanged(after: $after) {
    eventId
    eventType
    authorization {
      id
      approved
      amount {
        formatted
      }
      merchantData {
        name
      }
    }
  }
}
    `, {"documentId":"sha256:028ec104b085176bf352f1de11efc4df5ddc3077e53359d3ecfa9f253a377a99"}) as unknown as TypedDocumentString<MySpendingSubscription, MySpendingSubscriptionVariables>;