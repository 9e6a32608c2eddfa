import fc from 'fast-check';
import type { Parties } from './parties.js';

/*
 * What can be called: legally or not is left to chance, since any id may be meant by any call, in whatever state its object
 * is.
 */

export interface Step {
  verb: string;
  /** Which of the known objects. */
  pick: number;
  amount: string;
  flag: boolean;
}

export interface Call {
  path: string;
  body: Record<string, string>;
  /** Instead of the account that most of it happens on. */
  as?: string;
}

/** Ids that answers have shown, by their prefix. */
export type Known = Map<string, string[]>;
type Choice = Step & { id(prefix: string): string; parties: Parties };
type Verb = (choice: Choice) => Call;

export const CLOCK = 'clock';
const issuing = '/v1/test_helpers/issuing';
const helpers = '/v1/test_helpers/treasury';
const treasury = '/v1/treasury';

const call = (path: string, body: Record<string, string> = {}): Call => ({ path, body });
const usd = (amount: string) => ({ amount, currency: 'usd' });
const oneOf = (list: readonly string[], pick: number) => list[pick % list.length] ?? '';

const cards: Record<string, Verb> = {
  authorize: ({ id, amount, flag }) =>
    call(`${issuing}/authorizations`, {
      card: id('ic'),
      amount,
      'merchant_data[category]': flag ? 'eating_places_restaurants' : 'bakeries',
    }),
  increment: ({ id, amount }) =>
    call(`${issuing}/authorizations/${id('iauth')}/increment`, { increment_amount: amount }),
  capture: ({ id, amount, flag }) =>
    call(
      `${issuing}/authorizations/${id('iauth')}/capture`,
      flag ? {} : { capture_amount: amount, close_authorization: 'false' },
    ),
  overcapture: ({ id, amount }) => call(`${issuing}/authorizations/${id('iauth')}/capture`, { capture_amount: amount }),
  reverse: ({ id, amount, flag }) =>
    call(`${issuing}/authorizations/${id('iauth')}/reverse`, flag ? {} : { reverse_amount: amount }),
  finalize: ({ id, amount }) =>
    call(`${issuing}/authorizations/${id('iauth')}/finalize_amount`, { final_amount: amount }),
  expire: ({ id }) => call(`${issuing}/authorizations/${id('iauth')}/expire`),
  force: ({ id, amount }) => call(`${issuing}/transactions/create_force_capture`, { card: id('ic'), amount }),
  unlinked: ({ id, amount }) => call(`${issuing}/transactions/create_unlinked_refund`, { card: id('ic'), amount }),
  refund: ({ id, amount, flag }) =>
    call(`${issuing}/transactions/${id('ipi')}/refund`, flag ? {} : { refund_amount: amount }),
  freeze: ({ id, pick, flag }) =>
    call(`/v1/issuing/cards/${id('ic')}`, { status: pick > 36 ? 'canceled' : flag ? 'active' : 'inactive' }),
  dismiss: ({ id, flag }) => call(`/v1/issuing/cardholders/${id('ich')}`, { status: flag ? 'active' : 'inactive' }),
  limit: ({ id, amount }) =>
    call(`/v1/issuing/cards/${id('ic')}`, {
      'spending_controls[spending_limits][0][amount]': amount,
      'spending_controls[spending_limits][0][interval]': 'daily',
    }),
};

const disputes: Record<string, Verb> = {
  dispute: ({ id, pick, flag }) =>
    call('/v1/issuing/disputes', {
      ...(pick % 2 === 0 ? { 'treasury[received_debit]': id('rd') } : { transaction: id('ipi') }),
      'evidence[reason]': 'fraudulent',
      'evidence[fraudulent][explanation]': flag ? 'winning_evidence' : 'losing_evidence',
    }),
  argue: ({ id, amount, flag }) =>
    call(`/v1/issuing/disputes/${id('idp')}`, {
      ...(flag ? {} : { amount }),
      'evidence[fraudulent][explanation]': flag ? 'winning_evidence' : 'let the network decide',
    }),
  submit: ({ id }) => call(`/v1/issuing/disputes/${id('idp')}/submit`),
};

const received: Record<string, Verb> = {
  credit: ({ id, amount, pick }) =>
    call(`${helpers}/received_credits`, {
      financial_account: id('fa'),
      ...usd(amount),
      network: oneOf(['ach', 'ach', 'us_domestic_wire'], pick),
    }),
  debit: ({ id, amount }) =>
    call(`${helpers}/received_debits`, { financial_account: id('fa'), ...usd(amount), network: 'ach' }),
  undebit: ({ id }) => call(`${treasury}/debit_reversals`, { received_debit: id('rd') }),
  uncredit: ({ id }) => call(`${treasury}/credit_reversals`, { received_credit: id('rc') }),
};

const BANK = ['000123456789', '000000000009', '000123457890', '000000000123', '000000000234', '000111111113'];

