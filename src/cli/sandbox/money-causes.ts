import type { Params } from './caller.js';
import type { Cause, Stage } from './stage.js';

const HELPERS = '/v1/test_helpers/treasury';
/** Test banks decide within seconds. */
const SOON = 60;
/** An hour after it was paid, an automatic payout is reconciled. */
const RECONCILED = 2 * 60 * 60;

const toBank = (account_number: string): Params => ({
  destination_payment_method_data: {
    type: 'us_bank_account',
    us_bank_account: { account_number, routing_number: '110000000' },
  },
});
/** Nothing happens to it unless a helper says so. */
const SLOW = '000000000009';

type Flow = 'outbound_payments' | 'outbound_transfers';

async function outbound(stage: Stage, flow: Flow, number = SLOW): Promise<string> {
  const method: Readonly<Record<string, string>> = {
    [SLOW]: 'pm_usBankAccount_processing',
    '000123457890': 'pm_usBankAccount_expectedArrivalDateUpdated',
  };
  const to = flow === 'outbound_payments' ? toBank(number) : { destination_payment_method: method[number] ?? '' };
  const params = { amount: 500, currency: 'usd', financial_account: await stage.fundedFa(), ...to };
  return (await stage.on(`/v1/treasury/${flow}`, params)).id;
}

const TRACKING = { tracking_details: { type: 'ach', ach: { trace_id: '021000021234567' } } };

function outboundCauses(flow: Flow): Record<string, Cause> {
  const event = `treasury.${flow.slice(0, -1)}`;
  const helped =
    (verb: string): Cause =>
    async (stage) =>
      stage.on(`${HELPERS}/${flow}/${await outbound(stage, flow)}/${verb}`);
  return {
    [`${event}.created`]: (stage) => outbound(stage, flow),
    [`${event}.posted`]: helped('post'),
    [`${event}.failed`]: helped('fail'),
    [`${event}.canceled`]: async (stage) => stage.on(`/v1/treasury/${flow}/${await outbound(stage, flow)}/cancel`),
    [`${event}.returned`]: async (stage) => {
      const { id } = await stage.on(`${HELPERS}/${flow}/${await outbound(stage, flow)}/post`);
      return stage.on(`${HELPERS}/${flow}/${id}/return`);
    },
    [`${event}.tracking_details_updated`]: async (stage) => {
      const { id } = await stage.on(`${HELPERS}/${flow}/${await outbound(stage, flow)}/post`);
      return stage.on(`${HELPERS}/${flow}/${id}`, TRACKING);
    },
    [`${event}.expected_arrival_date_updated`]: async (stage) => {
      await outbound(stage, flow, '000123457890');
      return stage.caller.pass(SOON);
    },
  };
}

async function inbound({ fa, on }: Stage): Promise<string> {
  const params = {
    amount: 500,
    currency: 'usd',
    financial_account: await fa(),
    origin_payment_method: 'pm_usBankAccount',
  };
  return (await on('/v1/treasury/inbound_transfers', params)).id;
}
const inboundHelped =
  (verb: string): Cause =>
  async (stage) =>
    stage.on(`${HELPERS}/inbound_transfers/${await inbound(stage)}/${verb}`);

async function debit({ fundedFa, on }: Stage): Promise<string> {
  const params = { amount: 500, currency: 'usd', financial_account: await fundedFa(), network: 'ach' };
  return (await on(`${HELPERS}/received_debits`, params)).id;
}
const debitReversal: Cause = async (stage) => {
  await stage.on('/v1/treasury/debit_reversals', { received_debit: await debit(stage) });
  return stage.caller.pass(SOON);
};
const creditReversal: Cause = async (stage) => {
  await stage.on('/v1/treasury/credit_reversals', { received_credit: (await stage.receive(500)).id });
  return stage.caller.pass(SOON);
};

async function toppedUp({ caller, on }: Stage, source = 'btok_us_verified'): Promise<string> {
  const { id } = await on('/v1/topups', { amount: 2_000, currency: 'usd', source });
  await caller.pass(SOON);
  return id;
}
const topup =
  (source: string): Cause =>
  (stage) =>
    toppedUp(stage, source);
