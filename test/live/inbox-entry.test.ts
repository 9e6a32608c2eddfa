import type { Client } from '../kit/client.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import { type Gateway, startGateway } from '../kit/start-gateway.js';
import { eventBody, send } from '../webhooks/signed.js';

const LIST = `query($states: [InboxEntryState!], $account: ID, $first: Int, $after: String, $last: Int, $before: String) {
  inboxEntries(states: $states, account: $account, first: $first, after: $after, last: $last, before: $before) {
    nodes { id stripeEventId eventType accountId state reason attempts occurredAt receivedAt }
    pageInfo { hasNextPage startCursor endCursor }
  }
}`;
const REPLAY = `mutation($input: ReplayInboxEntryInput!) { replayInboxEntry(input: $input) {
  replayed inboxEntry { id state stripeEventId } userErrors { code path message ... on InvalidState { state } }
} }`;

interface Listed {
  readonly inboxEntries: {
    readonly nodes: readonly Readonly<Record<string, unknown>>[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor: string; readonly endCursor: string };
  };
}
interface Replayed {
  readonly replayInboxEntry: {
    readonly replayed: boolean;
    readonly inboxEntry: { readonly id: string; readonly state: string } | null;
    readonly userErrors: readonly object[];
  };
}

let gateway: Gateway;
beforeEach(async () => {
  gateway = await startGateway({}, { hears: true });
});
afterEach(() => gateway.close());

const list = async (variables: Readonly<Record<string, unknown>> = {}, client: Client = gateway.client) =>
  (await client.run<Listed>(LIST, variables)).inboxEntries;
const replay = async (id: string, idempotencyKey = id) =>
  (await gateway.client.run<Replayed>(REPLAY, { input: { inboxEntryId: `platform/ie_${id}`, idempotencyKey } }))
    .replayInboxEntry;
const arrives = async (facts: Readonly<Record<string, unknown>>) => {
  await send(gateway.url, eventBody({ account: undefined, ...facts }));
  await gateway.settled();
};

