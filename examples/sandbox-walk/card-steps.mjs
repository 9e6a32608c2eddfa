import { accepted, dollars, HOME, LIMIT, must, onAccount } from './step.mjs';

const addCardholder = {
  title: 'Add a cardholder',
  events: ['issuing_cardholder.created'],
  async run(walk) {
    const { id, status, requirements } = await walk.stripe.issuing.cardholders.create(
      {
        name: 'Riley Chen',
        email: 'riley@bikeshop.example',
        phone_number: '+14155550123',
        billing: { address: HOME },
        individual: {
          first_name: 'Riley',
          last_name: 'Chen',
          dob: { day: 1, month: 11, year: 1985 },
          card_issuing: { user_terms_acceptance: accepted(walk) },
        },
      },
      onAccount(walk),
    );
    walk.cardholder = id;
    must(status === 'active' && !requirements.disabled_reason, 'The cardholder cannot have cards');
    return `${id} is ${status}`;
  },
};

const issueVirtualCard = {
  title: 'Issue a virtual card',
  events: ['issuing_card.created'],
  async run(walk) {
    const { id, last4 } = await walk.stripe.issuing.cards.create(
      {
        cardholder: walk.cardholder,
        financial_account: walk.financialAccount,
        currency: 'usd',
        type: 'virtual',
        status: 'active',
        spending_controls: { spending_limits: [{ amount: LIMIT, interval: 'monthly' }] },
      },
      onAccount(walk),
    );
    walk.card = id;
    return `${id} ending in ${last4} may spend ${dollars(LIMIT)} a month`;
  },
};

const shipPhysicalCard = {
  title: 'Issue a physical card and see it delivered',
  events: ['issuing_card.created', ...Array(4).fill('issuing_card.updated')],
  async run(walk) {
    const on = onAccount(walk);
    const { issuing, testHelpers } = walk.stripe;
    const { id } = await issuing.cards.create(
      {
        cardholder: walk.cardholder,
        financial_account: walk.financialAccount,
        currency: 'usd',
        type: 'physical',
        shipping: { name: 'Riley Chen', address: HOME, service: 'express' },
      },
      on,
    );
    const post = testHelpers.issuing.cards;
    await post.submitCard(id, {}, on);
    await post.shipCard(id, {}, on);
    const { shipping } = await post.deliverCard(id, {}, on);
    must(shipping.status === 'delivered', `The card is ${shipping.status}`);
    const { status } = await issuing.cards.update(id, { status: 'active' }, on);
    must(status === 'active', `The delivered card is ${status}`);
    return `${id} was ${shipping.status} and is ${status}`;
  },
};

export const CARD_STEPS = [addCardholder, issueVirtualCard, shipPhysicalCard];
