import { type Line, openLine, type Told } from '../../kit/subscribe.js';

const CARDS = `subscription ($accountId: ID!, $after: ID!) {
  cardChanged(accountId: $accountId, after: $after) { eventId card { stripeId metadata { key value } } }
}`;

interface CardTold {
  readonly cardChanged: {
    readonly eventId: string;
    readonly card: {
      readonly stripeId: string;
      readonly metadata: readonly { readonly key: string; readonly value: string }[];
    };
  };
}

/** More often nothing is gained by asking again. */
const MOST_PARTS = 1_000;

/** Who hears of one account's cards over a socket, and goes on after the last event when it breaks. */
export class SocketListener {
  private readonly parts: Told<CardTold>[] = [];
  private line: Line | undefined;
  private url = '';

  /** `since`: global id of an event before all that it shall hear of. */
  constructor(
    private readonly credential: string,
    readonly account: string,
    private readonly since: string,
  ) {}

  /** Stripe's ids of the events, in the order of their telling. */
  get ids(): string[] {
    return this.told().map(({ eventId }) => eventId.slice(this.account.length + 1));
  }

  /** Each card's own entries as it was told last. */
  get picture(): ReadonlyMap<string, Readonly<Record<string, string>>> {
    const entries = ({ card: { metadata } }: CardTold['cardChanged']) =>
      Object.fromEntries(metadata.map(({ key, value }) => [key, value]));
    return new Map(this.told().map((told) => [told.card.stripeId, entries(told)]));
  }

  async connect(url: string): Promise<void> {
    const line = openLine(url, { authorization: `Bearer ${this.credential}` });
    this.line = line;
    this.url = url;
    await line.open;
    this.follow(line);
    await line.begun();
  }

  /** Resolves when it was told of so many; a line that is broken off meanwhile is opened again. */
  async reaches(count: number): Promise<void> {
    while (this.ids.length < count) {
      const now = this.parts.at(-1);
      if (now === undefined) throw new Error('It is not connected.');
      const more = now.until(now.answers.length + 1);
      const isOver = await more.then(
        () => false,
        () => true,
      );
      if (isOver && this.parts.at(-1) === now) await this.connect(this.url);
    }
  }

  close(): void {
    this.line?.close();
  }

  private follow(line: Line): void {
    const after = this.told().at(-1)?.eventId ?? this.since;
    const part = line.subscribe<CardTold>(CARDS, { accountId: this.account, after });
    this.parts.push(part);
    // A refusal of the server's; when the socket breaks, whoever owns this connects it again.
    void part.ended.then((how) => {
      if (this.line === line && Array.isArray(how) && this.parts.length < MOST_PARTS) this.follow(line);
    });
  }

  private told(): CardTold['cardChanged'][] {
    return this.parts.flatMap(({ answers }) => answers.map(({ cardChanged }) => cardChanged));
  }
}