describe('What was received', () => {
  it('is listed newest first, with what became of it', async () => {
    await arrives({ id: 'evt_applied' });
    await arrives({ id: 'evt_waiting', account: 'acct_of_nobody', type: 'issuing_card.updated' });
    await arrives({ id: 'evt_hollow', data: null });
    await arrives({ id: 'evt_live', livemode: true });
    const { nodes } = await list();
    expect(nodes.map(({ stripeEventId, state }) => [stripeEventId, state])).toEqual([
      ['evt_live', 'IGNORED'],
      ['evt_hollow', 'QUARANTINED'],
      ['evt_waiting', 'WAITING'],
      ['evt_applied', 'APPLIED'],
    ]);
    expect(nodes[2]).toMatchObject({
      id: 'platform/ie_evt_waiting',
      eventType: 'issuing_card.updated',
      accountId: 'acct_of_nobody',
      reason: null,
      attempts: 0,
      occurredAt: '2026-10-30T00:00:00.000Z',
    });
    expect(nodes[1]).toMatchObject({
      eventType: null,
      accountId: null,
      occurredAt: null,
      reason: expect.stringContaining("It is no event of Stripe's: data"),
    });
  });

  it('is kept to a state or an account, and read in pages both ways', async () => {
    for (const id of ['evt_1', 'evt_2', 'evt_3']) await arrives({ id });
    await arrives({ id: 'evt_other', account: 'acct_of_nobody' });
    const events = async (variables: Readonly<Record<string, unknown>>) => {
      const { nodes, pageInfo } = await list(variables);
      return { ids: nodes.map(({ stripeEventId }) => stripeEventId), ...pageInfo };
    };
    expect((await events({ account: 'acct_of_nobody' })).ids).toEqual(['evt_other']);
    const first = await events({ states: ['APPLIED'], first: 2 });
    expect(first).toMatchObject({ ids: ['evt_3', 'evt_2'], hasNextPage: true });
    const rest = await events({ states: ['APPLIED'], first: 2, after: first.endCursor });
    expect(rest).toMatchObject({ ids: ['evt_1'], hasNextPage: false });
    const back = await events({ states: ['APPLIED'], last: 2, before: rest.startCursor });
    expect(back.ids).toEqual(['evt_3', 'evt_2']);
    const error = await gateway.client.refused(LIST, { states: ['WAITING'], after: first.endCursor });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('is shown and replayed to nobody who does not reach all accounts', async () => {
    await arrives({ id: 'evt_1', account: 'acct_1' });
    const partner = await gateway.viewer({ accounts: ['acct_1'] });
    const input = { inboxEntryId: 'platform/ie_evt_1', idempotencyKey: 'k' };
    for (const [document, variables] of [
      [LIST, {}],
      [LIST, { account: 'acct_1' }],
      [REPLAY, { input }],
    ] as const)
      expect((await partner.refused(document, variables)).extensions.code).toBe('FORBIDDEN');
    const reader = await gateway.viewer({ accounts: 'all', permissions: ['inbox:read'] });
    expect((await list({}, reader)).nodes).toHaveLength(1);
    expect((await reader.refused(REPLAY, { input })).extensions).toMatchObject({ permission: 'inbox:write' });
    const other = await gateway.viewer({ accounts: 'all', permissions: ['events:read', 'audit:read'] });
    expect((await other.refused(LIST)).extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'inbox:read' });
  });
});

describe('An entry in quarantine', () => {
  const poisoned = (id: string, body: string) =>
    gateway.store.inbox.receive(
      [{ id, type: 'unreadable', account: null, created: 9, body, state: 'quarantined', reason: 'An older release.' }],
      new Date(),
    );

  it('is applied as what it is read as now, once for its key, and the audit log tells of it', async () => {
    await gateway.store.accountGrants.grant('somebody', 'acct_1');
    await poisoned('evt_1', eventBody());
    expect(await replay('evt_1')).toMatchObject({ replayed: false, inboxEntry: { state: 'RECEIVED' }, userErrors: [] });
    await gateway.settled();
    expect(await gateway.store.inbox.after(0, { accounts: ['acct_1'] }, 10)).toMatchObject([
      { id: 'evt_1', type: 'account.updated', account: 'acct_1' },
    ]);
    expect(await replay('evt_1')).toMatchObject({ replayed: true, inboxEntry: { state: 'APPLIED' }, userErrors: [] });
    const { auditEntries } = await gateway.client.run<{ auditEntries: { nodes: object[] } }>(
      '{ auditEntries(mutation: "replayInboxEntry") { nodes { kind objectIds outcome } } }',
    );
    expect(auditEntries.nodes.at(-2)).toEqual({ kind: 'OUTCOME', objectIds: ['ie_evt_1'], outcome: 'DONE' });
  });

  it('is replaced by its event where its id could not be read', async () => {
    await poisoned('unreadable_0', eventBody({ id: 'evt_named', account: undefined }));
    expect(await replay('unreadable_0')).toMatchObject({ inboxEntry: { id: 'platform/ie_evt_named' } });
    await gateway.settled();
    expect(await gateway.store.inbox.find('evt_named')).toMatchObject({ state: 'applied' });
    expect(await gateway.store.inbox.find('unreadable_0')).toMatchObject({ state: 'ignored' });
  });

  it('stays there while it cannot be read', async () => {
    await poisoned('evt_1', '{}');
    expect(await replay('evt_1')).toMatchObject({
      inboxEntry: null,
      userErrors: [{ code: 'INVALID_STATE', path: ['input', 'inboxEntryId'], state: 'quarantined' }],
    });
    expect(await gateway.store.inbox.find('evt_1')).toMatchObject({ state: 'quarantined' });
  });

  it('is the only one that is replayed', async () => {
    await arrives({ id: 'evt_applied' });
    expect((await replay('evt_applied')).userErrors).toMatchObject([{ code: 'INVALID_STATE', state: 'applied' }]);
    expect((await replay('evt_gone')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await replay('/ic_1')).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
});

describe('An account', () => {
  it('tells when its events were last looked for, without a Stripe call more', async () => {
    const [first, second] = [await anOnboardedAccount(gateway.stripe), await anOnboardedAccount(gateway.stripe)];
    await gateway.settled();
    const at = new Date('2026-11-01T10:00:00Z');
    await gateway.store.inbox.checks.checked(first.id, 1, at);
    const ask = (fields: string) => async () => {
      const read = `query($a: ID!, $b: ID!) { a: connectedAccount(id: $a) { ${fields} } b: connectedAccount(id: $b) { ${fields} } }`;
      return gateway.client.run(read, { a: first.id, b: second.id });
    };
    expect(await ask('id eventsCheckedAt')()).toEqual({
      a: { id: first.id, eventsCheckedAt: at.toISOString() },
      b: { id: second.id, eventsCheckedAt: null },
    });
    expect(await gateway.calls(ask('id eventsCheckedAt'))).toEqual(await gateway.calls(ask('id')));
  });
});
