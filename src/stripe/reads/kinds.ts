import type Stripe from 'stripe';

/** Stripe objects that the graph reads by id or by list, under the name in their `object` field. */
export interface StripeObjects {
  account: Stripe.Account;
  'treasury.financial_account': Stripe.Treasury.FinancialAccount;
  'issuing.cardholder': Stripe.Issuing.Cardholder;
  'issuing.card': Stripe.Issuing.Card;
  'issuing.authorization': Stripe.Issuing.Authorization;
  'issuing.transaction': Stripe.Issuing.Transaction;
  'issuing.dispute': Stripe.Issuing.Dispute;
}

type Filters<Params> = Omit<Params, 'limit' | 'starting_after' | 'ending_before' | 'expand'>;

/** The filters that Stripe's list of each kind takes. */
export interface ListFilters {
  account: Filters<Stripe.AccountListParams>;
  'treasury.financial_account': Filters<Stripe.Treasury.FinancialAccountListParams>;
  'issuing.cardholder': Filters<Stripe.Issuing.CardholderListParams>;
  'issuing.card': Filters<Stripe.Issuing.CardListParams>;
  'issuing.authorization': Filters<Stripe.Issuing.AuthorizationListParams>;
  'issuing.transaction': Filters<Stripe.Issuing.TransactionListParams>;
  'issuing.dispute': Filters<Stripe.Issuing.DisputeListParams>;
}

export type Kind = keyof StripeObjects;
export type AnyStripeObject = StripeObjects[Kind];

export interface PageParams {
  readonly limit: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** Objects newest first, as Stripe lists them; `hasMore` looks in the direction of travel. */
export interface StripePage<T> {
  readonly data: readonly T[];
  readonly hasMore: boolean;
}

export function isOfKind<K extends Kind>(object: AnyStripeObject, kind: K): object is StripeObjects[K] {
  return object.object === kind;
}
