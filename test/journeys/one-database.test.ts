import { createKeys } from '../../src/auth/keys.js';
import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';
import { createClient, type Client } from '../kit/client.js';
import { onEveryDatabase, type TestDatabase } from '../kit/databases.js';
import { aCardProgram, type CardProgram } from '../kit/given/cards.js';
import { startGateway, type Gateway } from '../kit/start-gateway.js';

interface Created {
  readonly createCard: {
    readonly card: { readonly id: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly retryable: boolean }[];
  };
}

const CREATE = `mutation($input: CreateCardInput!) {
  createCard(input: $input) { card { id } userErrors { code retryable } }
}`;

/** Two gateways before one Stripe and one database, and a viewer that both know. */
onEveryDatabase((create) => {
  let database: TestDatabase;
  let first: Gateway;
  let second: Gateway;
  let secret: string;
  let program: CardProgram;

  const cardsAtStripe = async () =>
    (await first.stripe.issuing.cards.list({}, { stripeAccount: program.account })).data.length;
  const ask = async (client: Client, idempotencyKey: string) => {
    const { account, cardholder, financialAccount } = program;
    const ids = { cardholderId: `${account}/${cardholder}`, financialAccountId: `${account}/${financialAccount}` };
    const input = { idempotencyKey, ...ids, currency: 'USD', type: 'VIRTUAL', status: 'ACTIVE' };
    return (await client.run<Created>(CREATE, { input })).createCard;
  };
  const startSecond = () => startGateway({ DATABASE_URL: database.url, STRIPE_API_BASE: first.sandbox.url });

  beforeAll(async () => {
    database = await create();
    first = await startGateway({ DATABASE_URL: database.url });
    second = await startSecond();
    program = await aCardProgram(first.stripe);
    const store = await openStore(database.url, createLogger({ level: 'silent' }));
    const key = { name: 'two', permissions: 'all', accounts: 'all', mode: 'test' } as const;
    ({ secret } = await createKeys(store).create(key));
    await store.close();
  });
  afterAll(async () => {
    await second.close();
    await first.close();
    await database.drop();
  });

  it('makes one card of a mutation that is sent twice with one key, to either gateway', async () => {
    const before = await cardsAtStripe();
    const made = await ask(createClient(first.url, secret), 'twice');
    expect(made).toEqual({ card: { id: expect.stringContaining('/ic_') }, userErrors: [] });
    expect(await ask(createClient(first.url, secret), 'twice')).toEqual(made);
    expect(await ask(createClient(second.url, secret), 'twice')).toEqual(made);
    expect(await cardsAtStripe()).toBe(before + 1);
  });

  it('still makes one card when both gateways are asked at the same moment', async () => {
    const before = await cardsAtStripe();
    const clients = [first, second, first, second].map(({ url }) => createClient(url, secret));
    const answers = await Promise.all(clients.map((client) => ask(client, 'together')));
    const settled = await ask(createClient(first.url, secret), 'together');
    expect(settled.userErrors).toEqual([]);
    for (const { card, userErrors } of answers) {
      if (userErrors.length === 0) expect(card).toEqual(settled.card);
      else expect(userErrors).toEqual([{ code: 'IDEMPOTENCY_IN_FLIGHT', retryable: true }]);
    }
    expect(await cardsAtStripe()).toBe(before + 1);
  });

  it.each(['', ' ', 'a\0b', 'k'.repeat(201)])('refuses a key that cannot be kept: %j', async (key) => {
    const before = await cardsAtStripe();
    const { card, userErrors } = await ask(createClient(first.url, secret), key);
    expect({ card, userErrors }).toEqual({ card: null, userErrors: [{ code: 'INVALID_INPUT', retryable: false }] });
    expect(await cardsAtStripe()).toBe(before);
  });

  it('remembers across a restart which card a key made, and refuses it for another', async () => {
    const made = await ask(createClient(second.url, secret), 'restarted');
    await second.close();
    second = await startSecond();
    const client = createClient(second.url, secret);
    expect(await ask(client, 'restarted')).toEqual(made);
    const other = { idempotencyKey: 'restarted', cardholderId: `${program.account}/ich_other`, currency: 'USD' };
    const { createCard } = await client.run<Created>(CREATE, { input: { ...other, type: 'VIRTUAL' } });
    expect(createCard.userErrors).toEqual([{ code: 'IDEMPOTENCY_CONFLICT', retryable: false }]);
  });
});