/** To a bank, where Stripe's test numbers decide, or to a financial account by its bank number. */
function bankDestination({ pick, flag, parties }: Choice): Record<string, string> {
  const data = 'destination_payment_method_data';
  return {
    [`${data}[type]`]: 'us_bank_account',
    [`${data}[us_bank_account][routing_number]`]: '110000000',
    [`${data}[us_bank_account][account_number]`]: pick % 4 === 3 ? parties.number : oneOf(BANK, Math.floor(pick / 3)),
    [`${data}[us_bank_account][account_holder_type]`]: 'company',
    [`${data}[billing_details][name]`]: 'Supplier',
    ...(flag && pick % 5 === 4
      ? { 'destination_payment_method_options[us_bank_account][network]': 'us_domestic_wire' }
      : {}),
  };
}

function toFinancialAccount(id: string): Record<string, string> {
  return {
    'destination_payment_method_data[type]': 'financial_account',
    'destination_payment_method_data[financial_account]': id,
  };
}

/** What the banks do with a flow of this kind. */
function course(kind: string, prefix: string): Record<string, Verb> {
  return {
    [`${kind}.end`]: ({ id, flag }) => call(`${helpers}/${kind}/${id(prefix)}/${flag ? 'post' : 'fail'}`),
    [`${kind}.return`]: ({ id }) => call(`${helpers}/${kind}/${id(prefix)}/return`),
    [`${kind}.cancel`]: ({ id }) => call(`${treasury}/${kind}/${id(prefix)}/cancel`),
    [`${kind}.track`]: ({ id }) =>
      call(`${helpers}/${kind}/${id(prefix)}`, {
        'tracking_details[type]': 'ach',
        'tracking_details[ach][trace_id]': '12345',
      }),
  };
}

const flows: Record<string, Verb> = {
  pay: (choice) =>
    call(`${treasury}/outbound_payments`, {
      financial_account: choice.id('fa'),
      ...usd(choice.amount),
      ...bankDestination(choice),
    }),
  payAcross: ({ id, amount, parties }) =>
    call(`${treasury}/outbound_payments`, {
      financial_account: id('fa'),
      ...usd(amount),
      ...toFinancialAccount(parties.theirs),
    }),
  payBack: ({ id, amount, parties }) => ({
    ...call(`${treasury}/outbound_payments`, {
      financial_account: parties.theirs,
      ...usd(amount),
      ...toFinancialAccount(id('fa')),
    }),
    as: parties.other,
  }),
  transfer: ({ id, amount, pick, flag, parties }) =>
    call(`${treasury}/outbound_transfers`, {
      financial_account: id('fa'),
      ...usd(amount),
      ...(flag
        ? toFinancialAccount(parties.spare)
        : {
            destination_payment_method: oneOf(
              ['pm_usBankAccount', 'pm_usBankAccount_processing', 'pm_usBankAccount_accountClosed'],
              pick,
            ),
          }),
    }),
  ...course('outbound_payments', 'obp'),
  ...course('outbound_transfers', 'obt'),
  pull: ({ id, amount, pick }) =>
    call(`${treasury}/inbound_transfers`, {
      financial_account: id('fa'),
      ...usd(amount),
      origin_payment_method: oneOf(
        ['pm_usBankAccount', 'pm_usBankAccount_processing', 'pm_usBankAccount_dispute', 'pm_usBankAccount_noAccount'],
        pick,
      ),
    }),
  'inbound_transfers.end': ({ id, flag }) =>
    call(`${helpers}/inbound_transfers/${id('ibt')}/${flag ? 'succeed' : 'fail'}`),
  'inbound_transfers.return': ({ id }) => call(`${helpers}/inbound_transfers/${id('ibt')}/return`),
  'inbound_transfers.cancel': ({ id }) => call(`${treasury}/inbound_transfers/${id('ibt')}/cancel`),
};

const balances: Record<string, Verb> = {
  fundIssuing: ({ amount }) => call(`${issuing}/fund_balance`, usd(amount)),
  topUp: ({ amount, pick, flag }) =>
    call('/v1/topups', {
      ...usd(amount),
      destination_balance: flag ? 'issuing' : 'payments',
      source: pick % 4 === 3 ? 'btok_us_verified_noAccount' : 'btok_us_verified',
    }),
  'topUp.cancel': ({ id }) => call(`/v1/topups/${id('tu')}/cancel`),
  payOut: ({ id, amount, flag }) =>
    call('/v1/payouts', { ...usd(amount), source_balance: flag ? 'issuing' : 'payments', destination: id('ba') }),
  'payOut.cancel': ({ id }) => call(`/v1/payouts/${id('po')}/cancel`),
  'payOut.reverse': ({ id }) => call(`/v1/payouts/${id('po')}/reverse`),
};

const accounts: Record<string, Verb> = {
  restrict: ({ id, flag }) =>
    call(`${treasury}/financial_accounts/${id('fa')}`, {
      'platform_restrictions[outbound_flows]': flag ? 'unrestricted' : 'restricted',
    }),
  close: ({ id, pick, flag, parties }) => ({
    ...call(
      `${treasury}/financial_accounts/${pick % 2 === 0 ? parties.spare : id('fa')}/close`,
      flag
        ? { 'forwarding_settings[type]': 'financial_account', 'forwarding_settings[financial_account]': parties.main }
        : { 'forwarding_settings[type]': 'payment_method', 'forwarding_settings[payment_method]': 'pm_usBankAccount' },
    ),
  }),
};

