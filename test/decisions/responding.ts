import type { Client } from '../kit/client.js';
import { createClient } from '../kit/client.js';
import { type Line, openLine, type Told } from '../kit/subscribe.js';

export const REQUESTS = `subscription($accountId: ID) { authorizationDecisionRequested(accountId: $accountId) {
  id authorizationId cardId cardholderId askedAt respondBy
  purchase { amount { amount currency } merchantCategory amountControllable } } }`;
export const RESPOND = `mutation($input: RespondToAuthorizationInput!) { respondToAuthorization(input: $input) {
  decisionId approved replayed userErrors { __typename code message path retryable ... on InvalidState { state } } } }`;

export interface Requested {
  readonly authorizationDecisionRequested: {
    readonly id: string;
    readonly authorizationId: string;
    readonly cardId: string;
    readonly respondBy: string;
    readonly purchase: { readonly amount: { readonly amount: number } };
  };
}

export interface Responded {
  readonly decisionId: string | null;
  readonly approved: boolean | null;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly path: string[]; readonly state?: string }[];
}

type Request = Requested['authorizationDecisionRequested'];
/** What the partner says; null: nothing. */
export type Says = (request: Request) => object | null | Promise<object>;

export interface RespondingPartner {
  readonly line: Line;
  readonly client: Client;
  readonly told: Told<Requested>;
  /** What came of its answers, in their order. */
  readonly came: readonly Responded[];
  /** Resolves when the answers so far have come. */
  settled(): Promise<unknown>;
  says(next: Says): void;
}

let count = 0;

export async function respond(client: Client, decisionId: string, answer: object): Promise<Responded> {
  const input = { idempotencyKey: `respond-${count++}`, decisionId, ...answer };
  return (await client.run<{ respondToAuthorization: Responded }>(RESPOND, { input })).respondToAuthorization;
}

/** A partner that listens at one gateway over a WebSocket, and answers each request at another, or the same. */
export async function openRespondingPartner(
  url: string,
  secret: string,
  { answersAt = url, accountId }: { readonly answersAt?: string; readonly accountId?: string } = {},
): Promise<RespondingPartner> {
  const line = openLine(url, { authorization: `Bearer ${secret}` });
  await line.open;
  const client = createClient(answersAt, secret);
  const told = line.subscribe<Requested>(REQUESTS, accountId === undefined ? {} : { accountId });
  await line.begun();
  const came: Responded[] = [];
  const pending: Promise<unknown>[] = [];
  let says: Says = () => ({ approved: true });
  const follow = async () => {
    for (let next = 1; ; next++) {
      const request = (await told.until(next))[next - 1]!.authorizationDecisionRequested;
      const said = says(request);
      const answered = async (answer: object) => came.push(await respond(client, request.id, answer));
      if (said !== null) pending.push(Promise.resolve(said).then(answered));
    }
  };
  // It ends with its line.
  follow().catch(() => undefined);
  return {
    line,
    client,
    told,
    came,
    settled: () => Promise.all(pending),
    says: (next) => {
      says = next;
    },
  };
}
