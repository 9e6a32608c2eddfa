import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type Stripe from 'stripe';
import { createEndpointTable } from '../../src/sandbox/endpoints.js';
import { onboardedAccount, openSandbox, type World } from './given.js';
import { markdownTable } from '../kit/markdown-table.js';
import { differences } from '../kit/likeness/check.js';
import { stripeSchema } from '../kit/likeness/schema.js';
import { SURFACE } from '../kit/likeness/surface.js';

const DOCS = join(__dirname, '../../docs/sandbox.md');
const BEGIN = '<!-- coverage: written by UPDATE_DOCS=1 npx jest test/sandbox/coverage -->';
const END = '<!-- end of coverage -->';

const table = createEndpointTable();
const endpoints = Object.values(SURFACE).flat();

/** Whether there is a route of its own for it: the same words in the same places. */
function exists(endpoint: string): boolean {
  const [method = '', path = ''] = endpoint.split(' ');
  const found = table.find(method, path.replace(/:\w+/g, 'x'))?.endpoint.path;
  return found?.replace(/:\w+/g, ':') === path.replace(/:\w+/g, ':');
}

function coverage(): string {
  const parts = Object.entries(SURFACE).map(([family, all]) => {
    const rows = all.map((endpoint) => [`\`${endpoint}\``, exists(endpoint) ? 'yes' : 'not yet'] as const);
    const title = `### ${family}: ${all.filter(exists).length} of ${all.length}`;
    return [title, '', ...markdownTable([['Endpoint', 'Here'], ...rows]), ''];
  });
  const total = `${endpoints.filter(exists).length} of ${endpoints.length} endpoints.`;
  return [BEGIN, '', total, '', ...parts.flat(), END].join('\n');
}

describe('the documentation', () => {
  it('shows which endpoints there are', () => {
    const text = readFileSync(DOCS, 'utf8');
    const current = text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length);
    if (process.env['UPDATE_DOCS'])
      writeFileSync(
        DOCS,
        text.replace(current, () => coverage()),
      );
    else expect(current).toBe(coverage());
  });

  it('walks a newcomer from nothing to a card that spends, as printed', async () => {
    const { sandbox } = await openSandbox();
    const [, example = ''] = /```js\n([^]*?)```/.exec(readFileSync(DOCS, 'utf8')) ?? [];
    const script = example.replace('port: 12111', `port: ${sandbox.port}`);
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: join(__dirname, '../..') });
    expect(stdout).toBe('true pending\n');
  });

  it('counts 147 endpoints, each once', () => {
    expect(new Set(endpoints).size).toBe(147);
    expect(exists('GET /v1/issuing/cards/:id')).toBe(true);
    expect(exists('GET /v1/issuing/cards/nothing')).toBe(false);
    expect(exists('PUT /v1/issuing/cards/:id')).toBe(false);
  });
});

