import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';
import { eligibilityOf } from '../../src/graph/issuing/dispute/dispute-eligibility.type.js';

const DAY = 24 * 60 * 60;
const ELIGIBILITY = `query($id: ID!) {
  issuingTransaction(id: $id) {
    disputeEligibility {
      eligible obstacles deadline allowedReasons { reason deadline most { amount } evidence { path need } }
    }
    receivedDebit { amount { amount } } receivedCredit { id }
    dispute { receivedDebit { id } debitReversal { amount { amount } } }
  }
}`;

interface Shown {
  readonly issuingTransaction: {
    readonly disputeEligibility: {
      readonly eligible: boolean;
      readonly allowedReasons: readonly {
        readonly reason: string;
        readonly deadline: string;
        readonly most: { readonly amount: number };
        readonly evidence: readonly { readonly path: string; readonly need: string }[];
      }[];
    };
  };
}

describe('A purchase', () => {
  let gateway: Gateway;
  let program: CardProgram;

  beforeAll(async () => {
    gateway = await startGateway();
    program = await aCardProgram(gateway.stripe);
  });
  afterAll(() => gateway.close());

  const on = () => ({ stripeAccount: program.account });
  const transactions = () => gateway.stripe.testHelpers.issuing.transactions;
  const purchase = async (amount: number, taken = amount) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card: program.card, amount });
    const captured = { capture_amount: taken };
    const authorization = await gateway.stripe.testHelpers.issuing.authorizations.capture(id, captured, on());
    return authorization.transactions[0]!;
  };
  const show = async (id: string) =>
    (await gateway.client.run<Shown>(ELIGIBILITY, { id: `${program.account}/${id}` })).issuingTransaction;
  const dispute = (debit: string, explanation: string) =>
    gateway.stripe.issuing.disputes.create(
      { treasury: { received_debit: debit }, evidence: { reason: 'fraudulent', fraudulent: { explanation } } },
      on(),
    );

  it('can be disputed for seven reasons until 110 days after it, with what each takes, by one call', async () => {
    const { id, created } = await purchase(1000);
    const calls = await gateway.calls(async () => {
      const only = ELIGIBILITY.replace(/receivedDebit[^]*\n {2}}\n}/, '}}');
      const { issuingTransaction } = await gateway.client.run<Shown>(only, { id: `${program.account}/${id}` });
      const { disputeEligibility } = issuingTransaction;
      const deadline = new Date((created + 110 * DAY) * 1000).toISOString();
      expect(disputeEligibility).toMatchObject({ eligible: true, obstacles: [], deadline });
      expect(disputeEligibility.allowedReasons.map(({ reason }) => reason).sort()).toEqual([
        'CANCELED',
        'DUPLICATE',
        'FRAUDULENT',
        'MERCHANDISE_NOT_AS_DESCRIBED',
        'NOT_RECEIVED',
        'OTHER',
        'SERVICE_NOT_AS_DESCRIBED',
      ]);
      for (const reason of disputeEligibility.allowedReasons)
        expect(reason).toMatchObject({ most: { amount: 1000 }, deadline });
    });
    expect(calls).toEqual([`GET /v1/issuing/transactions/${id}`]);
  });

  it('of which more was taken than approved, can be disputed for that part, sooner', async () => {
    const { id, created } = await purchase(1000, 1300);
    const { allowedReasons } = (await show(id)).disputeEligibility;
    expect(allowedReasons.find(({ reason }) => reason === 'NO_VALID_AUTHORIZATION')).toMatchObject({
      most: { amount: 300 },
      deadline: new Date((created + 65 * DAY) * 1000).toISOString(),
    });
  });

  it('that nobody was asked for can be disputed as a whole for any reason', async () => {
    const { id } = await transactions().createForceCapture({ card: program.card, amount: 700 }, on());
    const { allowedReasons } = (await show(id)).disputeEligibility;
    expect(allowedReasons.map(({ most }) => most.amount)).toEqual(Array(8).fill(700));
  });

  it('of which a part was refunded can be disputed for the rest, and not at all once all was', async () => {
    const { id } = await purchase(1000);
    await transactions().refund(id, { refund_amount: 400 }, on());
    expect((await show(id)).disputeEligibility.allowedReasons[0]).toMatchObject({ most: { amount: 600 } });
    const refund = await transactions().refund(id, {}, on());
    expect((await show(id)).disputeEligibility).toMatchObject({ eligible: false, obstacles: ['REFUNDED'] });
    expect((await show(refund.id)).disputeEligibility).toMatchObject({ eligible: false, obstacles: ['REFUND'] });
  });

  it('that is disputed shows what was taken and what came back, and cannot be disputed again', async () => {
    const { id, treasury } = await purchase(1000);
    const { id: disputed } = await dispute(treasury!.received_debit!, 'winning_evidence');
    await gateway.stripe.issuing.disputes.submit(disputed, {}, on());
    expect(await show(id)).toMatchObject({
      disputeEligibility: { eligible: false, obstacles: ['DISPUTED'], allowedReasons: [] },
      receivedDebit: { amount: { amount: 1000 } },
      receivedCredit: null,
      dispute: {
        receivedDebit: { id: `${program.account}/${treasury!.received_debit}` },
        debitReversal: { amount: { amount: 1000 } },
      },
    });
  });

  it('is too old after 110 days', async () => {
    const { id } = await purchase(100);
    const source = await gateway.stripe.issuing.transactions.retrieve(id, undefined, on());
    const at = (days: number) => eligibilityOf(source, null, source.created + days * DAY);
    expect(at(110).eligible).toBe(true);
    expect(at(66).allowedReasons).toHaveLength(7);
    expect(at(111)).toMatchObject({ eligible: false, obstacles: ['too_late'] });
  });

  it('is refused by Stripe exactly without what each reason needs', async () => {
    const { id } = await transactions().createForceCapture({ card: program.card, amount: 700 }, on());
    const { allowedReasons } = (await show(id)).disputeEligibility;
    const SUBMIT = `mutation($input: SubmitDisputeInput!) { done: submitDispute(input: $input) { userErrors { path } } }`;
    for (const [index, { evidence }] of allowedReasons.entries()) {
      const [, name] = evidence[0]!.path.split('.');
      const { treasury } = await transactions().createForceCapture({ card: program.card, amount: 50 }, on());
      const bare = { treasury: { received_debit: treasury!.received_debit! } };
      const made = await gateway.stripe.issuing.disputes.create(bare, on());
      const disputeId = `${program.account}/${made.id}`;
      const given: Record<string, unknown> = {};
      const missing = evidence.filter(({ need }) => need === 'REQUIRED').map(({ path }) => path);
      const asked: string[] = [];
      for (let step = 0; step <= missing.length; step++) {
        const input = { idempotencyKey: `${index}-${step}`, disputeId, evidence: { [name!]: given } };
        const { done } = await gateway.client.run<{ done: { userErrors: { path: string[] }[] } }>(SUBMIT, { input });
        const path = done.userErrors[0]?.path.slice(1).join('.');
        if (path === undefined || !missing.includes(path)) break;
        asked.push(path);
        given[path.split('.').at(-1)!] = sample(path);
      }
      expect(asked.sort()).toEqual([...missing].sort());
    }
  });
});

function sample(path: string): unknown {
  if (path.endsWith('At')) return '2026-10-01T00:00:00Z';
  if (path.endsWith('productType')) return 'MERCHANDISE';
  if (path.endsWith('returnStatus')) return 'SUCCESSFUL';
  return path.endsWith('Provided') ? true : 'As it was.';
}
