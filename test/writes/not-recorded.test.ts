import Database from 'libsql';
import { verifyAudit } from '../../src/writes/audit/index.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';
import { aFinancialAccount, anOnboardedAccount } from '../kit/given/accounts.js';
import { type PostgresProxy, startPostgresProxy } from '../kit/postgres-proxy.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const ISSUE = `mutation($input: IssueCardInput!) { issueCard(input: $input) { replayed card { id } cardholder { id }
  userErrors { code retryable path } } }`;
const STATUS = 'query($key: String!) { mutationStatus(idempotencyKey: $key) { state retryable } }';

interface Issued {
  issueCard: { replayed: boolean; card: { id: string } | null; userErrors: { code: string }[] };
}

/** What can fail, as SQLite and PostgreSQL know it. */
const FAULTS = {
  intent: { trigger: 'before insert on audit_entries', statement: 'insert into "audit_entries"' },
  record: { trigger: 'before insert on writes', statement: 'insert into "writes"' },
  progress: { trigger: 'before update of steps on writes', statement: 'update "writes" set "steps"' },
} as const;

onEveryDatabase((create) => {
  let database: TestDatabase;
  let gateway: Gateway;
  let line: PostgresProxy | null;
  let account: string;
  let input: Record<string, unknown>;

  beforeEach(async () => {
    database = await create();
    line = database.url.startsWith('sqlite:') ? null : await startPostgresProxy(database.url);
    gateway = await startGateway({ DATABASE_URL: line?.url ?? database.url });
    ({ id: account } = await anOnboardedAccount(gateway.stripe));
    const { id } = await aFinancialAccount(gateway.stripe, account);
    const billing = { line1: '510 Market Street', city: 'Frisco', state: 'CA', postalCode: '94104', country: 'US' };
    const cardholder = { new: { name: 'Riley Chen', billing } };
    input = { financialAccountId: `${account}/${id}`, currency: 'USD', type: 'VIRTUAL', cardholder };
  });
  afterEach(async () => {
    await gateway.close();
    await line?.close();
    await database.drop();
  });

  /** On PostgreSQL the connection breaks as it is said; SQLite says that there is no room. */
  function fail(fault: keyof typeof FAULTS): void {
    const { trigger, statement } = FAULTS[fault];
    if (line) line.cutAt(statement);
    else onFile(`create trigger no_room ${trigger} begin select raise(abort, 'database or disk is full'); end`);
  }
  function mend(): void {
    if (line) line.cutAt(null);
    else onFile('drop trigger no_room');
  }
  function onFile(statement: string): void {
    const sqlite = new Database(database.url.slice('sqlite:'.length));
    sqlite.exec(statement);
    sqlite.close();
  }
  const issue = async (idempotencyKey: string) =>
    (await gateway.client.run<Issued>(ISSUE, { input: { ...input, idempotencyKey } })).issueCard;
  const status = async (key: string) =>
    (await gateway.client.run<{ mutationStatus: unknown }>(STATUS, { key })).mutationStatus;
  const sent = (work: () => Promise<unknown>) =>
    gateway.calls(work).then((calls) => calls.filter((call) => call.startsWith('POST ')));
  const made = async () => {
    const on = { stripeAccount: account };
    const [cards, cardholders] = await Promise.all([
      gateway.stripe.issuing.cards.list({}, on),
      gateway.stripe.issuing.cardholders.list({}, on),
    ]);
    return [cards.data.length, cardholders.data.length];
  };

  test.each([
    ['the audit log', 'intent', { state: 'REFUSED', retryable: true }],
    ['the record', 'record', null],
  ] as const)('where %s cannot be written, nothing is sent, and a retry does it once', async (_what, fault, state) => {
    fail(fault);
    const refused = {
      replayed: false,
      card: null,
      cardholder: null,
      userErrors: [{ code: 'NOT_RECORDED', retryable: true, path: null }],
    };
    const calls = await sent(async () => expect(await issue('issue-1')).toEqual(refused));
    expect(calls).toEqual([]);
    expect(await status('issue-1')).toEqual(state);
    mend();
    const done = await issue('issue-1');
    expect(done).toMatchObject({ replayed: false, card: { id: expect.anything() }, userErrors: [] });
    expect(await issue('issue-1')).toMatchObject({ replayed: true, card: done.card });
    expect(await made()).toEqual([1, 1]);
    expect(await verifyAudit(gateway.store)).toMatchObject({ faults: [], unfinished: 0 });
  });

  test('where the record of a step cannot be written, no further one is sent, and a retry goes on', async () => {
    fail('progress');
    const calls = await sent(async () =>
      expect(await issue('issue-2')).toMatchObject({
        card: null,
        userErrors: [{ code: 'INDETERMINATE', retryable: true }],
      }),
    );
    expect(calls).toEqual(['POST /v1/issuing/cardholders']);
    mend();
    expect(await issue('issue-2')).toMatchObject({ card: { id: expect.anything() }, userErrors: [] });
    expect(await made()).toEqual([1, 1]);
    expect(await status('issue-2')).toMatchObject({ state: 'DONE' });
  });

  test('where a reading cannot be told, its value is not answered', async () => {
    fail('intent');
    const document = 'query($id: ID!) { connectedAccount(id: $id) { email individual { dob { year } } } }';
    const { data, errors } = await gateway.client.ask(document, { id: account });
    expect(data).toEqual({ connectedAccount: { email: 'owner@bikeshop.example', individual: { dob: null } } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_RECORDED' } }]);
    mend();
    expect(await gateway.client.run(document, { id: account })).toMatchObject({
      connectedAccount: { individual: { dob: { year: 1902 } } },
    });
  });
});
