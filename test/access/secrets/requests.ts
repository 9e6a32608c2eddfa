import {
  ACCOUNT_NUMBER,
  BIRTH_YEAR,
  CARD,
  ENCRYPTED_PIN,
  NONCE,
  DASHED_SSN,
  EMAIL,
  ID_NUMBER,
  LAST_NAME,
  PHONE,
  PIN,
  SPACED_CARD,
  SSN_LAST4,
} from './marks.js';
import { STRIPE_KEY, TAX_ID, TOKEN, VAT_ID, WEBHOOK_SECRET, WRONG_KEY } from './marks.js';

export interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const ERRORS = 'userErrors { code message path }';

export const MUTATIONS = {
  createConnectedAccount: `mutation($input: CreateConnectedAccountInput!) { createConnectedAccount(input: $input) {
    account { id email } ${ERRORS} } }`,
  createCardholder: `mutation($input: CreateCardholderInput!) { createCardholder(input: $input) {
    cardholder { id email phoneNumber } ${ERRORS} } }`,
  createOutboundPayment: `mutation($input: CreateOutboundPaymentInput!) { createOutboundPayment(input: $input) {
    outboundPayment { id } ${ERRORS} } }`,
  createExternalAccount: `mutation($input: CreateExternalAccountInput!) { createExternalAccount(input: $input) {
    externalAccount { id last4 } ${ERRORS} } }`,
  setCardPin: `mutation($input: SetCardPinInput!) { setCardPin(input: $input) { card { id } ${ERRORS} } }`,
  createCardEphemeralKey: `mutation($input: CreateCardEphemeralKeyInput!) { createCardEphemeralKey(input: $input) {
    ephemeralKey { stripeId secret } ${ERRORS} } }`,
  createApiKey: `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret ${ERRORS} } }`,
} as const;

