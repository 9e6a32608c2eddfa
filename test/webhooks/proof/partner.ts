import { anEndpoint, told } from '../../deliveries/given.js';
import type { Client } from '../../kit/client.js';
import { type PartnerServer, startPartnerServer } from '../../kit/partner-server.js';

const CARD = 'query OnCard($objectId: ID!) { card(id: $objectId) { stripeId metadata { key value } } }';
/** Of so many requests it fails one. */
const FAILS = 20;

/** Who is sent what happens to the cards of each account, and knows what it has had by the id that it comes under. */
export class Partner {
  private constructor(private readonly server: PartnerServer) {}

  static async open(client: Client, accounts: readonly string[]): Promise<Partner> {
    let requests = 0;
    const server = await startPartnerServer({}, (response) => {
      requests += 1;
      response.writeHead(requests % FAILS === 0 ? 500 : 200).end('{}');
    });
    try {
      for (const accountId of accounts) await anEndpoint(client, { accountId, url: server.url, document: CARD });
    } catch (error) {
      await server.close();
      throw error;
    }
    return new Partner(server);
  }

  /** What it has acted on: all that came under one id is one. */
  get effects(): { readonly account: string; readonly event: string }[] {
    const byId = new Map(this.server.received.map((received) => [String(received.headers['webhook-id']), received]));
    return [...byId.values()].map((received) => {
      const { accountId, eventId } = told(received);
      return { account: accountId ?? '', event: eventId?.split('/').at(-1) ?? '' };
    });
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