/** A bank account whose number decides how payouts to it go. */
async function bankAccount({ account, caller }: Stage, account_number: string): Promise<string> {
  const external_account = {
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    account_number,
    routing_number: '110000000',
  };
  const params = { default_for_currency: true, external_account };
  return (await caller.post(`/v1/accounts/${account}/external_accounts`, params)).id;
}
async function payout(stage: Stage, account_number: string): Promise<string> {
  await toppedUp(stage);
  const id = await bankAccount(stage, account_number);
  return (await stage.on('/v1/payouts', { amount: 1_000, currency: 'usd', destination: id })).id;
}
const arrived =
  (number: string): Cause =>
  async (stage) => {
    await payout(stage, number);
    return stage.caller.pass(SOON);
  };

const check =
  (ending: 'failed' | 'succeeded'): Cause =>
  async ({ account, caller, fa }) =>
    caller.outside(`treasury.received_credit.${ending}`, account, { amount: 500, financial_account: await fa() });

export const moneyCauses: Readonly<Record<string, Cause>> = {
  'topup.reversed': async (stage) =>
    stage.caller.outside('topup.reversed', stage.account, { id: await toppedUp(stage) }),
  'payout.reconciliation_completed': async (stage) => {
    await bankAccount(stage, '000123456789');
    await toppedUp(stage);
    await stage.caller.outside('payout.created', stage.account);
    return stage.caller.pass(RECONCILED);
  },
  'treasury.received_credit.failed': check('failed'),
  'treasury.received_credit.succeeded': check('succeeded'),
  'balance.available': topup('btok_us_verified'),
  'payout.created': (stage) => payout(stage, '000123456789'),
  'payout.updated': async (stage) =>
    stage.on(`/v1/payouts/${await payout(stage, '000123456789')}`, { metadata: { a: 'b' } }),
  'payout.canceled': async (stage) => stage.on(`/v1/payouts/${await payout(stage, '000123456789')}/cancel`),
  'payout.paid': arrived('000123456789'),
  'payout.failed': arrived('000111111116'),
  'topup.created': topup('btok_us_verified'),
  'topup.succeeded': topup('btok_us_verified'),
  'topup.failed': topup('btok_us_verified_noAccount'),
  'topup.canceled': async ({ on }) => {
    const { id } = await on('/v1/topups', { amount: 2_000, currency: 'usd', source: 'btok_us_verified' });
    return on(`/v1/topups/${id}/cancel`);
  },
  'treasury.credit_reversal.created': creditReversal,
  'treasury.credit_reversal.posted': creditReversal,
  'treasury.debit_reversal.created': debitReversal,
  'treasury.debit_reversal.initial_credit_granted': debitReversal,
  'treasury.debit_reversal.completed': debitReversal,
  'treasury.financial_account.created': ({ fa }) => fa(),
  'treasury.financial_account.closed': async ({ emptyAccount, fa, on }) =>
    on(`/v1/treasury/financial_accounts/${await emptyAccount()}/close`, {
      forwarding_settings: { type: 'financial_account', financial_account: await fa() },
    }),
  'treasury.financial_account.features_status_updated': async ({ fa, on }) =>
    on(`/v1/treasury/financial_accounts/${await fa()}/features`, { deposit_insurance: { requested: true } }),
  'treasury.inbound_transfer.created': inbound,
  'treasury.inbound_transfer.succeeded': inboundHelped('succeed'),
  'treasury.inbound_transfer.failed': inboundHelped('fail'),
  'treasury.inbound_transfer.canceled': async (stage) =>
    stage.on(`/v1/treasury/inbound_transfers/${await inbound(stage)}/cancel`),
  'treasury.received_credit.created': ({ receive }) => receive(500),
  'treasury.received_debit.created': debit,
  ...outboundCauses('outbound_payments'),
  ...outboundCauses('outbound_transfers'),
};
