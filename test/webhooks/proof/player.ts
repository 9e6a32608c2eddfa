import type Stripe from 'stripe';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { anOnboardedAccount } from '../../kit/given/accounts.js';
import { aCard, aCardholder } from '../../kit/given/cards.js';
import type { Random } from '../../kit/random.js';
import { stripeFor } from '../../kit/start-gateway.js';

export interface Player {
  readonly accounts: readonly string[];
  /** Makes so many events: of each hundred five are lost, twenty come in reverse order and thirty twice. */
  play(count: number): Promise<void>;
  /** Time passes, in which all that waits to be sent again is. */
  delivered(): Promise<void>;
  /** Of all accounts and the platform. */
  events(): Promise<Stripe.Event[]>;
  /** Each card as it is, by its id. */
  cards(): Promise<ReadonlyMap<string, Stripe.Issuing.Card>>;
}

const ACCOUNTS = 4;
const CHUNK = 100;
const FAULTS = { lose: 5, reverse: 20, duplicate: 30 };
const AT_ONCE = 10;
/** Seconds: however often the gateway is killed, it is there again before the last. */
const RETRIES = [1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 32, 64, 64];

/** The sandbox as Stripe on a bad day. */
export async function startPlayer(sandbox: Sandbox, random: Random, cardCount: number): Promise<Player> {
  const stripe = stripeFor(sandbox);
  const control = (path: string, body: object) =>
    fetch(`${sandbox.url}/_sandbox/webhooks${path}`, { method: 'POST', body: JSON.stringify(body) });
  await control('', { retry_delays: RETRIES });
  const accounts: string[] = [];
  const cards: { readonly id: string; readonly account: string }[] = [];
  for (let number = 0; number < ACCOUNTS; number += 1) {
    const { id: account } = await anOnboardedAccount(stripe);
    const { id: cardholder } = await aCardholder(stripe, account);
    accounts.push(account);
    for (let card = 0; card < cardCount / ACCOUNTS; card += 1)
      cards.push({ id: (await aCard(stripe, account, { cardholder })).id, account });
  }
  let made = 0;

  async function playChunk(size: number): Promise<void> {
    if (size === CHUNK) await control('', FAULTS);
    let left = size;
    const change = async () => {
      while (left > 0) {
        left -= 1;
        const { id, account } = cards[random.below(cards.length)]!;
        await stripe.issuing.cards.update(id, { metadata: { n: String((made += 1)) } }, { stripeAccount: account });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, change));
    await sandbox.webhooks.settled();
    sandbox.clearRequests();
  }

  return {
    accounts,
    async play(count) {
      for (let left = count; left > 0; left -= CHUNK) await playChunk(Math.min(CHUNK, left));
    },
    async delivered() {
      sandbox.clock.advance(Math.max(...RETRIES));
      await sandbox.webhooks.settled();
    },
    async events() {
      const found: Stripe.Event[] = [];
      for (const account of [undefined, ...accounts]) {
        const on = account === undefined ? {} : { stripeAccount: account };
        for await (const event of stripe.events.list({ limit: 100 }, on)) found.push(event);
      }
      return found;
    },
    async cards() {
      const found = new Map<string, Stripe.Issuing.Card>();
      for (const account of accounts)
        for await (const card of stripe.issuing.cards.list({ limit: 100 }, { stripeAccount: account }))
          found.set(card.id, card);
      return found;
    },
  };
}