export const VERBS: Readonly<Record<string, Verb>> = {
  ...cards,
  ...disputes,
  ...received,
  ...flows,
  ...balances,
  ...accounts,
};

const DAY = 86_400;
/** For what decides in seconds, within a day, within a week, and after the time to dispute. */
const WAITS = [5, 5, 5, 3_600, 3_600, DAY, 8 * DAY, 8 * DAY, 111 * DAY];

export function secondsOf({ pick }: Step): number {
  return WAITS[pick % WAITS.length] ?? 0;
}

const OFTEN = ['authorize', 'authorize', 'authorize', 'increment', 'capture', 'overcapture', 'pay', 'pull', 'credit'];

const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(CLOCK, CLOCK, CLOCK, CLOCK, ...OFTEN, ...Object.keys(VERBS)),
  pick: fc.nat(40),
  amount: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 20_000 }).map(String) },
    { weight: 1, arbitrary: fc.integer({ min: 20_000, max: 90_000 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('0', '-5', '', 'abc', '90071992547409', '9007199254740993', '1.5') },
  ),
  flag: fc.boolean(),
});

/** What seldom comes about by chance: one object followed through its life. */
const STORIES: readonly (readonly string[])[] = [
  ['authorize', 'increment', 'capture', 'refund'],
  ['authorize', 'capture', 'dispute', 'argue', 'submit'],
  ['authorize', 'capture', 'dispute', 'submit'],
  ['authorize', 'force', 'authorize'],
  ['authorize', 'expire'],
  ['authorize', 'reverse', 'overcapture'],
  ['authorize', 'finalize', 'capture'],
  ['pay', 'outbound_payments.cancel'],
  ['pay', CLOCK],
  ['pay', 'outbound_payments.end', 'outbound_payments.track', 'outbound_payments.return'],
  ['transfer', 'outbound_transfers.cancel'],
  ['transfer', 'outbound_transfers.end', 'outbound_transfers.track', 'outbound_transfers.return'],
  ['pull', 'inbound_transfers.end', 'inbound_transfers.return'],
  ['pull', 'inbound_transfers.cancel'],
  ['debit', 'undebit'],
  ['credit', 'uncredit'],
  ['payOut', 'payOut.cancel'],
  ['topUp', 'topUp.cancel'],
  ['topUp', CLOCK, 'payOut', CLOCK, CLOCK, 'payOut.reverse', CLOCK],
  ['transfer', 'close'],
  ['restrict', 'pay', 'authorize', 'capture'],
  ['payAcross', 'payBack'],
  ['dismiss', 'authorize', 'capture'],
  ['fundIssuing', 'unlinked', 'limit', 'freeze'],
];

/** Each story with either flag, on both kinds of card; payments go to a test bank, then to a financial account's number. */
export const EVERY_STORY: readonly Step[] = [true, false].flatMap((flag) =>
  STORIES.flat().map((verb) => ({
    verb,
    pick: flag ? 6 : verb === 'authorize' ? 5 : verb === 'pay' ? 3 : 6,
    amount: '1000',
    // A transfer that is to be posted goes to a bank.
    flag: verb === 'transfer' ? !flag : flag,
  })),
);

/** Multiples of three mean the latest object. */
const aStory: fc.Arbitrary<Step[]> = fc.constantFrom(...STORIES).chain((verbs) =>
  fc.tuple(
    ...verbs.map((verb) =>
      fc.record({
        verb: fc.constant(verb),
        pick:
          verb === 'authorize' ? fc.integer({ min: 1, max: 36 }) : fc.integer({ min: 1, max: 12 }).map((n) => n * 3),
        amount: fc.integer({ min: 1, max: 6_000 }).map(String),
        flag: fc.boolean(),
      }),
    ),
  ),
);

export const someSteps: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 2, arbitrary: anyStep.map((step) => [step]) }, { weight: 1, arbitrary: aStory }), {
    minLength: 15,
    maxLength: 30,
  })
  .map((parts) => parts.flat());

/** The call that a step stands for: mostly about one of the latest objects, sometimes about one that is not there. */
export function callOf(step: Step, known: Known, parties: Parties): Call {
  const { pick, verb } = step;
  const id = (prefix: string) => {
    const ids = known.get(prefix) ?? [];
    return pick === 0 ? `${prefix}_nope` : (ids.at(-1 - (pick % Math.min(ids.length, 3))) ?? `${prefix}_none`);
  };
  return VERBS[verb]?.({ ...step, id, parties }) ?? call('/v1/nowhere');
}

export function learn(known: Known, text: string): void {
  for (const [, id = '', prefix = ''] of text.matchAll(
    /"((ic|ich|iauth|ipi|idp|fa|rc|rd|obp|obt|ibt|tu|po|ba)_\w+)"/g,
  )) {
    const ids = known.get(prefix) ?? [];
    if (!ids.includes(id)) known.set(prefix, [...ids, id]);
  }
}
