import { accountOf } from '../../connect/account-state.js';
import type { Turn } from '../../state/turn.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { missing } from '../../wire/params.js';
import { hasFeature } from '../feature-status.js';
import { financialAccountAnywhere, type Found } from '../financial-account/address-book.js';
import { FINANCIAL_ACCOUNT_NOUN, type StoredFinancialAccount } from '../financial-account-state.js';
import { bankDetails, NO_ADDRESS, paymentMethodIn, type BankAccount, type BillingDetails } from '../flows/bank.js';
import type { Destination, OutboundKind } from './state.js';
import type { BillingValues, DestinationValues } from './params.js';

const DATA = 'destination_payment_method_data';

export interface Sent {
  destination_payment_method?: string;
  destination_payment_method_data?: Pick<DestinationValues, 'type' | 'financial_account'> & Partial<DestinationValues>;
  destination_payment_method_options?: { us_bank_account?: { network?: 'ach' | 'us_domestic_wire' } | null };
}

export interface Resolved {
  destination: Destination;
  paymentMethod: string | null;
  /** When it is a financial account of this sandbox. */
  receiver: Found | null;
}

/** Where the money is to go, once it is sure that it may go there from `from`. */
export function destinationOf(turn: Turn, kind: OutboundKind, from: StoredFinancialAccount, sent: Sent): Resolved {
  const { destination_payment_method: method, destination_payment_method_data: data } = sent;
  if (method !== undefined && data !== undefined) {
    throw invalid(`You may only specify one of these parameters: destination_payment_method, ${DATA}.`, {
      code: 'parameters_exclusive',
    });
  }
  if (method !== undefined) {
    const { id, bank } = paymentMethodIn(turn, method, 'destination_payment_method');
    return { destination: atBank(turn, kind, from, sent, bank), paymentMethod: id, receiver: null };
  }
  if (data === undefined) throw missing('destination_payment_method');
  if (data.type === 'financial_account') return onStripe(turn, kind, from, data.financial_account);
  return { destination: atBank(turn, kind, from, sent, bankFrom(data)), paymentMethod: null, receiver: null };
}

function atBank(
  turn: Turn,
  kind: OutboundKind,
  from: StoredFinancialAccount,
  sent: Sent,
  bank: BankAccount,
): Destination {
  const network = sent.destination_payment_method_options?.us_bank_account?.network ?? 'ach';
  needsFeature(turn, from, `${kind.name}s.${network}`);
  const { address, name } = bank.billing_details;
  if (
    network === 'us_domestic_wire' &&
    !(name && address.line1 && address.city && address.state && address.postal_code)
  ) {
    throw invalid('A wire needs the name and the whole address of the account holder.', {
      param: `${DATA}[billing_details][address]`,
    });
  }
  return {
    billing_details: bank.billing_details,
    account_number: bank.account_number,
    network,
    shown: { us_bank_account: bankDetails(bank, network) },
  };
}

function bankFrom({ us_bank_account: bank, billing_details: billing }: Partial<DestinationValues>): BankAccount {
  if (!bank) throw missing(`${DATA}[us_bank_account]`);
  if (bank.financial_connections_account !== undefined) {
    const param = `${DATA}[us_bank_account][financial_connections_account]`;
    throw noSuch('financial connections account', bank.financial_connections_account, param, 400);
  }
  if (bank.account_number === undefined) throw missing(`${DATA}[us_bank_account][account_number]`);
  if (bank.routing_number === undefined) throw missing(`${DATA}[us_bank_account][routing_number]`);
  return {
    account_holder_type: bank.account_holder_type ?? null,
    account_number: bank.account_number,
    account_type: bank.account_type ?? null,
    billing_details: billingFrom(billing),
    routing_number: bank.routing_number,
  };
}

function billingFrom(sent: BillingValues | undefined): BillingDetails {
  return {
    address: { ...NO_ADDRESS, ...sent?.address },
    email: sent?.email ?? null,
    name: sent?.name ?? null,
  };
}

function onStripe(turn: Turn, kind: OutboundKind, from: StoredFinancialAccount, id: string | undefined): Resolved {
  const param = `${DATA}[financial_account]`;
  if (id === undefined) throw missing(param);
  const receiver = financialAccountAnywhere(turn, id);
  const isOwn = receiver?.tenant === turn.tenant;
  if (!receiver || (kind.name === 'outbound_transfer' && !isOwn)) throw noSuch(FINANCIAL_ACCOUNT_NOUN, id, param, 400);
  if (kind.name === 'outbound_payment' && isOwn) {
    throw invalid('Use an OutboundTransfer to move money between financial accounts of the same account.', { param });
  }
  if (id === from.id) throw invalid('The money is on this financial account already.', { param });
  needsFeature(turn, from, 'intra_stripe_flows');
  if (!hasFeature(turn.world, receiver.tenant, receiver.financialAccount, 'intra_stripe_flows')) {
    throw invalid(`The financial account ${id} cannot receive over the Stripe network.`, { param });
  }
  const name = accountOf(turn.world, receiver.tenant)?.company.name ?? null;
  return {
    destination: {
      billing_details: { address: NO_ADDRESS, email: null, name },
      account_number: null,
      network: 'stripe',
      shown: { financial_account: { id, network: 'stripe' } },
    },
    paymentMethod: null,
    receiver,
  };
}

export function needsFeature(
  turn: Turn,
  account: StoredFinancialAccount,
  feature: StoredFinancialAccount['features'][number],
): void {
  if (hasFeature(turn.world, turn.tenant, account, feature)) return;
  throw invalid(`The financial account ${account.id} needs the active feature ${feature}.`, {
    param: 'financial_account',
  });
}
