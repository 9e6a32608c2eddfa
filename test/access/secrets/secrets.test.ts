import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInputObjectType } from 'graphql';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { onEveryDatabase, type TestDatabase } from '../../kit/databases.js';
import { aFinancialAccount, anOnboardedAccount } from '../../kit/given/accounts.js';
import { aCard, aCardholder as aHolder } from '../../kit/given/cards.js';
import { stripeFor } from '../../kit/start-gateway.js';
import { ANSWERS, type Echo, NO_ANSWERS, startEcho } from './echo.js';
import { ROOT, start } from './gateway-process.js';
import { BOOTSTRAP_KEY, CARD, CIPHER_TEXT, DATABASE_PASSWORD, found, MARKS, SPACED_CARD } from './marks.js';
import { aWebhookEndpoint, documentOf, giving, secretMutations, taking } from './mutations.js';
import { aCardholder, aKey, anAccount, anExternalAccount, anIndividual, aPin, MUTATIONS } from './requests.js';
import { type Sent, strayed } from './requests.js';
import { stored } from './stored.js';

describe('Secrets stay secret', () => {
  onEveryDatabase((create) => secretsOn(create));

  it('on standard error of a gateway whose database is away', async () => {
    const gateway = start({ DATABASE_URL: `postgres://cards:${DATABASE_PASSWORD}@127.0.0.1:1/cards` });
    let text = '';
    gateway.hear((part) => (text += part));
    await expect(gateway.listening).rejects.toThrow('It ended');
    expect(text).toContain('could not start');
    expect(found(text, MARKS)).toEqual([]);
  }, 30_000);

  it('in any input: none takes the number, the CVC or the PIN of a card', () => {
    const fields = Object.values(schema().getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((name) => /\.(pin|cvc|number|cardNumber)$/i.test(name))).toEqual([]);
  });

  it('in any mutation: those that take a secret or give one are all tried here', () => {
    const found = secretMutations(schema());
    const tried = new Set(taking('acct_1', 'acct_1/ic_1').map(([name]) => name));
    expect(found.taking.filter((name) => !tried.has(name))).toEqual([]);
    expect(found.taking.length).toBeGreaterThan(8);
    expect(found.giving.sort()).toEqual(
      Object.keys(giving({ accountId: '', apiKeyId: '', card: '', webhookEndpointId: '' })).sort(),
    );
  });
});