const address = { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' };
const dob = { day: 13, month: 7, year: BIRTH_YEAR };
export const aPerson = { firstName: 'Mina', lastName: LAST_NAME, email: EMAIL, phone: PHONE, dob, address };

export function anAccount() {
  return {
    country: 'US',
    email: EMAIL,
    businessType: 'COMPANY',
    company: { name: `${LAST_NAME} LLC`, taxId: TAX_ID, vatId: VAT_ID, phone: PHONE, address },
    representative: { ...aPerson, idNumber: ID_NUMBER, ssnLast4: SSN_LAST4 },
    metadata: [
      { key: 'card', value: CARD },
      { key: 'key', value: STRIPE_KEY },
      { key: 'note', value: `His number is ${DASHED_SSN}, his PIN ${PIN}, his account ${ACCOUNT_NUMBER}.` },
    ],
  };
}

export function anIndividual() {
  const individual = { ...aPerson, idNumber: ID_NUMBER, ssnLast4: SSN_LAST4 };
  return { country: 'US', email: EMAIL, businessType: 'INDIVIDUAL', individual };
}

export function aCardholder(accountId: string) {
  return {
    accountId,
    name: `Mina ${LAST_NAME}`,
    email: EMAIL,
    phoneNumber: PHONE,
    billing: address,
    individual: { firstName: 'Mina', lastName: LAST_NAME, dateOfBirth: dob },
  };
}

export function aPayment(accountId: string) {
  const bankAccount = { accountHolderType: 'INDIVIDUAL', accountNumber: ACCOUNT_NUMBER, routingNumber: '110000000' };
  const destination = { bankAccount: { ...bankAccount, name: `Mina ${LAST_NAME}` } };
  return { financialAccountId: `${accountId}/fa_1Marked`, amount: 100, destination };
}

export function anExternalAccount(accountId: string) {
  const bankAccount = { accountNumber: ACCOUNT_NUMBER, routingNumber: '110000000', accountHolderType: 'INDIVIDUAL' };
  return { accountId, source: { bankAccount: { ...bankAccount, accountHolderName: `Mina ${LAST_NAME}` } } };
}

export const aPin = (cardId: string, encryptedPin = ENCRYPTED_PIN) => ({ cardId, encryptedPin });
export const aKey = (cardId: string) => ({ cardId, nonce: NONCE });

const json = (body: unknown): Sent => ({ body: JSON.stringify(body) });
const inInput = (input: object): Sent =>
  json({ query: MUTATIONS.createConnectedAccount, variables: { input: { ...input, idempotencyKey: 'stray' } } });
const document = (query: string): Sent => json({ query });
const search = (parameters: Record<string, string>): Sent => ({
  path: `/graphql?${new URLSearchParams(parameters).toString()}`,
  method: 'GET',
  headers: { 'apollo-require-preflight': '1' },
});
const bearing = (authorization: string): Sent => ({ ...document('{ viewer { name } }'), headers: { authorization } });

/** Secrets where they do not belong, or in a form that is refused: each is answered with errors. */
export function strayed(): (Sent & { what: string })[] {
  const all: Record<string, Sent> = {
    'a wrong API key': bearing(`Bearer ${WRONG_KEY}`),
    'a wrong token': bearing(`Bearer ${TOKEN}`),
    'a key for Stripe': bearing(`Bearer ${STRIPE_KEY}`),
    'basic credentials': bearing(`Basic ${Buffer.from(`${STRIPE_KEY}:`).toString('base64')}`),
    'a card number as a credential': bearing(`Bearer ${CARD}`),
    'secrets in other headers': {
      ...document('{ card(id: "x") { last4 } }'),
      headers: { cookie: `session=${WRONG_KEY}`, 'x-api-key': WRONG_KEY, 'x-request-id': WRONG_KEY, referer: TOKEN },
    },
    'an account in the header that is none': {
      ...document('{ viewer { name } }'),
      headers: { 'stripe-account': CARD },
    },
    'a path that is a key': { path: `/${WRONG_KEY}/${CARD}` },
    'a path that is a number': { path: `/${ID_NUMBER}/${encodeURIComponent(SPACED_CARD)}` },
    'a key in a query string': search({ query: '{ nothing }', access_token: TOKEN, api_key: WRONG_KEY, card: CARD }),
    'variables in a query string': search({
      query: 'query($id: Int!) { card(id: $id) { last4 } }',
      variables: JSON.stringify({ id: ID_NUMBER }),
    }),
    'broken variables in a query string': search({ query: '{ viewer { name } }', variables: `{"id":"${ID_NUMBER}` }),
    'a mutation in a query string': search({ query: `mutation { createApiKey(input: {name: "${CARD}"}) { secret } }` }),
    'a body that ends early': {
      body: `{"query":"{ viewer { name } }","variables":{"ssn":"${DASHED_SSN}","id":${ID_NUMBER}`,
    },
    'a body that is no JSON': { body: `number=${CARD}&key=${WRONG_KEY}&ssn=${ID_NUMBER}` },
    'a body of another type': {
      body: `number=${CARD}&ssn=${ID_NUMBER}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    'a body that is a number': json(Number(ID_NUMBER)),
    'a body that is a text': json(DASHED_SSN),
    'variables that are a text': json({ query: '{ viewer { name } }', variables: ID_NUMBER }),
    'an operation that is not there': json({ query: 'query A { viewer { name } }', operationName: ID_NUMBER }),
    'a document that is a number': json({ query: Number(ID_NUMBER) }),
    'a stored document that is not there': json({
      extensions: { persistedQuery: { version: 1, sha256Hash: ID_NUMBER } },
    }),
    'a number for a text': inInput({ representative: { idNumber: Number(ID_NUMBER) } }),
    'a list for a text': inInput({ representative: { idNumber: [ID_NUMBER] } }),
    'an object for a text': inInput({ representative: { ssnLast4: { value: ID_NUMBER } } }),
    'a text for an object': inInput({ representative: ID_NUMBER }),
    'a text for a number': inInput({ representative: { dob: { day: ID_NUMBER, month: 1, year: 1 } } }),
    'a text for an enum value': inInput({ businessType: ID_NUMBER }),
    'a text for a time': inInput({ tosAcceptance: { acceptedAt: ID_NUMBER, ip: ID_NUMBER } }),
    'a field that is not there': inInput({ representative: { socialSecurity: DASHED_SSN } }),
    'a field named after a number': inInput({ [`n${ID_NUMBER}`]: true }),
    'a text for an amount': json({
      query:
        'mutation($a: SafeInt!) { simulateReceivedCredit(input: {idempotencyKey: "a", financialAccountId: "b", amount: $a}) { userErrors { code } } }',
      variables: { a: CARD },
    }),
    'a variable that is missing, beside one that is not': json({
      query: 'query($id: ID!, $n: Int) { card(id: $id) { last4 } }',
      variables: { n: ID_NUMBER },
    }),
    'a document with a number for a text': document(`{ card(id: {number: ${ID_NUMBER}}) { last4 } }`),
    'a document with a number for an object': document(
      `mutation { createConnectedAccount(input: ${ID_NUMBER}) { userErrors { code } } }`,
    ),
    'a document with a text for a number': document(`{ connectedAccounts(first: "${ID_NUMBER}") { nodes { id } } }`),
    'a document with a text for an enum value': document(
      `mutation { createConnectedAccount(input: {idempotencyKey: "d", businessType: "${DASHED_SSN}"}) { userErrors { code } } }`,
    ),
    'a document with a large number': document(`{ connectedAccounts(first: ${CARD}) { nodes { id } } }`),
    'a document that ends in a number': document(`{ viewer { name } } ${ID_NUMBER}`),
    'a document that ends in a text': document(`{ viewer { name } } "${DASHED_SSN}"`),
    'a document with a broken text': document(`{ card(id: "${ID_NUMBER}) { last4 } }`),
    'a document with a broken number': document(`{ card(id: ${ID_NUMBER}x) { last4 } }`),
    'a document with a key for a field': document(`{ ${WRONG_KEY} ${WEBHOOK_SECRET} }`),
    'a document with a key for a variable': document(`{ card(id: $${WRONG_KEY}) { last4 } }`),
    'a document with a token in it': document(`{ card(id: "${TOKEN}" "${SPACED_CARD}") { last4 } }`),
    'a PIN as it is': json({
      query: MUTATIONS.setCardPin,
      variables: { input: { ...aPin('acct_1/ic_1', PIN), idempotencyKey: 'stray PIN' } },
    }),
    'a PIN as a number': json({
      query: MUTATIONS.setCardPin,
      variables: { input: { cardId: 'acct_1/ic_1', encryptedPin: Number(PIN), idempotencyKey: 'stray PIN' } },
    }),
    'a PIN in a document': document(
      `mutation { setCardPin(input: {idempotencyKey: "d", cardId: "acct_1/ic_1", pin: ${PIN}}) { userErrors { code } } }`,
    ),
    'an id in an input that is none': json({
      query: MUTATIONS.createCardholder,
      variables: { input: { ...aCardholder(DASHED_SSN), idempotencyKey: 'stray' } },
    }),
    'numbers in an input that are none': inInput({
      country: ID_NUMBER,
      defaultCurrency: ID_NUMBER,
      company: { taxId: `${TAX_ID}-${TAX_ID}`.repeat(9), vatId: VAT_ID.repeat(30) },
      representative: { idNumber: `${ID_NUMBER} no`.repeat(30), ssnLast4: `${SSN_LAST4} no` },
    }),
    'ids that are none': document(`{ card(id: "${DASHED_SSN}") { last4 } node(id: "acct_1/${CARD}") { id } }`),
    'a cursor that is none': document(`{ connectedAccounts(after: "${ID_NUMBER}") { nodes { id } } }`),
  };
  return Object.entries(all).map(([what, sent]) => ({ what, ...sent }));
}
