import type { Caller, Sent } from './caller.js';
import { addressOf, type Business } from './businesses.js';

type Params = { readonly [key: string]: Sent };

/** What a demo account does with cards: the verbs of the story, each one call. */
export function createSpending(caller: Caller, business: Business, account: string, fa: string, now: () => number) {
  const make = (path: string, params: Params = {}) => caller.post(path, params, account);
  const post = (path: string, params: Params = {}) => make(path, params).id;
  const cardholder = (first: string, last: string, extra: Params) =>
    post('/v1/issuing/cardholders', {
      billing: { address: addressOf(business) },
      email: `${first.toLowerCase()}.${last.toLowerCase()}@example.com`,
      name: `${first} ${last}`,
      phone_number: '+14155550123',
      type: 'individual',
      ...extra,
    });
  const birth = { day: 1, month: 11, year: 1981 };
  return {
    person: (first: string, last: string) =>
      cardholder(first, last, {
        individual: {
          card_issuing: { user_terms_acceptance: { date: now(), ip: '203.0.113.9' } },
          dob: birth,
          first_name: first,
          last_name: last,
        },
      }),
    /** Has not accepted the terms: cards are declined until then. */
    personWithoutTerms: (first: string, last: string) =>
      cardholder(first, last, { individual: { dob: birth, first_name: first, last_name: last } }),
    card: (holder: string, params: Params = {}) =>
      post('/v1/issuing/cards', {
        cardholder: holder,
        currency: 'usd',
        financial_account: fa,
        status: 'active',
        type: 'virtual',
        ...params,
      }),
    updateCard: (card: string, params: Params) => post(`/v1/issuing/cards/${card}`, params),
    ship: (card: string) => post(`/v1/test_helpers/issuing/cards/${card}/shipping/ship`),
    authorize: (card: string, amount: number, name: string, category: string) =>
      post('/v1/test_helpers/issuing/authorizations', {
        amount,
        card,
        currency: 'usd',
        merchant_data: { category, name, city: business.city, state: business.state, country: 'US' },
      }),
    capture(authorization: string) {
      const made = make(`/v1/test_helpers/issuing/authorizations/${authorization}/capture`);
      return {
        transaction: made.at('transactions', 0, 'id'),
        receivedDebit: made.at('treasury', 'received_debits', 0),
      };
    },
    reverse: (authorization: string) => post(`/v1/test_helpers/issuing/authorizations/${authorization}/reverse`),
    refund: (transaction: string, amount: number) =>
      post(`/v1/test_helpers/issuing/transactions/${transaction}/refund`, { refund_amount: amount }),
    forceCapture: (card: string, amount: number, name: string, category: string) =>
      post('/v1/test_helpers/issuing/transactions/create_force_capture', {
        amount,
        card,
        currency: 'usd',
        merchant_data: { category, name },
      }),
    dispute: (receivedDebit: string, explanation: string) =>
      post('/v1/issuing/disputes', {
        evidence: { fraudulent: { explanation }, reason: 'fraudulent' },
        treasury: { received_debit: receivedDebit },
      }),
    submit: (dispute: string) => post(`/v1/issuing/disputes/${dispute}/submit`),
  };
}

export type Spending = ReturnType<typeof createSpending>;
