import { metadata } from '../../wire/metadata.js';
import { currency, integer, oneOf, string } from '../../wire/param-kinds.js';
import { object } from '../../wire/params.js';
import { cardControlsParam } from '../spending/controls.js';
import { shippingParam } from './shipping.js';

const both = {
  financial_account: string(),
  metadata: metadata(),
  personalization_design: string(),
  /** Taken and kept out of the state: no answer ever shows a PIN. */
  pin: object({ encrypted_number: string() }),
  shipping: shippingParam,
  spending_controls: cardControlsParam,
};

export const createParams = {
  ...both,
  cardholder: string().required(),
  currency: currency().required(),
  exp_month: integer({ min: 1, max: 12 }),
  exp_year: integer({ min: 2000, max: 9999 }),
  lifecycle_controls: object({
    cancel_after: object({ payment_count: integer({ min: 1 }).required() }).required(),
  }),
  replacement_for: string(),
  replacement_reason: oneOf('damaged', 'expired', 'lost', 'stolen'),
  second_line: string({ max: 24 }).emptyable(),
  status: oneOf('active', 'inactive'),
  type: oneOf('physical', 'virtual').required(),
};

export const updateParams = {
  ...both,
  cancellation_reason: oneOf('lost', 'stolen'),
  status: oneOf('active', 'canceled', 'inactive'),
};

export const listFilters = {
  cardholder: string(),
  exp_month: integer(),
  exp_year: integer(),
  last4: string(),
  personalization_design: string(),
  status: oneOf('active', 'canceled', 'inactive'),
  type: oneOf('physical', 'virtual'),
};
