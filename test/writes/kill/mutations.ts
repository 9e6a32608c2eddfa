import { createKeys } from '../../../src/auth/keys.js';
import { aCard, anAuthorization } from '../../kit/given/cards.js';
import { COMPANY, NEW_CARDHOLDER, REPRESENTATIVE } from './inputs.js';
import type { KilledMutation } from './killed-mutation.js';
import { OWN_MUTATIONS } from './own-mutations.js';
import type { World } from './world.js';

const stripeId = (id: unknown) => String(id).split('/').at(-1) ?? '';

export const MUTATIONS: Readonly<Record<string, KilledMutation>> = {
  'onboard a company': {
    name: 'onboardConnectedAccount',
    input: 'OnboardConnectedAccountInput',
    selects: 'account { id } financialAccount { id }',
    given: () => Promise.resolve({ ...COMPANY, representative: REPRESENTATIVE }),
    makes: { accounts: 1, persons: 1, financialAccounts: 1 },
  },
  'make an account': {
    name: 'createConnectedAccount',
    input: 'CreateConnectedAccountInput',
    selects: 'account { id }',
    given: () => Promise.resolve({ ...COMPANY, representative: REPRESENTATIVE }),
    makes: { accounts: 1, persons: 1 },
  },
  'name a representative': {
    name: 'updateConnectedAccount',
    input: 'UpdateConnectedAccountInput',
    selects: 'account { id email }',
    given: async ({ stripe }) => {
      const { id } = await stripe.accounts.create({ type: 'custom', country: 'US', business_type: 'company' });
      return { accountId: id, email: 'new@bikeshop.example', representative: REPRESENTATIVE };
    },
    makes: { persons: 1 },
  },
  'change the representative': {
    name: 'updateConnectedAccount',
    input: 'UpdateConnectedAccountInput',
    selects: 'account { id email }',
    given: async ({ stripe }) => {
      const { id } = await stripe.accounts.create({ type: 'custom', country: 'US', business_type: 'company' });
      await stripe.accounts.createPerson(id, { first_name: 'Ada', relationship: { representative: true } });
      return { accountId: id, email: 'new@bikeshop.example', representative: REPRESENTATIVE };
    },
    makes: {},
    leaves: async ({ stripe }, { accountId }) => {
      const { data } = await stripe.accounts.listPersons(String(accountId));
      return data.map(({ first_name }) => first_name);
    },
    left: [REPRESENTATIVE.firstName],
  },
  'issue a card to a new cardholder': {
    name: 'issueCard',
    input: 'IssueCardInput',
    selects: 'card { id } cardholder { id }',
    given: ({ program: { account, financialAccount } }) =>
      Promise.resolve({
        financialAccountId: `${account}/${financialAccount}`,
        currency: 'USD',
        type: 'VIRTUAL',
        status: 'ACTIVE',
        cardholder: { new: NEW_CARDHOLDER },
      }),
    makes: { cardholders: 1, cards: 1 },
  },
  'issue several cards': {
    name: 'issueCards',
    input: 'IssueCardsInput',
    selects: 'results { card { id } cardholder { id } userErrors { code } }',
    given: ({ program: { account, financialAccount } }) =>
      Promise.resolve({
        accountId: account,
        cards: [
          {
            financialAccountId: `${account}/${financialAccount}`,
            currency: 'USD',
            type: 'VIRTUAL',
            status: 'ACTIVE',
            cardholder: { new: NEW_CARDHOLDER },
          },
        ],
      }),
    makes: { cardholders: 1, cards: 1 },
  },
  'replace a stolen card': {
    name: 'replaceCard',
    input: 'ReplaceCardInput',
    selects: 'card { id } replacedCard { id status }',
    given: async (world) => ({ cardId: await cardOf(world), reason: 'STOLEN' }),
    makes: { cards: 1 },
    leaves: async ({ stripe, program }, { cardId }) => {
      const on = { stripeAccount: program.account };
      const { status, cancellation_reason } = await stripe.issuing.cards.retrieve(stripeId(cardId), undefined, on);
      return [status, cancellation_reason];
    },
    left: ['canceled', 'stolen'],
  },
  'submit a dispute with evidence': {
    name: 'submitDispute',
    input: 'SubmitDisputeInput',
    selects: 'dispute { id status }',
    given: async (world) => ({
      disputeId: await disputeOf(world),
      evidence: { fraudulent: { explanation: 'Not mine.' } },
    }),
    makes: {},
    leaves: async ({ stripe, program }, { disputeId }) => {
      const on = { stripeAccount: program.account };
      const { status, evidence } = await stripe.issuing.disputes.retrieve(stripeId(disputeId), undefined, on);
      return [status, evidence.fraudulent?.explanation];
    },
    left: ['submitted', 'Not mine.'],
  },
  'send money out': {
    name: 'createOutboundPayment',
    input: 'CreateOutboundPaymentInput',
    selects: 'outboundPayment { id }',
    given: ({ program: { account, financialAccount }, payee }) =>
      Promise.resolve({
        financialAccountId: `${account}/${financialAccount}`,
        amount: 100,
        destination: { financialAccountId: `${payee.account}/${payee.financialAccount}` },
      }),
    makes: { outboundPayments: 1, receivedCredits: 1 },
  },
  'make a key': {
    name: 'createApiKey',
    input: 'CreateApiKeyInput',
    selects: 'apiKey { id }',
    given: async (world) => ({ name: world.nextName(), permissions: ['CARDS_READ'], allAccounts: true }),
    makes: {},
    leaves: async ({ store }, { name }) => (await store.apiKeys.list()).filter((key) => key.name === name).length,
    left: 1,
  },
  'rotate a key': {
    name: 'rotateApiKey',
    input: 'RotateApiKeyInput',
    selects: 'apiKey { id replacesId }',
    given: async (world) => {
      const terms = { accounts: 'all', permissions: ['cards:read'], mode: 'test' } as const;
      const { id } = await createKeys(world.store).create({ name: world.nextName(), ...terms });
      return { apiKeyId: id };
    },
    makes: {},
    leaves: async ({ store }, { apiKeyId }) => {
      const [old] = (await store.apiKeys.list()).filter(({ id }) => id === apiKeyId);
      const next = (await store.apiKeys.list()).filter(({ name }) => name === old?.name);
      return [next.length, next.filter(({ revokedAt }) => revokedAt === null).length];
    },
    left: [2, 1],
  },
  'make a client token': {
    name: 'createClientToken',
    input: 'CreateClientTokenInput',
    selects: 'clientToken { id }',
    given: ({ program }) => Promise.resolve({ accountId: program.account, permissions: ['CARDS_READ'] }),
    makes: {},
  },
  'make a link for a document': {
    name: 'createDocumentUpload',
    input: 'CreateDocumentUploadInput',
    selects: 'documentUpload { purpose }',
    given: ({ program }) => Promise.resolve({ accountId: program.account, purpose: 'IDENTITY_DOCUMENT' }),
    makes: {},
  },
  ...OWN_MUTATIONS,
};

async function cardOf({ stripe, program: { account, cardholder, financialAccount } }: World): Promise<string> {
  const { id } = await aCard(stripe, account, { cardholder, financial_account: financialAccount });
  return `${account}/${id}`;
}

async function disputeOf({ stripe, program: { account, card } }: World): Promise<string> {
  const on = { stripeAccount: account };
  const { id } = await anAuthorization(stripe, account, { card, amount: 100 });
  const { transactions } = await stripe.testHelpers.issuing.authorizations.capture(id, {}, on);
  const received_debit = transactions[0]?.treasury?.received_debit ?? '';
  const made = await stripe.issuing.disputes.create({ treasury: { received_debit } }, on);
  return `${account}/${made.id}`;
}
