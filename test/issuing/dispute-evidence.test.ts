import { openDisputeDesk, OPERATIONS, WHOLE, type DisputeDesk } from './dispute-desk.js';

describe('A dispute', () => {
  let gateway: DisputeDesk['gateway'];
  let program: DisputeDesk['program'];
  let ask: DisputeDesk['ask'];
  let aPurchase: DisputeDesk['aPurchase'];
  let aDispute: DisputeDesk['aDispute'];

  beforeAll(async () => {
    ({ gateway, program, ask, aPurchase, aDispute } = await openDisputeDesk());
  });
  afterAll(() => gateway.close());

  it('whose evidence is incomplete is completed with its submission', async () => {
    const issuingTransactionId = await aPurchase(500);
    const { dispute } = await ask('create', { issuingTransactionId, evidence: { fraudulent: {} } });
    const incomplete = await ask('submit', { disputeId: dispute?.id });
    expect(incomplete.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'evidence', 'fraudulent', 'explanation'] },
    ]);
    expect(
      await ask('submit', { disputeId: dispute?.id, evidence: { fraudulent: { explanation: 'Not mine.' } } }),
    ).toMatchObject({
      userErrors: [],
      dispute: { status: 'SUBMITTED', evidence: { fraudulent: { explanation: 'Not mine.' } } },
    });
  });

  it('gives exactly one reason, in no more words than Stripe takes', async () => {
    const issuingTransactionId = await aPurchase(600);
    const two = { fraudulent: { explanation: 'Not mine.' }, other: { explanation: 'Odd.' } };
    const { extensions } = await gateway.client.refused(OPERATIONS.create, {
      input: { idempotencyKey: 'two', issuingTransactionId, evidence: two },
    });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    const { userErrors } = await ask('create', {
      issuingTransactionId,
      evidence: { duplicate: { explanation: 'x'.repeat(1501), originalTransactionId: 'acct_0000000000000001/ipi_1' } },
    });
    expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'input.evidence.duplicate.explanation',
      'input.evidence.duplicate.originalTransactionId',
    ]);
  });

  it('takes the evidence of every reason and shows it again', async () => {
    const at = '2026-10-01T00:00:00.000Z';
    const original = await aPurchase(100);
    const given = {
      noValidAuthorization: { explanation: 'Too much.' },
      duplicate: { explanation: 'Twice.', originalTransactionId: original },
      merchandiseNotAsDescribed: {
        receivedAt: at,
        returnStatus: 'MERCHANT_REJECTED',
        returnedAt: at,
        returnDescription: 'By post',
      },
      serviceNotAsDescribed: { receivedAt: at, canceledAt: at, cancellationReason: 'Bad' },
      canceled: {
        canceledAt: at,
        cancellationPolicyProvided: false,
        cancellationReason: 'Late',
        expectedAt: at,
        productType: 'MERCHANDISE',
        productDescription: 'Tent',
        returnStatus: 'SUCCESSFUL',
        returnedAt: at,
      },
      other: { explanation: 'Odd.', productType: 'SERVICE', productDescription: 'Tour' },
    };
    for (const [reason, evidence] of Object.entries(given)) {
      // More than was authorized: only of such a capture can be said that it was not.
      const issuingTransactionId = await aPurchase(100, program.card, 150);
      const { dispute } = await ask('create', { issuingTransactionId, evidence: { [reason]: evidence } });
      const shown = await gateway.client.run<{ dispute: { evidence: Record<string, unknown> } }>(WHOLE, {
        id: dispute?.id,
      });
      expect(shown.dispute.evidence[reason]).toMatchObject(evidence);
    }
  });

  it('is changed by one call, field by field, until it is submitted; your own entries at any time', async () => {
    const id = await aDispute('Not mine.', 1000);
    const at = '2026-10-01T00:00:00.000Z';
    const calls = await gateway.calls(async () => {
      const notReceived = { explanation: 'No bike came.', productType: 'MERCHANDISE', expectedAt: at };
      expect(await ask('update', { disputeId: id, amount: 400, evidence: { notReceived } })).toMatchObject({
        userErrors: [],
        dispute: { amount: { amount: 400 }, evidence: { reason: 'NOT_RECEIVED', fraudulent: null, notReceived } },
      });
    });
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([`POST /v1/issuing/disputes/${id.split('/')[1]}`]);
    const more = { productDescription: 'A bike', explanation: null };
    expect(await ask('update', { disputeId: id, evidence: { notReceived: more } })).toMatchObject({
      dispute: { evidence: { notReceived: { productType: 'MERCHANDISE', expectedAt: at, ...more } } },
    });
    const whole = { notReceived: { explanation: 'No bike came.' } };
    expect(await ask('submit', { disputeId: id, evidence: whole })).toMatchObject({ dispute: { status: 'SUBMITTED' } });
    expect((await ask('update', { disputeId: id, amount: 300 })).userErrors).toMatchObject([
      { __typename: 'InvalidState', path: ['input', 'disputeId'], state: 'submitted' },
    ]);
    expect(await ask('update', { disputeId: id, metadata: [{ key: 'case', value: '8' }] })).toMatchObject({
      userErrors: [],
      dispute: { id },
    });
  });

  it('is not changed to more than was taken, nor by evidence that does not fit its reason', async () => {
    const disputeId = await aDispute('Not mine.', 1000);
    const dear = await ask('update', { disputeId, amount: 1001 });
    expect(dear.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'amount'] }]);
    const authorized = await ask('update', { disputeId, evidence: { noValidAuthorization: { explanation: 'x' } } });
    expect(authorized.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'evidence'] }]);
    const calls = await gateway.calls(async () => {
      const early = { receivedAt: '2026-10-02T00:00:00Z', returnedAt: '2026-10-01T00:00:00Z', returnDescription: ' ' };
      const refused = await ask('update', { disputeId, amount: 0, evidence: { merchandiseNotAsDescribed: early } });
      expect(refused.userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.amount',
        'input.evidence.merchandiseNotAsDescribed.returnDescription',
        'input.evidence.merchandiseNotAsDescribed.returnedAt',
      ]);
      const service = { productType: 'SERVICE', returnStatus: 'SUCCESSFUL', returnedAt: '2026-10-01T00:00:00Z' };
      const returned = await ask('update', { disputeId, evidence: { canceled: service } });
      expect(returned.userErrors.map(({ path }) => path?.join('.'))).toEqual([
        'input.evidence.canceled.returnStatus',
        'input.evidence.canceled.returnedAt',
      ]);
    });
    expect(calls).toEqual([]);
    const missing = await ask('update', { disputeId: `${program.account}/idp_missing`, amount: 1 });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'disputeId'] }]);
  });
});
