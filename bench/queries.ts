/** A query that a card program's clients ask, with a title that names what it reads. */
export interface Query {
  readonly title: string;
  readonly document: string;
}

const MONEY = 'net { amount }';
const HOLDERS = `cardholders(first: 20) { nodes { name ${cardsOf(5)} } }`;

export const CARD: Query = {
  title: 'card → cardholder',
  document: 'query($id: ID!) { card(id: $id) { last4 cardholder { name } } }',
};

export const AUTHORIZATION: Query = {
  title: 'authorization → card → cardholder, transactions, balance transactions',
  document: `query($id: ID!) { authorization(id: $id) { status card { last4 cardholder { name } }
    issuingTransactions { type } balanceTransactions { ${MONEY} } } }`,
};

/** Of one account. */
export const CARDHOLDERS: Query = below('cardholders(20) → cards(5) → authorizations(5)', HOLDERS);

/** Of one account. */
export const LISTS: readonly Query[] = [
  below(
    'authorizations(50) → card → cardholder',
    'authorizations(first: 50) { nodes { approved card { last4 cardholder { name } } } }',
  ),
  below(
    'issuingTransactions(50) → card, cardholder, authorization, dispute, balance transaction',
    `issuingTransactions(first: 50) { nodes { type card { last4 } cardholder { name } authorization { status }
      dispute { status } balanceTransaction { ${MONEY} } } }`,
  ),
  below(
    'disputes(20) → transaction → card → last4',
    'disputes(first: 20) { nodes { status issuingTransaction { type card { last4 } } } }',
  ),
  below(
    'cards(50) → financialAccount → balance',
    'cards(first: 50) { nodes { last4 financialAccount { balance { cash { amount } } } } }',
  ),
  CARDHOLDERS,
  below(
    "account's email, financialAccounts, cardholders → cards → authorizations, disputes → transaction",
    `email financialAccounts { nodes { status } } ${HOLDERS}
      disputes { nodes { status issuingTransaction { type } } }`,
  ),
  below(
    'financialAccounts(3) → treasury transactions(20) → entries',
    `financialAccounts(first: 3) { nodes { transactions(first: 20) { nodes { status
      entries { nodes { type balanceImpact { cash { amount } } } } } } } }`,
  ),
];

export const ACCOUNTS: Query = {
  title: 'connectedAccounts(10) → cards(10) → authorizations(5)',
  document: `{ connectedAccounts(first: 10) { nodes { id ${cardsOf(10)} } } }`,
};

export const NODES = 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Card { last4 cardholder { name } } } }';

function below(title: string, fields: string): Query {
  return { title, document: `query($id: ID!) { connectedAccount(id: $id) { id ${fields} } }` };
}

function cardsOf(first: number): string {
  return `cards(first: ${first}) { nodes { last4 authorizations(first: 5) { nodes { status } } } }`;
}