describe('stripe-node', () => {
  let world: World;
  let options: Stripe.RequestOptions;
  beforeAll(async () => {
    world = await openSandbox();
    options = { stripeAccount: await onboardedAccount(world.stripe), apiVersion: '2026-10-28.endive' };
  });

  const resources = ({ issuing, treasury, testHelpers, ...stripe }: Stripe): readonly object[] =>
    [
      stripe.accounts,
      stripe.accountLinks,
      stripe.accountSessions,
      stripe.balance,
      stripe.balanceTransactions,
      stripe.topups,
      stripe.payouts,
      stripe.ephemeralKeys,
      stripe.files,
      stripe.tokens,
      stripe.events,
      stripe.webhookEndpoints,
      treasury.financialAccounts,
      treasury.transactions,
      treasury.transactionEntries,
      treasury.receivedCredits,
      treasury.receivedDebits,
      treasury.outboundPayments,
      treasury.outboundTransfers,
      treasury.inboundTransfers,
      treasury.creditReversals,
      treasury.debitReversals,
      issuing.cardholders,
      issuing.cards,
      issuing.authorizations,
      issuing.transactions,
      issuing.disputes,
      issuing.tokens,
      issuing.personalizationDesigns,
      issuing.physicalBundles,
      testHelpers.issuing.authorizations,
      testHelpers.issuing.transactions,
      testHelpers.issuing.cards,
      testHelpers.issuing.personalizationDesigns,
      testHelpers.treasury.inboundTransfers,
      testHelpers.treasury.outboundPayments,
      testHelpers.treasury.outboundTransfers,
      testHelpers.treasury.receivedCredits,
      testHelpers.treasury.receivedDebits,
    ].filter((resource) => resource !== undefined);

  /** Calls a method with ids that name nothing. The refusal is Stripe's for the object, not for the address. */
  async function call(resource: object, name: string): Promise<void> {
    const method: unknown = Reflect.get(resource, name);
    if (typeof method !== 'function') return;
    const names = /^(?:async )?\w+\(([^)]*)\)/.exec(method.toString())?.[1]?.split(', ') ?? [];
    const given = names.map((parameter) => {
      if (parameter === 'params') return undefined;
      return parameter === 'options' ? options : parameter === 'accountId' ? options.stripeAccount : 'x_nope';
    });
    const nothing = () => undefined;
    await Promise.resolve(Reflect.apply(method, resource, given)).then(nothing, nothing);
  }

  it('reaches every endpoint that there is, by every method of its own', async () => {
    world.sandbox.clearRequests();
    for (const resource of resources(world.stripe)) {
      const names = Object.getOwnPropertyNames(Object.getPrototypeOf(resource));
      for (const name of names.filter((method) => !/^(constructor|_)/.test(method))) await call(resource, name);
    }
    const reached = new Set(
      world.sandbox.requests.map(({ method, path }) => `${method} ${table.find(method, path)?.endpoint.path}`),
    );
    const plain = (endpoint: string) => endpoint.replace(/:\w+/g, ':');
    const known = new Set([...reached].map(plain));
    const onlyByHand = [
      'POST /v1/test_helpers/issuing/fund_balance',
      // Methods that the package checks before they call.
      'POST /v1/files',
      'POST /v1/ephemeral_keys',
    ];
    const missed = endpoints.filter((endpoint) => exists(endpoint) && !known.has(plain(endpoint)));
    expect(missed.filter((endpoint) => !onlyByHand.includes(endpoint))).toEqual([]);
    expect(known.size).toBeGreaterThan(80);
    expect(world.sandbox.requests.filter(({ status }) => status >= 500)).toEqual([]);
  });
});

describe('the check of answers against the types of the stripe package', () => {
  it('notices what is missing, what is unknown, and values that no type has', async () => {
    const schema = stripeSchema();
    const { raw, stripe } = await openSandbox();
    const { json } = await raw(`/v1/accounts/${await onboardedAccount(stripe)}`);
    expect(differences(schema, json)).toEqual([]);
    const account = Object.fromEntries(Object.entries(json ?? {}));
    const { email: _, ...rest } = account;
    expect(differences(schema, rest)).toEqual(['account.email is missing, expected null | string']);
    expect(differences(schema, { ...account, colour: 'red' })).toEqual(['account.colour is unknown to Account']);
    expect(differences(schema, { ...account, charges_enabled: 'yes' })).toEqual([
      'account.charges_enabled is "yes", expected false | true',
    ]);
    expect(differences(schema, { ...account, business_type: 'club' })).toEqual([
      expect.stringMatching(/^account\.business_type is "club", expected .*"company"/),
    ]);
    expect(differences(schema, { ...account, capabilities: { treasury: 'maybe' } })).toHaveLength(1);
    expect(differences(schema, { object: 'list', data: [rest], has_more: false, url: '/' })).toEqual([
      'list.data[].email is missing, expected null | string',
    ]);
    expect(differences(schema, { error: { type: 'sad', message: '' } })).toHaveLength(2);
    expect(differences(schema, { object: 'horse' })).toHaveLength(1);
  });
});
