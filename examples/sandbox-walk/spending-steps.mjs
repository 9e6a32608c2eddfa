import { cash, dollars, FUNDS, LIMIT, must, onAccount } from './step.mjs';

const exceedLimit = {
  title: 'Spend more than the limit',
  events: ['issuing_authorization.created'],
  async run(walk) {
    const { approved, request_history: history } = await authorize(walk, LIMIT + 1);
    must(!approved && history[0].reason === 'spending_controls', 'The limit did not hold');
    return `${dollars(LIMIT + 1)} was declined by ${history[0].reason}`;
  },
};

const spend = {
  title: 'Spend',
  events: ['issuing_authorization.request', 'issuing_authorization.created'],
  async run(walk) {
    const { id, approved, request_history: history } = await authorize(walk, 4_250);
    must(approved && history[0].reason === 'webhook_approved', 'The purchase was not approved by the listener');
    walk.authorization = id;
    return `${id} was approved for ${dollars(4_250)}`;
  },
};

const spendMore = {
  title: 'Add a tip',
  events: ['issuing_authorization.request', 'issuing_authorization.updated'],
  async run(walk) {
    const { authorizations } = walk.stripe.testHelpers.issuing;
    const { amount } = await authorizations.increment(walk.authorization, { increment_amount: 1_000 }, onAccount(walk));
    must(amount === 5_250, `The authorization is over ${dollars(amount)}`);
    return `the authorization is over ${dollars(amount)} now`;
  },
};

const capture = {
  title: 'Let the merchant capture it',
  events: ['issuing_transaction.created', 'issuing_authorization.updated', 'treasury.received_debit.created'],
  async run(walk) {
    const { authorizations } = walk.stripe.testHelpers.issuing;
    const { status, transactions, treasury } = await authorizations.capture(walk.authorization, {}, onAccount(walk));
    must(status === 'closed' && transactions.length === 1, `The authorization is ${status}`);
    walk.transaction = transactions[0].id;
    walk.receivedDebit = treasury.received_debits[0];
    must((await cash(walk)) === FUNDS - 5_250, 'The money was not taken');
    return `${walk.transaction} took ${dollars(5_250)}`;
  },
};

const refund = {
  title: 'Have some of it refunded',
  events: ['issuing_transaction.created', 'treasury.received_credit.created'],
  async run(walk) {
    const { transactions } = walk.stripe.testHelpers.issuing;
    await transactions.refund(walk.transaction, { refund_amount: 1_250 }, onAccount(walk));
    must((await cash(walk)) === FUNDS - 4_000, 'The refund did not arrive');
    return `${dollars(1_250)} came back`;
  },
};

const dispute = {
  title: 'Dispute the rest, with evidence',
  events: ['issuing_dispute.created', 'issuing_transaction.updated'],
  async run(walk) {
    const on = onAccount(walk);
    const file = await walk.stripe.files.create(
      {
        purpose: 'dispute_evidence',
        file: { data: Buffer.from('%PDF-1.4\n'), name: 'statement.pdf', type: 'application/pdf' },
      },
      on,
    );
    // A magic value: in test mode the explanation decides how the dispute ends.
    const fraudulent = { explanation: 'winning_evidence', additional_documentation: file.id };
    const { id, status } = await walk.stripe.issuing.disputes.create(
      { treasury: { received_debit: walk.receivedDebit }, evidence: { reason: 'fraudulent', fraudulent } },
      on,
    );
    must(status === 'unsubmitted', `The dispute is ${status}`);
    walk.dispute = id;
    return `${id} with ${file.id}`;
  },
};

const win = {
  title: 'Submit the dispute and win it',
  events: [
    'issuing_dispute.submitted',
    'issuing_dispute.funds_reinstated',
    'issuing_dispute.closed',
    'treasury.debit_reversal.created',
    'treasury.debit_reversal.completed',
  ],
  async run(walk) {
    const { status } = await walk.stripe.issuing.disputes.submit(walk.dispute, {}, onAccount(walk));
    must(status === 'won', `The dispute is ${status}`);
    must((await cash(walk)) === FUNDS, 'The disputed money did not come back');
    return `${status}: the financial account holds ${dollars(FUNDS)} again`;
  },
};

function authorize(walk, amount) {
  return walk.stripe.testHelpers.issuing.authorizations.create({ card: walk.card, amount }, onAccount(walk));
}

export const SPENDING_STEPS = [exceedLimit, spend, spendMore, capture, refund, dispute, win];
