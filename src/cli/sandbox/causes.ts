import { cardCauses } from './card-causes.js';
import { moneyCauses } from './money-causes.js';
import type { Cause, Stage } from './stage.js';

const BANK = {
  external_account: {
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    account_number: '000123456789',
    routing_number: '110000000',
  },
};

async function bank({ account, caller }: Stage): Promise<string> {
  return (await caller.post(`/v1/accounts/${account}/external_accounts`, BANK)).id;
}

async function person({ account, caller }: Stage): Promise<string> {
  return (await caller.post(`/v1/accounts/${account}/persons`, { first_name: 'Ada', last_name: 'Byron' })).id;
}

const disconnect: Cause = ({ account, caller }) => caller.outside('account.application.deauthorized', account);

const accountCauses: Readonly<Record<string, Cause>> = {
  'account.application.authorized': async (stage) => {
    await disconnect(stage);
    return stage.caller.outside('account.application.authorized', stage.account);
  },
  'account.application.deauthorized': disconnect,
  'account.updated': ({ account, caller }) =>
    caller.post(`/v1/accounts/${account}`, { metadata: { triggered: String(Date.now()) } }),
  'account.external_account.created': bank,
  'account.external_account.updated': async (stage) =>
    stage.caller.post(`/v1/accounts/${stage.account}/external_accounts/${await bank(stage)}`, { metadata: { a: 'b' } }),
  'account.external_account.deleted': async (stage) => {
    // The first account of a currency is its default, which cannot be deleted.
    await bank(stage);
    const second = { external_account: { ...BANK.external_account, account_number: '000111111116' } };
    const { id } = await stage.caller.post(`/v1/accounts/${stage.account}/external_accounts`, second);
    return stage.caller.del(`/v1/accounts/${stage.account}/external_accounts/${id}`);
  },
  'capability.updated': ({ account, caller }) =>
    caller.post(`/v1/accounts/${account}/capabilities/card_payments`, { requested: true }),
  'file.created': ({ account, caller }) => {
    const form = new FormData();
    form.set('purpose', 'dispute_evidence');
    form.set('file', new Blob(['%PDF-1.4 A receipt'], { type: 'application/pdf' }), 'receipt.pdf');
    return caller.upload(form, account);
  },
  'person.created': person,
  'person.updated': async (stage) =>
    stage.caller.post(`/v1/accounts/${stage.account}/persons/${await person(stage)}`, { metadata: { a: 'b' } }),
  'person.deleted': async (stage) => stage.caller.del(`/v1/accounts/${stage.account}/persons/${await person(stage)}`),
};

/** Every event that the sandbox can be made to send. */
export const CAUSES: Readonly<Record<string, Cause>> = { ...accountCauses, ...cardCauses, ...moneyCauses };
