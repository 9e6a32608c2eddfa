import type Stripe from 'stripe';
import { aCard, aCardProgram, aCardholder, anAuthorization } from '../kit/given/cards.js';
import type { CardProgram } from '../kit/given/cards.js';
import { type Gateway, type ViewerFacts, startGateway } from '../kit/start-gateway.js';
import { type Line, openLine } from '../kit/subscribe.js';
import { eventBody, send } from '../webhooks/signed.js';

const CARDS = `subscription ($accountId: ID, $cardId: ID, $after: ID) {
  cardChanged(accountId: $accountId, cardId: $cardId, after: $after) {
    eventId eventType changedFields card { id status cardholder { name } }
  }
}`;
const WITH_BALANCE = `subscription ($accountId: ID) {
  cardChanged(accountId: $accountId) { card { id financialAccount { balance { cash { amount } } } } }
}`;

interface CardTold {
  readonly cardChanged: {
    readonly eventId: string;
    readonly card: { readonly id: string; readonly status: string };
  };
}

let gateway: Gateway;
let program: CardProgram;
let other: CardProgram;
let count = 0;
const lines: Line[] = [];

beforeAll(async () => {
  gateway = await startGateway({}, { hears: true });
  program = await aCardProgram(gateway.stripe);
  other = await aCardProgram(gateway.stripe);
  await gateway.settled();
});
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});
afterAll(() => gateway.close());

async function connect(facts: ViewerFacts = { accounts: [program.account] }): Promise<Line> {
  return connectWith(await gateway.secret(facts));
}

async function connectWith(secret: string): Promise<Line> {
  const line = openLine(gateway.url, { authorization: `Bearer ${secret}` });
  lines.push(line);
  await line.open;
  return line;
}

const on = (account: string) => ({ stripeAccount: account });
const update = (status: 'active' | 'inactive', { account, card } = program) =>
  gateway.stripe.issuing.cards.update(card, { status }, on(account));

/** Sends events of a card, as Stripe would, in this order. */
async function tell(events: readonly { readonly created: number; readonly type?: string }[], of = program) {
  const card = await gateway.stripe.issuing.cards.retrieve(of.card, {}, on(of.account));
  const ids = events.map(() => `evt_card${(count += 1)}`);
  for (const [index, { created, type = 'issuing_card.updated' }] of events.entries()) {
    const body = { id: ids[index], type, account: of.account, created, data: { object: card } };
    await send(gateway.url, eventBody(body));
    // Those that wait together are applied in the order of their times.
    await gateway.settled();
  }
  return ids.map((id) => `${of.account}/${id}`);
}

const idsOf = (answers: readonly CardTold[]) => answers.map(({ cardChanged }) => cardChanged.eventId);

