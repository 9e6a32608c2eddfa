/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query MyCards($cardholderId: ID!) {\n  cardholder(id: $cardholderId) {\n    name\n    cards(first: 10) {\n      nodes {\n        id\n        last4\n        status\n        brand\n      }\n    }\n  }\n}\n\nquery MyPurchases($cardId: ID!) {\n  card(id: $cardId) {\n    authorizations(first: 5) {\n      nodes {\n        id\n        approved\n        amount {\n          formatted\n        }\n        merchantData {\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation FreezeMyCard($cardId: ID!, $idempotencyKey: String!) {\n  freezeCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation ActivateMyCard($cardId: ID!, $idempotencyKey: String!) {\n  activateCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nsubscription MySpending($after: ID) {\n  authorizationChanged(after: $after) {\n    eventId\n    eventType\n    authorization {\n      id\n      approved\n      amount {\n        formatted\n      }\n      merchantData {\n        name\n      }\n    }\n  }\n}": typeof types.MyCardsDocument,
};
const documents: Documents = {
    "query MyCards($cardholderId: ID!) {\n  cardholder(id: $cardholderId) {\n    name\n    cards(first: 10) {\n      nodes {\n        id\n        last4\n        status\n        brand\n      }\n    }\n  }\n}\n\nquery MyPurchases($cardId: ID!) {\n  card(id: $cardId) {\n    authorizations(first: 5) {\n      nodes {\n        id\n        approved\n        amount {\n          formatted\n        }\n        merchantData {\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation FreezeMyCard($cardId: ID!, $idempotencyKey: String!) {\n  freezeCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation ActivateMyCard($cardId: ID!, $idempotencyKey: String!) {\n  activateCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nsubscription MySpending($after: ID) {\n  authorizationChanged(after: $after) {\n    eventId\n    eventType\n    authorization {\n      id\n      approved\n      amount {\n        formatted\n      }\n      merchantData {\n        name\n      }\n    }\n  }\n}": types.MyCardsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyCards($cardholderId: ID!) {\n  cardholder(id: $cardholderId) {\n    name\n    cards(first: 10) {\n      nodes {\n        id\n        last4\n        status\n        brand\n      }\n    }\n  }\n}\n\nquery MyPurchases($cardId: ID!) {\n  card(id: $cardId) {\n    authorizations(first: 5) {\n      nodes {\n        id\n        approved\n        amount {\n          formatted\n        }\n        merchantData {\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation FreezeMyCard($cardId: ID!, $idempotencyKey: String!) {\n  freezeCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation ActivateMyCard($cardId: ID!, $idempotencyKey: String!) {\n  activateCard(input: {cardId: $cardId, idempotencyKey: $idempotencyKey}) {\n    card {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n\nsubscription MySpending($after: ID) {\n  authorizationChanged(after: $after) {\n    eventId\n    eventType\n    authorization {\n      id\n      approved\n      amount {\n        formatted\n      }\n      merchantData {\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql').MyCardsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
