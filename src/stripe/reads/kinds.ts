import type Stripe from 'stripe';

/** Stripe objects that the graph reads by id or by list, under the name in their `object` field; `kindOf` tells the exception. */
export interface StripeObjects {
  account: Stripe.Account;
  person: Stripe.Person;
  external_account: Stripe.ExternalAccount;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.EventBase;
  payout: Stripe.Payout;
  topup: Stripe.Topup;
  'treasury.financial_account': Stripe.Treasury.FinancialAccount;
  'treasury.transaction': Stripe.Treasury.Transaction;
  'treasury.transaction_entry': Stripe.Treasury.TransactionEntry;
  'treasury.received_credit': Stripe.Treasury.ReceivedCredit;
  'treasury.received_debit': Stripe.Treasury.ReceivedDebit;
  'treasury.outbound_payment': Stripe.Treasury.OutboundPayment;
  'treasury.outbound_transfer': Stripe.Treasury.OutboundTransfer;
  'treasury.inbound_transfer': Stripe.Treasury.InboundTransfer;
  'treasury.credit_reversal': Stripe.Treasury.CreditReversal;
  'treasury.debit_reversal': Stripe.Treasury.DebitReversal;
  'issuing.cardholder': Stripe.Issuing.Cardholder;
  'issuing.card': Stripe.Issuing.Card;
  'issuing.authorization': Stripe.Issuing.Authorization;
  'issuing.transaction': Stripe.Issuing.Transaction;
  'issuing.dispute': Stripe.Issuing.Dispute;
  'issuing.token': Stripe.Issuing.Token;
  'issuing.physical_bundle': Stripe.Issuing.PhysicalBundle;
  'issuing.personalization_design': Stripe.Issuing.PersonalizationDesign;
}

type Filters<Params> = Omit<Params, 'limit' | 'starting_after' | 'ending_before' | 'expand'>;

/** Filters of a list that Stripe has only within a financial account, which the parent of the list names. */
type WithinFinancialAccount<Params> = Omit<Filters<Params>, 'financial_account'> & { financial_account?: string };

/** The filters that Stripe's list of each kind takes. */
export interface ListFilters {
  account: Filters<Stripe.AccountListParams>;
  person: Filters<Stripe.AccountListPersonsParams>;
  external_account: Filters<Stripe.AccountListExternalAccountsParams>;
  balance_transaction: Filters<Stripe.BalanceTransactionListParams>;
  event: Filters<Stripe.EventListParams>;
  payout: Filters<Stripe.PayoutListParams>;
  topup: Filters<Stripe.TopupListParams>;
  'treasury.financial_account': Filters<Stripe.Treasury.FinancialAccountListParams>;
  'treasury.transaction': WithinFinancialAccount<Stripe.Treasury.TransactionListParams>;
  'treasury.transaction_entry': WithinFinancialAccount<Stripe.Treasury.TransactionEntryListParams>;
  'treasury.received_credit': WithinFinancialAccount<Stripe.Treasury.ReceivedCreditListParams>;
  'treasury.received_debit': WithinFinancialAccount<Stripe.Treasury.ReceivedDebitListParams>;
  'treasury.outbound_payment': WithinFinancialAccount<Stripe.Treasury.OutboundPaymentListParams>;
  'treasury.outbound_transfer': WithinFinancialAccount<Stripe.Treasury.OutboundTransferListParams>;
  'treasury.inbound_transfer': WithinFinancialAccount<Stripe.Treasury.InboundTransferListParams>;
  'treasury.credit_reversal': WithinFinancialAccount<Stripe.Treasury.CreditReversalListParams>;
  'treasury.debit_reversal': WithinFinancialAccount<Stripe.Treasury.DebitReversalListParams>;
  'issuing.cardholder': Filters<Stripe.Issuing.CardholderListParams>;
  'issuing.card': Filters<Stripe.Issuing.CardListParams>;
  'issuing.authorization': Filters<Stripe.Issuing.AuthorizationListParams>;
  'issuing.transaction': Filters<Stripe.Issuing.TransactionListParams>;
  'issuing.dispute': Filters<Stripe.Issuing.DisputeListParams>;
  'issuing.physical_bundle': Filters<Stripe.Issuing.PhysicalBundleListParams>;
  'issuing.personalization_design': Filters<Stripe.Issuing.PersonalizationDesignListParams>;
  /** Stripe has it only within a card, which the parent of the list names. */
  'issuing.token': Omit<Filters<Stripe.Issuing.TokenListParams>, 'card'> & { card?: string };
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

/** Bank accounts and debit cards that payouts go to are one kind, with one list. */
export function kindOf({ object }: Pick<AnyStripeObject, 'object'>): Kind {
  return object === 'bank_account' || object === 'card' ? 'external_account' : object;
}

export function isOfKind<K extends Kind>(object: AnyStripeObject, kind: K): object is StripeObjects[K] {
  return kindOf(object) === kind;
}