describe('A subscription', () => {
  it('tells what happens to a card, with the card as it is then, without a Stripe call', async () => {
    const line = await connect();
    const told = line.subscribe<CardTold>(CARDS);
    await line.begun();
    gateway.sandbox.clock.advance(10);
    const calls = await gateway.calls(async () => {
      await update('inactive');
      const [first] = await told.until(1);
      expect(first?.cardChanged).toMatchObject({
        eventId: expect.stringContaining(`${program.account}/evt_`),
        eventType: 'issuing_card.updated',
        changedFields: ['status'],
        card: {
          id: `${program.account}/${program.card}`,
          status: 'INACTIVE',
          cardholder: { name: expect.any(String) },
        },
      });
    });
    expect(calls).toHaveLength(1);
    await update('active');
  });

  it('reads an object that the event leaves open from Stripe', async () => {
    const line = await connect();
    const told = line.subscribe<CardTold>(CARDS);
    await line.begun();
    await gateway.settled();
    const calls = await gateway.calls(async () => {
      const at = 1_900_000_000;
      await tell([{ created: at }, { created: at }, { created: at - 5 }]);
      await told.until(3);
    });
    // The first call is the test's own.
    expect(calls).toEqual(Array(3).fill(`GET /v1/issuing/cards/${program.card}`));
  });

  it('exists for every family, with the object typed', async () => {
    const line = await connect();
    const FIELDS = `eventId eventType occurredAt`;
    const told = {
      cardholderChanged: `cardholder { id name cards { nodes { id } } }`,
      authorizationChanged: `authorization { id amount { amount } card { id } }`,
      issuingTransactionChanged: `issuingTransaction { id authorization { id } }`,
      disputeChanged: `dispute { id issuingTransaction { id } }`,
      connectedAccountChanged: `account { id capabilities { name status } requirements { currentlyDue } }`,
      financialAccountChanged: `financialAccount { id balance { cash { amount } } }`,
      moneyMovementChanged: `moneyMovement { __typename id amount { amount } ... on ReceivedDebit { livemode } }`,
    };
    const answers = Object.entries(told).map(
      ([field, object]) => [field, line.subscribe(`subscription { ${field} { ${FIELDS} ${object} } }`)] as const,
    );
    await line.begun();
    const { stripe } = gateway;
    await aCardholder(stripe, program.account);
    const { id } = await anAuthorization(stripe, program.account, { card: program.card, amount: 500 });
    const bought = await stripe.testHelpers.issuing.authorizations.capture(id, {}, on(program.account));
    const received_debit = bought.transactions[0]?.treasury?.received_debit ?? '';
    await stripe.issuing.disputes.create({ treasury: { received_debit } }, on(program.account));
    await stripe.accounts.update(program.account, { business_profile: { name: 'Bikes' } });
    for (const [field, { until }] of answers) {
      const [first] = await until(1);
      expect(first).toEqual({ [field]: expect.objectContaining({ eventId: expect.stringContaining('/evt_') }) });
      expect(JSON.stringify(first)).not.toContain(':null');
    }
  });

  it('is kept to a card, and to what its viewer may see', async () => {
    const { id: second } = await aCard(gateway.stripe, program.account, { cardholder: program.cardholder });
    await gateway.settled();
    const line = await connect();
    const told = line.subscribe<CardTold>(CARDS, { cardId: `${program.account}/${program.card}` });
    await line.begun();
    await update('inactive', { ...program, card: second });
    await update('inactive');
    const [first] = await told.until(1);
    expect(first?.cardChanged.card.id).toBe(`${program.account}/${program.card}`);
  });

  it('is refused for ids of another kind than the argument names', async () => {
    const { account, card, cardholder } = program;
    const line = await connect();
    for (const ids of [{ cardId: `${account}/${cardholder}` }, { cardId: `${account}/fa_1` }])
      expect(await line.subscribe(CARDS, ids).ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const holder = 'subscription ($id: ID) { cardholderChanged(cardholderId: $id) { eventId } }';
    expect(await line.subscribe(holder, { id: `${account}/${card}` }).ended).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('is refused to who may not read its objects, or does not reach the account', async () => {
    const reader = await connect({ accounts: [program.account], permissions: ['accounts:read'] });
    expect(await reader.subscribe(CARDS).ended).toMatchObject([
      { extensions: { code: 'FORBIDDEN', permission: 'cards:read' } },
    ]);
    const line = await connect();
    expect(await line.subscribe(CARDS, { accountId: other.account }).ended).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('is not answered over plain HTTP', async () => {
    const { extensions } = await gateway.client.refused(CARDS);
    expect(extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('is refused at the start where one event would be too dear', async () => {
    const edges = Array.from(
      { length: 6 },
      (_, at) => `a${at}: cards(first: 100) { nodes { id remainingLimits { limit { amount { amount } } } } }`,
    );
    const line = await connect();
    const dear = `subscription { cardholderChanged { cardholder { ${edges.join(' ')} } } }`;
    expect(await line.subscribe(dear).ended).toMatchObject([{ extensions: { code: 'COST_EXCEEDED' } }]);
  });
});

describe('A subscription that goes on after an event', () => {
  it('is told all that happened since, and what happens meanwhile, once and in order', async () => {
    const line = await connect();
    const at = 1_910_000_000;
    const sent = await tell(Array.from({ length: 130 }, (_, index) => ({ created: at + index })));
    await gateway.settled();
    const told = line.subscribe<CardTold>(CARDS, { after: sent[4] });
    const more = await tell(Array.from({ length: 40 }, (_, index) => ({ created: at + 1_000 + index })));
    const expected = [...sent.slice(5), ...more];
    expect(idsOf(await told.until(expected.length))).toEqual(expected);
    const [last] = await tell([{ created: at + 5_000 }]);
    expect(idsOf(await told.until(expected.length + 1)).at(-1)).toBe(last);
  });

  it('is told how things are now, whatever they were when it happened', async () => {
    const [before] = await tell([{ created: 1_700_000_000 }], other);
    for (const status of ['inactive', 'active'] as const) {
      gateway.sandbox.clock.advance(10);
      await update(status, other);
      await gateway.settled();
    }
    const line = await connect({ accounts: [other.account] });
    const calls = await gateway.calls(async () => {
      const told = await line
        .subscribe<CardTold>('subscription ($after: ID) { cardChanged(after: $after) { card { status } } }', {
          after: before,
        })
        .until(2);
      expect(told.map(({ cardChanged }) => cardChanged.card.status)).toEqual(['ACTIVE', 'ACTIVE']);
    });
    expect(calls).toEqual([]);
  });

  it('is refused alike for an event that is not kept, and for one of another account', async () => {
    const [foreign] = await tell([{ created: 1_920_000_000 }], other);
    await gateway.settled();
    const line = await connect();
    const named = foreign!.split('/')[1];
    for (const after of [`${program.account}/evt_never`, foreign, `${program.account}/${named}`, 'nonsense'])
      expect(await line.subscribe(CARDS, { after }).ended).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } },
      ]);
  });
});

describe('Equal subscriptions', () => {
  const reads = (calls: readonly string[]) => calls.filter((call) => call.includes('financial_accounts'));

  it('of one credential, and of others with the same rights, are one execution', async () => {
    const { account } = program;
    const secret = await gateway.secret({ accounts: [account] });
    const all = [await connectWith(secret), await connectWith(secret), await connect(), await connect()];
    const told = all.map((line) => line.subscribe(WITH_BALANCE, { accountId: account }));
    await Promise.all(all.map((line) => line.begun()));
    const calls = await gateway.calls(async () => {
      await update('active');
      const answers = await Promise.all(told.map(({ until }) => until(1)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
    expect(reads(calls)).toHaveLength(1);
  });

  it('of viewers with other rights or other accounts are never shared', async () => {
    const { account } = program;
    const one = await connect({ accounts: [account] });
    const wider = await connect({ accounts: [account, other.account] });
    const lesser = await connect({
      accounts: [account],
      permissions: ['cards:read', 'financial_accounts:read', 'balances:read'],
    });
    const foreign = await connect({ accounts: [other.account] });
    const told = [one, wider, lesser].map((line) => line.subscribe(WITH_BALANCE, { accountId: account }));
    const elsewhere = foreign.subscribe<{ cardChanged: { card: Stripe.Issuing.Card } }>(WITH_BALANCE);
    await Promise.all([one, wider, lesser, foreign].map((line) => line.begun()));
    const calls = await gateway.calls(async () => {
      await update('inactive');
      await Promise.all(told.map(({ until }) => until(1)));
    });
    expect(reads(calls)).toHaveLength(3);
    await update('inactive', other);
    const [first] = await elsewhere.until(1);
    expect(first?.cardChanged.card.id).toBe(`${other.account}/${other.card}`);
    expect(elsewhere.answers).toHaveLength(1);
  });
});

describe("A cardholder's own token", () => {
  const CREATE = `mutation($input: CreateClientTokenInput!) {
    createClientToken(input: $input) { token userErrors { code message path } } }`;

  it('is told of its own cards alone, and of nothing of the account', async () => {
    const theirs = await aCardholder(gateway.stripe, program.account);
    const { id: card } = await aCard(gateway.stripe, program.account, { cardholder: theirs.id });
    await gateway.settled();
    const input = {
      idempotencyKey: 'own-token',
      accountId: program.account,
      cardholderId: `${program.account}/${program.cardholder}`,
      permissions: ['CARDS_READ', 'CARDHOLDERS_READ', 'AUTHORIZATIONS_READ'],
    };
    const made = await gateway.client.run<{ createClientToken: { token: string } }>(CREATE, { input });
    const line = await connectWith(made.createClientToken.token);
    const cards = line.subscribe<CardTold>(CARDS);
    const purchases = line.subscribe('subscription { authorizationChanged { authorization { card { id } } } }');
    await line.begun();
    await update('inactive', { ...program, card });
    await anAuthorization(gateway.stripe, program.account, { card: card, amount: 100 });
    await update('active');
    await anAuthorization(gateway.stripe, program.account, { card: program.card, amount: 100 });
    const [first] = await cards.until(1);
    expect(first?.cardChanged.card.id).toBe(`${program.account}/${program.card}`);
    const [purchase] = await purchases.until(1);
    expect(purchase).toEqual({
      authorizationChanged: { authorization: { card: { id: `${program.account}/${program.card}` } } },
    });
    const closed = await line.subscribe('subscription { connectedAccountChanged { eventId } }').ended;
    expect(closed).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
