import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLSchema } from 'graphql';
import {
  ACCOUNT_NUMBER,
  BANK_TOKEN,
  CIPHER_TEXT,
  EMAIL,
  ID_NUMBER,
  LAST_NAME,
  PHONE,
  SSN_LAST4,
  TAX_ID,
} from './marks.js';
import { aKey, aPin, aCardholder, aPayment, aPerson, anAccount, anIndividual } from './requests.js';

const TAKEN =
  /^(.*(accountNumber|idNumber|ssn|ssnLast4|taxId|vatId|registrationNumber|secret|password|token|iban|cvc|pin))$/i;
const GIVEN = /^(secret|token|clientSecret|url)$/i;

/** Mutations whose inputs have room for a secret, and those whose answers are one. */
export function secretMutations(schema: GraphQLSchema): { readonly taking: string[]; readonly giving: string[] } {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const takes = (type: unknown, around: readonly unknown[] = []): boolean =>
    isInputObjectType(type) &&
    !around.includes(type) &&
    Object.values(type.getFields()).some((field) => takesField(type, field.name, [...around, type]));
  const takesField = (type: GraphQLInputObjectType, name: string, around: readonly unknown[]): boolean => {
    const inner = getNamedType(type.getFields()[name]!.type);
    return inner.name === 'String' ? TAKEN.test(name) : takes(inner, around);
  };
  const gives = (type: unknown, deeper: boolean): boolean =>
    isObjectType(type) &&
    Object.values(type.getFields()).some((field) => {
      const inner = getNamedType(field.type);
      const isText = ['String', 'URL'].includes(inner.name);
      return isText ? GIVEN.test(field.name) : deeper && ISSUED.test(inner.name) && gives(inner, false);
    });
  return {
    taking: mutations.filter(({ args }) => args.some((arg) => takes(getNamedType(arg.type)))).map(({ name }) => name),
    giving: mutations.filter(({ type }) => gives(getNamedType(type), true)).map(({ name }) => name),
  };
}

/** One that does many has what is wrong with each beside it. */
const EACH = 'results { userErrors { code message path } }';

/** What a mutation makes for somebody to carry away; other objects have addresses that are no secret. */
const ISSUED = /(Session|Link|Token|Key|Secret|Upload)$/;

export const documentOf = (name: string, fields = name === 'issueCards' ? EACH : '') =>
  `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    ${fields} userErrors { code message path } } }`;

/** Inputs that reach Stripe, with a mark in every place for a secret; the ids need not exist. */
export function taking(
  accountId: string,
  cardId: string,
): readonly (readonly [name: string, input: object, reaches: string[]])[] {
  const person = { ...aPerson, idNumber: ID_NUMBER, ssnLast4: SSN_LAST4 };
  const company = { ...aCardholder(accountId), individual: undefined, type: 'COMPANY', companyTaxId: TAX_ID };
  const { accountId: _account, ...newCardholder } = company;
  const bankAccount = { accountNumber: ACCOUNT_NUMBER, routingNumber: '110000000', accountHolderName: LAST_NAME };
  const sender = { accountNumber: ACCOUNT_NUMBER, routingNumber: '110000000', holderName: LAST_NAME };
  const received = { financialAccountId: `${accountId}/fa_1Marked`, amount: 100, bankAccount: sender };
  const cardholderId = `${accountId}/ich_1Marked`;
  const ofAccount = { currency: 'USD', type: 'VIRTUAL' };
  const card = { accountId, ...ofAccount };
  return [
    ['createConnectedAccount', anAccount(), [TAX_ID]],
    ['createConnectedAccount', anIndividual(), [ID_NUMBER]],
    ['updateConnectedAccount', { accountId, company: anAccount().company }, [TAX_ID]],
    ['onboardConnectedAccount', anAccount(), [TAX_ID]],
    ['createPerson', { ...person, accountId }, [ID_NUMBER, SSN_LAST4]],
    ['updatePerson', { ...person, personId: `${accountId}/person_1Marked` }, [ID_NUMBER, SSN_LAST4]],
    ['createCardholder', aCardholder(accountId), [EMAIL]],
    ['createCardholder', company, [TAX_ID]],
    ['updateCardholder', { cardholderId, companyTaxId: TAX_ID, phoneNumber: PHONE }, [TAX_ID]],
    ['issueCard', { ...card, cardholder: { new: newCardholder } }, [TAX_ID]],
    ['issueCards', { accountId, cards: [{ ...ofAccount, cardholder: { new: newCardholder } }] }, [TAX_ID]],
    ['createExternalAccount', { accountId, source: { bankAccount } }, [ACCOUNT_NUMBER]],
    ['createExternalAccount', { accountId, source: { token: BANK_TOKEN } }, [BANK_TOKEN]],
    ['simulateReceivedCredit', received, [ACCOUNT_NUMBER]],
    ['simulateReceivedDebit', received, [ACCOUNT_NUMBER]],
    ['setCardPin', aPin(cardId), [CIPHER_TEXT]],
    ['createOutboundPayment', aPayment(accountId), [ACCOUNT_NUMBER]],
  ];
}

/** Where nobody listens. */
export const aWebhookEndpoint = {
  url: 'http://127.0.0.1:1/hook',
  topics: ['issuing_card.*'],
  document: 'query($objectId: ID!) { card(id: $objectId) { id } }',
};

/** Inputs of mutations whose answer is a secret, and where it stands there. */
export function giving({
  accountId,
  apiKeyId,
  card,
  webhookEndpointId,
}: Readonly<Record<'accountId' | 'apiKeyId' | 'card' | 'webhookEndpointId', string>>): Readonly<
  Record<string, { input: object; place: string }>
> {
  const page = 'https://platform.example/';
  const key = { name: 'marked', allAccounts: true, permissions: ['CARDS_READ'] };
  return {
    createApiKey: { input: key, place: 'secret' },
    rotateApiKey: { input: { apiKeyId }, place: 'secret' },
    createClientToken: { input: { accountId, permissions: ['CARDS_READ'] }, place: 'token' },
    createAccountSession: {
      input: { accountId, components: ['ACCOUNT_ONBOARDING'] },
      place: 'accountSession { clientSecret }',
    },
    createCardEphemeralKey: { input: aKey(card), place: 'ephemeralKey { secret }' },
    createDocumentUpload: { input: { accountId, purpose: 'IDENTITY_DOCUMENT' }, place: 'documentUpload { url }' },
    setDecisionEndpoint: { input: { accountId, url: 'https://partner.example/decide' }, place: 'secret' },
    rotateDecisionEndpointSecret: { input: { accountId }, place: 'secret' },
    createWebhookEndpoint: { input: aWebhookEndpoint, place: 'secret' },
    rotateWebhookSecret: { input: { webhookEndpointId }, place: 'secret' },
    createAccountLink: { input: { accountId, refreshUrl: page, returnUrl: page }, place: 'accountLink { url }' },
  };
}
