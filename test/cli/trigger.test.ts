import { runCli } from '../../src/cli/index.js';
import { CAUSES } from '../../src/cli/sandbox/causes.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { openListener } from '../sandbox/listener.js';

const REAL_TIME = 'issuing_authorization.request';

/** Stripe's events of accounts, their own money, cards and financial accounts, none left out. */
const EVENTS = [
  'account.application.authorized',
  'account.application.deauthorized',
  'account.external_account.created',
  'account.external_account.deleted',
  'account.external_account.updated',
  'account.updated',
  'balance.available',
  'capability.updated',
  'file.created',
  'issuing_authorization.created',
  'issuing_authorization.request',
  'issuing_authorization.updated',
  'issuing_card.created',
  'issuing_card.updated',
  'issuing_cardholder.created',
  'issuing_cardholder.updated',
  'issuing_dispute.closed',
  'issuing_dispute.created',
  'issuing_dispute.funds_reinstated',
  'issuing_dispute.funds_rescinded',
  'issuing_dispute.submitted',
  'issuing_dispute.updated',
  'issuing_personalization_design.activated',
  'issuing_personalization_design.deactivated',
  'issuing_personalization_design.rejected',
  'issuing_personalization_design.updated',
  'issuing_token.created',
  'issuing_token.updated',
  'issuing_transaction.created',
  'issuing_transaction.purchase_details_receipt_updated',
  'issuing_transaction.updated',
  'payout.canceled',
  'payout.created',
  'payout.failed',
  'payout.paid',
  'payout.reconciliation_completed',
  'payout.updated',
  'person.created',
  'person.deleted',
  'person.updated',
  'topup.canceled',
  'topup.created',
  'topup.failed',
  'topup.reversed',
  'topup.succeeded',
  'treasury.credit_reversal.created',
  'treasury.credit_reversal.posted',
  'treasury.debit_reversal.completed',
  'treasury.debit_reversal.created',
  'treasury.debit_reversal.initial_credit_granted',
  'treasury.financial_account.closed',
  'treasury.financial_account.created',
  'treasury.financial_account.features_status_updated',
  'treasury.inbound_transfer.canceled',
  'treasury.inbound_transfer.created',
  'treasury.inbound_transfer.failed',
  'treasury.inbound_transfer.succeeded',
  'treasury.outbound_payment.canceled',
  'treasury.outbound_payment.created',
  'treasury.outbound_payment.expected_arrival_date_updated',
  'treasury.outbound_payment.failed',
  'treasury.outbound_payment.posted',
  'treasury.outbound_payment.returned',
  'treasury.outbound_payment.tracking_details_updated',
  'treasury.outbound_transfer.canceled',
  'treasury.outbound_transfer.created',
  'treasury.outbound_transfer.expected_arrival_date_updated',
  'treasury.outbound_transfer.failed',
  'treasury.outbound_transfer.posted',
  'treasury.outbound_transfer.returned',
  'treasury.outbound_transfer.tracking_details_updated',
  'treasury.received_credit.created',
  'treasury.received_credit.failed',
  'treasury.received_credit.succeeded',
  'treasury.received_debit.created',
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: 'frozen' });
});
afterAll(() => sandbox.close());

async function call(path: string, form: Record<string, string>): Promise<string> {
  const headers = { authorization: 'Bearer sk_test_trigger' };
  const body = new URLSearchParams(form);
  const answer: unknown = await (await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body })).json();
  const { id }: { id?: string } = Object(answer);
  return id ?? '';
}

async function trigger(...args: string[]) {
  let out = '';
  let err = '';
  const terminal = { env: {}, out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await runCli(['sandbox', 'trigger', ...args, '--url', sandbox.url], terminal);
  return { code, out, err };
}

describe('sandbox trigger', () => {
  it('knows every event', () => {
    expect(Object.keys(CAUSES).sort()).toEqual(EVENTS);
  });

  it.each(EVENTS.filter((type) => type !== REAL_TIME))('makes %s', async (type) => {
    const { code, out, err } = await trigger(type);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      new RegExp(`^${type.replaceAll('.', '\\.')} happened on acct_\\w+: evt_\\w+\n(The clock .*\n)?$`),
    );
  });

  it('says by how much it has moved the clock', async () => {
    const before = sandbox.clock.now();
    expect((await trigger('treasury.debit_reversal.completed')).out).toMatch(/by \d+ s\.\n$/);
    const seconds = sandbox.clock.now() - before;
    expect(seconds).toBeGreaterThan(0);
    expect((await trigger('treasury.debit_reversal.completed')).out).toContain(`went on by ${seconds} s.`);
    expect((await trigger('issuing_card.created')).out).not.toContain('clock');
  });

  it('makes an event on an account that was named', async () => {
    const { out } = await trigger('person.created');
    const [account = ''] = /acct_\w+/.exec(out) ?? [];
    expect((await trigger('person.created', '--account', account)).out).toContain(account);
    expect((await trigger('person.created', '--account', 'acct_nope')).err).toContain('does not have access');
  });

  it('makes issuing_authorization.request where an endpoint decides', async () => {
    const listener = await openListener();
    const form = { connect: 'true', url: listener.url, 'enabled_events[]': REAL_TIME };
    const endpoint = await call('/v1/webhook_endpoints', form);
    const { code, err } = await trigger(REAL_TIME);
    await call(`/v1/webhook_endpoints/${endpoint}`, { disabled: 'true' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(listener.types()).toEqual([REAL_TIME]);
  });

  it('leaves the account disconnected whose owner has taken the access away', async () => {
    const { out } = await trigger('account.application.deauthorized');
    const [account = ''] = /acct_\w+/.exec(out) ?? [];
    expect((await trigger('person.created', '--account', account)).err).toContain('does not have access');
  });

  it('says what is missing when an event does not happen', async () => {
    const { code, err } = await trigger(REAL_TIME);
    expect(code).toBe(1);
    expect(err).toContain('It needs a webhook endpoint that names it.');
  });

  it('names the events that it knows', async () => {
    const { code, err } = await trigger('card.eaten');
    expect(code).toBe(2);
    expect(err).toContain('  issuing_card.created\n');
  });
});
