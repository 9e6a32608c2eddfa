import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The company's own server, which the app belongs to. It alone has an API key: it says once which operations the app has,
 * and gives each phone a token of its cardholder's.
 */

export interface BackendOptions {
  readonly url: string;
  readonly apiKey: string;
}

export interface Cardholder {
  readonly id: string;
  readonly status: string;
  readonly cards: { readonly nodes: readonly { readonly id: string; readonly status: string }[] };
  readonly authorizations: { readonly nodes: readonly { readonly approved: boolean }[] };
}

interface Payload {
  readonly userErrors: readonly { readonly message: string }[];
}

/** By their hashes, as they were generated with the app's types. */
const DOCUMENTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(__dirname, 'operations/persisted-documents.json'), 'utf8'),
);

const CARDHOLDERS = `query {
  connectedAccounts(first: 10) { nodes { cardholders(first: 10) { nodes {
    id status cards(first: 10) { nodes { id status } } authorizations(first: 5) { nodes { approved } } } } } } }`;
const REGISTER = `mutation($input: RegisterDocumentsInput!) {
  done: registerDocuments(input: $input) { documents { documentId } userErrors { message } } }`;
const TOKEN = `mutation($input: CreateClientTokenInput!) {
  done: createClientToken(input: $input) { token userErrors { message } } }`;
const BUY = `mutation($input: SimulateAuthorizationInput!) {
  done: simulateAuthorization(input: $input) { authorization { id approved } userErrors { message } } }`;

export class Backend {
  constructor(private readonly options: BackendOptions) {}

  /** With every release of the app. */
  async register(): Promise<number> {
    const input = { idempotencyKey: randomUUID(), documents: Object.values(DOCUMENTS) };
    await this.mutate(REGISTER, input);
    return input.documents.length;
  }

  /** Those who have a card that can be used, and money behind it. */
  async cardholders(): Promise<Cardholder[]> {
    const { connectedAccounts } = await this.ask<{
      connectedAccounts: { nodes: readonly { cardholders: { nodes: readonly Cardholder[] } }[] };
    }>(CARDHOLDERS, {});
    const all = connectedAccounts.nodes.flatMap(({ cardholders }) => cardholders.nodes);
    return all.filter(
      ({ status, cards, authorizations }) =>
        status === 'ACTIVE' &&
        cards.nodes.some((card) => card.status === 'ACTIVE') &&
        authorizations.nodes.some(({ approved }) => approved),
    );
  }

  /** For one phone, for minutes. */
  async tokenFor(cardholder: Cardholder): Promise<string> {
    const { token } = await this.mutate<Payload & { token: string }>(TOKEN, {
      idempotencyKey: randomUUID(),
      cardholderId: cardholder.id,
      permissions: ['CARDHOLDERS_READ', 'CARDS_READ', 'CARDS_WRITE', 'AUTHORIZATIONS_READ', 'EVENTS_READ'],
      expiresInSeconds: 300,
      trustedDocumentsOnly: true,
    });
    return token;
  }

  /** What a shop does: in test mode it can be played. Whether it was approved. */
  async buy(cardId: string, amount: number, name: string): Promise<boolean> {
    const input = { idempotencyKey: randomUUID(), cardId, amount, merchantData: { name, country: 'US' } };
    const { authorization } = await this.mutate<Payload & { authorization: { approved: boolean } }>(BUY, input);
    return authorization.approved;
  }

  private async mutate<P extends Payload>(mutation: string, input: object): Promise<P> {
    const { done } = await this.ask<{ done: P }>(mutation, { input });
    const [error] = done.userErrors;
    if (error !== undefined) throw new Error(error.message);
    return done;
  }

  private async ask<R>(query: string, variables: object): Promise<R> {
    const { url, apiKey } = this.options;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] }: { data?: R; errors?: readonly { message: string }[] } = JSON.parse(
      await response.text(),
    );
    const [error] = errors;
    if (error !== undefined || data === undefined) throw new Error(error?.message ?? `It answered ${response.status}.`);
    return data;
  }
}
