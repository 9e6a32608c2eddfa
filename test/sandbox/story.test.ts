import {
  companyDetails,
  financialAccount,
  fund,
  newAccount,
  openSandbox,
  provenBalance,
  representative,
} from './given.js';
import { HOME, TERMS } from './issuing-given.js';
import { openListener } from './listener.js';

it('The whole story, from onboarding to a dispute, arrives at a listener while it happens', async () => {
  const listener = await openListener();
  const { sandbox, stripe } = await openSandbox();
  const { secret = '' } = await stripe.webhookEndpoints.create({
    url: listener.url,
    connect: true,
    enabled_events: ['*', 'issuing_authorization.request'],
  });
  listener.answers(({ event }) =>
    event.type === 'issuing_authorization.request'
      ? { headers: { 'Stripe-Version': '2026-10-28.endive' }, body: '{"approved":true}' }
      : {},
  );
  const { id: account } = await newAccount(stripe);
  const on = { stripeAccount: account };
  await stripe.accounts.createPerson(account, representative());
  await stripe.accounts.update(account, companyDetails());
  const { id: fa } = await financialAccount(stripe, account);
  await fund(stripe, account, fa, 50_000);
  const holder = await stripe.issuing.cardholders.create(
    {
      name: 'Riley Chen',
      billing: { address: HOME },
      individual: { first_name: 'Riley', last_name: 'Chen', card_issuing: TERMS },
    },
    on,
  );
  const card = await stripe.issuing.cards.create(
    { cardholder: holder.id, currency: 'usd', type: 'virtual', status: 'active', financial_account: fa },
    on,
  );
  const helpers = stripe.testHelpers.issuing.authorizations;
  const { id } = await helpers.create({ card: card.id, amount: 4_250 }, on);
  const { treasury } = await helpers.capture(id, {}, on);
  const dispute = await stripe.issuing.disputes.create(
    {
      treasury: { received_debit: treasury?.received_debits[0] ?? '' },
      evidence: { reason: 'fraudulent', fraudulent: { explanation: 'winning_evidence' } },
    },
    on,
  );
  expect(await stripe.issuing.disputes.submit(dispute.id, {}, on)).toMatchObject({ status: 'won' });
  await sandbox.webhooks.settled();
  for (const { headers, text } of listener.heard) {
    const event = stripe.webhooks.constructEvent(text, String(headers['stripe-signature']), secret);
    expect(event.account).toBe(account);
  }
  const told = listener.types();
  expect(told).toEqual(expect.arrayContaining(['person.created', 'account.updated', 'capability.updated']));
  expect(told.filter((type) => type.startsWith('issuing_') || type.startsWith('treasury.')).sort()).toEqual(
    [
      'treasury.financial_account.created',
      'treasury.received_credit.created',
      'issuing_cardholder.created',
      'issuing_card.created',
      'issuing_authorization.request',
      'issuing_authorization.created',
      'treasury.received_debit.created',
      'issuing_transaction.created',
      'issuing_authorization.updated',
      'issuing_dispute.created',
      'issuing_transaction.updated',
      'issuing_dispute.submitted',
      'issuing_dispute.funds_reinstated',
      'issuing_dispute.closed',
      'treasury.debit_reversal.created',
      'treasury.debit_reversal.completed',
    ].sort(),
  );
  expect(await provenBalance(stripe, account, fa)).toMatchObject({ cash: 50_000, outbound_pending: 0 });
});
