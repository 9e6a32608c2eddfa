import { invalid } from '../../wire/error-body.js';
import { metadata } from '../../wire/metadata.js';
import { amount, boolean, currency, email, oneOf, string } from '../../wire/param-kinds.js';
import { object, type Infer } from '../../wire/params.js';
import { country, ipAddress, routingNumber } from '../../wire/value-kinds.js';

const text = (max = 5000) => string({ max }).emptyable();

export const accountNumber = () =>
  string({ max: 17 }).refine((value, name) =>
    /^\d{4,17}$/.test(value)
      ? undefined
      : invalid(`Invalid ${name}: ${value}`, { code: 'account_number_invalid', param: name }),
  );

const billingDetails = object({
  address: object({
    city: text(),
    country: country().emptyable(),
    line1: text(),
    line2: text(),
    postal_code: text(),
    state: text(),
  }).emptyable(),
  email: email().emptyable(),
  name: text(),
  phone: text(),
});

export type BillingValues = Infer<typeof billingDetails>;

/** Where a payment may go to: anybody's bank account, or anybody's financial account. */
export const paymentDestination = object({
  billing_details: billingDetails,
  financial_account: string(),
  metadata: metadata(),
  type: oneOf('financial_account', 'us_bank_account').required(),
  us_bank_account: object({
    account_holder_type: oneOf('company', 'individual'),
    account_number: accountNumber(),
    account_type: oneOf('checking', 'savings'),
    financial_connections_account: string(),
    routing_number: routingNumber(),
  }),
});

/** Where a transfer may go to without a payment method: another financial account of the same account. */
export const transferDestination = object({
  financial_account: string(),
  type: oneOf('financial_account').required(),
});

export type DestinationValues = Infer<typeof paymentDestination>;

export const outboundShape = {
  amount: amount().required(),
  currency: currency().required(),
  description: string({ max: 350 }),
  destination_payment_method: string(),
  destination_payment_method_options: object({
    us_bank_account: object({ network: oneOf('ach', 'us_domestic_wire') }).emptyable(),
  }),
  financial_account: string().required(),
  metadata: metadata(),
  statement_descriptor: string({ max: 500 }),
};

export const endUserDetails = object({ ip_address: ipAddress(), present: boolean().required() });

export const outboundStatus = oneOf('canceled', 'failed', 'posted', 'processing', 'returned');
