import type Stripe from 'stripe';
import { oneOf } from '../../wire/param-kinds.js';
import { object, type Infer } from '../../wire/params.js';

const check = oneOf('match', 'mismatch', 'not_provided');

export const verificationParam = object({
  address_line1_check: check,
  address_postal_code_check: check,
  authentication_exemption: object({
    claimed_by: oneOf('acquirer', 'issuer').required(),
    type: oneOf('low_value_transaction', 'transaction_risk_analysis', 'unknown').required(),
  }),
  cvc_check: check,
  expiry_check: check,
  three_d_secure: object({
    result: oneOf('attempt_acknowledged', 'authenticated', 'failed', 'required').required(),
  }),
});

/** What the terminal has checked. It informs; it declines nothing. */
export function verificationFrom(
  sent: Infer<typeof verificationParam> = {},
): Stripe.Issuing.Authorization.VerificationData {
  return {
    address_line1_check: sent.address_line1_check ?? 'not_provided',
    address_postal_code_check: sent.address_postal_code_check ?? 'not_provided',
    authentication_exemption: sent.authentication_exemption ?? null,
    cvc_check: sent.cvc_check ?? 'not_provided',
    expiry_check: sent.expiry_check ?? 'match',
    postal_code: '94103',
    three_d_secure: sent.three_d_secure ?? null,
  };
}
