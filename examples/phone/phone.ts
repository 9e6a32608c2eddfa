/*
 * What an app on a phone does, without its screen: a token of its cardholder's, its own cards, freezing one, spending as it
 * happens, also after the line was lost, and nothing but the operations that it was built with.
 *
 *   npm run phone            GATEWAY_URL and API_KEY name a gateway that runs already, in test mode
 *
 * It ends with 0 if everything went as it says, otherwise with 1.
 */
import { randomUUID } from 'node:crypto';
import { App } from './app.js';
import { Backend, type Cardholder } from './backend.js';
import { openGateway } from './gateway.js';
import {
  ActivateMyCardDocument,
  FreezeMyCardDocument,
  type FreezeMyCardMutation,
  MyCardsDocument,
  MyPurchasesDocument,
  MySpendingDocument,
  type MySpendingSubscription,
} from './operations/graphql.js';

const print = (line: string) => console.log(line);

async function main(): Promise<void> {
  const gateway = await openGateway(process.env);
  const backend = new Backend(gateway);
  try {
    print(`  ${await backend.register()} operations of the app are registered`);
    const [me, somebodyElse] = await backend.cardholders();
    if (me === undefined) throw new Error('Nobody has a card that can be used.');
    const app = new App({ url: gateway.url, token: () => backend.tokenFor(me) });
    try {
      await use(app, backend, me, somebodyElse);
    } finally {
      await app.close();
    }
  } finally {
    await gateway.close();
  }
}

async function use(app: App, backend: Backend, me: Cardholder, somebodyElse: Cardholder | undefined): Promise<void> {
  const { cardholder } = await app.run(MyCardsDocument, { cardholderId: me.id });
  const cards = cardholder?.cards?.nodes ?? [];
  for (const { brand, last4, status } of cards) print(`  ${cardholder?.name}: ${brand} ${last4} is ${status}`);
  const card = cards.find(({ status }) => status === 'ACTIVE');
  if (card === undefined) throw new Error('None of the cards can be used.');

  await refused('a text of its own', app.say('{ viewer { name } }'));
  if (somebodyElse !== undefined)
    await refused("somebody else's cards", app.run(MyCardsDocument, { cardholderId: somebodyElse.id }));

  const spending = new Spending();
  const stop = app.follow(MySpendingDocument, {}, spending);
  try {
    await spending.begins();
    await bought(backend.buy(card.id, 450, 'Corner Coffee'), true);
    await spending.tells('Corner Coffee');

    const { freezeCard } = await app.run(FreezeMyCardDocument, { cardId: card.id, idempotencyKey: keyFor('freeze') });
    print(`  it is ${statusOf(freezeCard)} now`);
    await bought(backend.buy(card.id, 1_900, 'Lucky Casino'), false);
    await spending.tells('Lucky Casino');
    const { activateCard } = await app.run(ActivateMyCardDocument, { cardId: card.id, idempotencyKey: keyFor('thaw') });
    print(`  it is ${statusOf(activateCard)} again`);

    app.loseTheLine();
    print('  the line is lost');
    await bought(backend.buy(card.id, 1_200, 'Rocket Books'), true);
    await spending.tells('Rocket Books');
    spending.mustBeWithoutRepetition();
  } finally {
    stop();
  }

  const { card: mine } = await app.run(MyPurchasesDocument, { cardId: card.id });
  for (const { approved, amount, merchantData } of mine?.authorizations?.nodes ?? [])
    print(`  ${approved ? 'bought' : 'declined'}  ${amount.formatted}  ${merchantData?.name}`);
}

/** One key for each intention: sent again after a lost answer, it does nothing twice. */
const keyFor = (intention: string) => `${intention}-${randomUUID()}`;

function statusOf({ card, userErrors }: FreezeMyCardMutation['freezeCard']): string {
  const [error] = userErrors;
  if (card == null || error !== undefined) throw new Error(error?.message ?? 'There was no card in the answer.');
  return card.status;
}

async function bought(buying: Promise<boolean>, wanted: boolean): Promise<void> {
  if ((await buying) !== wanted) throw new Error(`A purchase was ${wanted ? 'declined' : 'approved'}.`);
}

async function refused(what: string, work: Promise<unknown>): Promise<void> {
  const answer = await work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (answer === null) throw new Error(`The app was shown ${what}.`);
  print(`  ${what}: refused, ${answer}`);
}

/** Purchases as they are told, each once. */
class Spending {
  private readonly events: string[] = [];
  private readonly shops = new Set<string>();
  private looks: (() => void)[] = [];
  private isOpen = false;
  private failure: unknown;

  readonly hear = ({ authorizationChanged: { eventId, eventType, authorization } }: MySpendingSubscription): string => {
    this.events.push(eventId);
    if (eventType === 'issuing_authorization.created' && authorization) {
      const { approved, amount, merchantData } = authorization;
      print(`  -> ${approved ? 'bought' : 'declined'} ${amount.formatted} ${merchantData?.name}`);
      this.shops.add(merchantData?.name ?? '');
    }
    this.look();
    return eventId;
  };

  readonly begun = (): void => {
    this.isOpen = true;
    this.look();
  };

  readonly refused = (error: unknown): void => {
    this.failure = error;
    this.look();
  };

  begins(): Promise<void> {
    return this.until('The subscription did not begin.', () => this.isOpen);
  }

  tells(shop: string): Promise<void> {
    return this.until(`Nothing was told of ${shop}.`, () => this.shops.has(shop));
  }

  mustBeWithoutRepetition(): void {
    if (new Set(this.events).size < this.events.length) throw new Error('An event was told twice.');
  }

  private look(): void {
    for (const look of this.looks) look();
  }

  private until(otherwise: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(otherwise)), 20_000);
      const look = () => {
        if (this.failure !== undefined)
          reject(new Error(`The subscription was refused: ${JSON.stringify(this.failure)}`));
        else if (holds()) resolve();
        else return;
        clearTimeout(timer);
        this.looks = this.looks.filter((one) => one !== look);
      };
      this.looks.push(look);
      look();
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