function secretsOn(create: () => Promise<TestDatabase>) {
  const written: string[] = [];
  let database: TestDatabase;
  let sandbox: Sandbox;
  let echo: Echo;
  let account: string;
  let card: string;
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty', clock: 'frozen' });
    account = (await anOnboardedAccount(stripeFor(sandbox))).id;
    const { id: cardholder } = await aHolder(stripeFor(sandbox), account);
    card = `${account}/${(await aCard(stripeFor(sandbox), account, { cardholder })).id}`;
    echo = await startEcho(sandbox.url);
    database = await create();
    const gateway = start({ STRIPE_API_BASE: echo.url, DATABASE_URL: database.url });
    gateway.hear((text) => void written.push(text));
    url = await gateway.listening;
    stop = gateway.stop;
  }, 30_000);
  afterAll(async () => {
    await stop();
    echo.close();
    await sandbox.close();
    await database.drop();
  });
  beforeEach(() => Object.assign(echo, { fault: undefined, writesOnly: false }));

  async function ask({ path = '/graphql', method = 'POST', headers = {}, body }: Sent) {
    const standard = { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP_KEY}` };
    const all = { ...standard, 'x-cardgraph-debug': 'upstream', ...headers };
    const answer = await fetch(url + path, { method, headers: all, ...(method === 'GET' ? {} : { body: body ?? '' }) });
    return { status: answer.status, text: await answer.text() };
  }
  const mutate = (query: string, input: object) => ask({ body: JSON.stringify({ query, variables: { input } }) });

  it('in an answer that tells a whole account number', async () => {
    const { id } = await aFinancialAccount(stripeFor(sandbox), account);
    sandbox.clock.advance(3600);
    const asked = JSON.stringify(`${account}/${id}`);
    const query = `{ financialAccount(id: ${asked}) { financialAddresses { accountNumber } } }`;
    const { text } = await ask({ body: JSON.stringify({ query }) });
    const value = /"accountNumber":"(\d+)"/.exec(text)?.[1] ?? '';
    expect(value).toMatch(/^\d{8,17}$/);
    const marks = [{ what: 'an account number', value }];
    expect({ log: inLog(marks), store: await inStore(marks) }).toEqual({ log: [], store: [] });
    expect(found(JSON.stringify(JSON.parse(text).extensions), marks)).toEqual([]);
  });

  it('in what is made to be carried away: it is in the answer, and nowhere else', async () => {
    const key = { name: 'old', allAccounts: true, permissions: ['CARDS_READ'], idempotencyKey: 'old' };
    const { text: old } = await mutate(documentOf('createApiKey', 'apiKey { id }'), key);
    const apiKeyId = /platform\/key_\w+/.exec(old)?.[0] ?? '';
    const endpoint = { ...aWebhookEndpoint, idempotencyKey: 'an endpoint' };
    const { text: made } = await mutate(documentOf('createWebhookEndpoint', 'webhookEndpoint { id }'), endpoint);
    const webhookEndpointId = /platform\/hook_\w+/.exec(made)?.[0] ?? '';
    const names = { accountId: account, apiKeyId, card, webhookEndpointId };
    for (const [name, { input, place }] of Object.entries(giving(names))) {
      const { text } = await mutate(documentOf(name, place), { ...input, idempotencyKey: `give ${name}` });
      const value = /"(?:secret|token|clientSecret|url)":"([^"]{20,})"/.exec(text)?.[1];
      if (value === undefined) throw new Error(`${name} gave nothing: ${text}`);
      // The address of an upload is no secret, but for its end.
      const marks = [{ what: `what ${name} gave`, value: value.split('link=').pop() ?? value }];
      expect([...inLog(marks), ...(await inStore(marks))]).toEqual([]);
    }
    expect(Object.values(await stored(database.url)).join()).toContain('give createClientToken');
  });

  /** After failures in a row Stripe would be left alone for a while: it answers something in between. */
  async function calm() {
    echo.fault = undefined;
    const query = `{ connectedAccount(id: "${account}") { email cards(first: 1) { nodes { id } } } }`;
    for (const _time of [1, 2]) expect((await ask({ body: JSON.stringify({ query }) })).text).not.toContain('"errors"');
  }

  it.each([...ANSWERS, ...NO_ANSWERS])(
    'in the errors of a mutation when Stripe %s',
    async (fault) => {
      // What is not answered takes its time: several at once, but fewer than would have Stripe left alone.
      const atOnce = ANSWERS.some((answer) => answer === fault) ? 1 : 4;
      const all = taking(account, card).map((one, index) => ({ one, idempotencyKey: `${index} when Stripe ${fault}` }));
      for (let next = 0; next < all.length; next += atOnce) {
        await calm();
        echo.struck.length = 0;
        Object.assign(echo, { fault, writesOnly: true });
        const tried = all.slice(next, next + atOnce);
        await Promise.all(
          tried.map(async ({ one: [name, input], idempotencyKey }) => {
            const { text } = await mutate(documentOf(name), { ...input, idempotencyKey });
            expect(Object.keys(answered(text).data ?? {})).toEqual([name]);
            expect(userErrorsIn(text)).not.toEqual([]);
            expect(inErrors(text)).toEqual([]);
          }),
        );
        const heard = echo.struck.join();
        const missed = tried.flatMap(({ one: [name, , reaches] }) =>
          reaches.filter((mark) => !heard.includes(mark)).map((mark) => `${mark} in ${name}`),
        );
        expect(missed).toEqual([]);
      }
    },
    60_000,
  );

  it('in the errors of a query when Stripe fails', async () => {
    for (const fault of [...ANSWERS, ...NO_ANSWERS]) {
      await calm();
      echo.fault = fault;
      const id = JSON.stringify(`${account}/ich_${CARD}`);
      const { text } = await ask({ body: JSON.stringify({ query: `{ cardholder(id: ${id}) { name } }` }) });
      expect(text).toContain('"errors"');
      expect(inErrors(text)).toEqual([]);
    }
  }, 30_000);

  it('in what becomes of a file and its link', async () => {
    for (const fault of [undefined, ...ANSWERS, ...NO_ANSWERS]) {
      await calm();
      const link = { accountId: account, purpose: 'IDENTITY_DOCUMENT', idempotencyKey: `a file when Stripe ${fault}` };
      const { text } = await mutate(documentOf('createDocumentUpload', 'documentUpload { url }'), link);
      const value = /"url":"[^"]+link=([^"]{20,})"/.exec(text)?.[1] ?? '';
      echo.fault = fault;
      const headers = { 'content-type': 'application/pdf' };
      const sent = await ask({
        path: `/uploads?link=${value}`,
        headers,
        body: `%PDF-1.7 number ${CARD}`,
      });
      expect(sent).toMatchObject(
        fault === undefined ? { status: 201 } : { text: expect.stringContaining('"message"') },
      );
      if (fault !== undefined) expect(echo.struck.join()).toContain('%PDF');
      const marks = [{ what: 'a link', value }];
      expect([...found(sent.text, MARKS), ...inLog(marks), ...(await inStore(marks))]).toEqual([]);
    }
  }, 30_000);

  it('in what is asked for and made', async () => {
    for (const [name, input] of [
      ['createConnectedAccount', anAccount()],
      ['createConnectedAccount', anIndividual()],
      ['createCardholder', aCardholder(account)],
      ['createCardholder', { ...aCardholder(account), individual: { firstName: CARD, lastName: SPACED_CARD } }],
      ['createExternalAccount', anExternalAccount(account)],
      ['setCardPin', aPin(card)],
      ['createCardEphemeralKey', aKey(card)],
    ] as const) {
      const { text } = await mutate(MUTATIONS[name], { ...input, idempotencyKey: `${name} ${Math.random()}` });
      expect(text).toContain('"data"');
      expect(inErrors(text)).toEqual([]);
    }
    expect(echo.passed.join()).toContain(CIPHER_TEXT);
  });

  it.each(strayed())('in an answer to $what', async (sent) => {
    const { status, text } = await ask(sent);
    expect({ status, errors: inErrors(text) }).toEqual({ status, errors: [] });
    expect(text).toMatch(/"(userE|e)rrors":\[\{/);
  });

  it('in the log, traced, and in the store', async () => {
    await stop();
    expect(written.join('')).toMatch(/"path":"\/graphql"/);
    expect(inLog(MARKS)).toEqual([]);
    expect(await inStore(MARKS)).toEqual([]);
  });

  function inLog(marks: Parameters<typeof found>[1]): string[] {
    return found(written.join(''), marks);
  }
  async function inStore(marks: Parameters<typeof found>[1]): Promise<string[]> {
    const all = Object.entries(await stored(database.url));
    return all.flatMap(([name, text]) => found(text, marks).map((what) => `${what} in ${name}`));
  }
}

const schema = () => buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));

interface Refused {
  readonly userErrors?: readonly unknown[];
  readonly results?: readonly (Refused | null)[];
}

function answered(text: string): { readonly data?: Readonly<Record<string, Refused | null>> | null } {
  return JSON.parse(text);
}

/** Those of the mutation, and of each thing that it did. */
function userErrorsIn(text: string): unknown[] {
  const of = (payload: Refused | null): unknown[] => [
    ...(payload?.userErrors ?? []),
    ...(payload?.results ?? []).flatMap(of),
  ];
  return Object.values(answered(text).data ?? {}).flatMap(of);
}

/** Marks in all of an answer but its data, where what was asked for stands, and in the user errors in it. */
function inErrors(text: string): string[] {
  const { data: _data, ...rest } = answered(text);
  const marks = MARKS.filter((mark) => !mark.inErrors);
  return found(JSON.stringify([rest, userErrorsIn(text)]), marks);
}
