import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from './operations/graphql.js';

/** An operation of the app's, whose text stands at the gateway already: its hash is all that is sent. */
type Operation<R, V> = TypedDocumentString<R, V>;

interface Answer<R> {
  readonly data?: R | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface AppOptions {
  /** The gateway's. */
  readonly url: string;
  /** Asked for whenever one is needed: a token lives for minutes. */
  readonly token: () => Promise<string>;
}

/** What an app on a phone has of the gateway: its operations over HTTP, and one socket for what happens. */
export class App {
  private readonly sockets = new Set<WebSocket>();
  private readonly client: Client;

  constructor(private readonly options: AppOptions) {
    const { sockets } = this;
    this.client = createClient({
      url: `${options.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols);
          sockets.add(this);
          this.once('close', () => sockets.delete(this));
        }
      },
      connectionParams: async () => ({ authorization: `Bearer ${await options.token()}` }),
      // Subscriptions come back by themselves, with the event after which to go on.
      retryAttempts: 0,
    });
  }

  /** @throws Error with what the gateway says, where it answers nothing */
  async run<R, V>(operation: Operation<R, V>, variables: V): Promise<R> {
    return await this.ask<R>({ documentId: hashOf(operation), variables });
  }

  /** What an app cannot do: a text of its own. */
  async say(query: string): Promise<unknown> {
    return await this.ask({ query });
  }

  /**
   * Hears until what it returns is called. When the line is lost it begins again after the last event that was heard, so that
   * nothing is missed and nothing heard twice.
   */
  follow<R, V extends { readonly after?: unknown }>(
    operation: Operation<R, V>,
    variables: V,
    on: { readonly hear: (told: R) => string; readonly begun: () => void; readonly refused: (error: unknown) => void },
  ): () => void {
    let over = false;
    let after = variables.after;
    let stop = () => undefined as void;
    const begin = () => {
      const payload = { query: '', documentId: hashOf(operation), variables: { ...variables, after } };
      stop = this.client.subscribe<R>(payload, {
        next({ data, errors }) {
          if (errors) return on.refused(errors);
          if (data) after = on.hear(data);
        },
        error(error) {
          // An array is the gateway's answer; anything else is the line.
          if (Array.isArray(error)) on.refused(error);
          else if (!over) setTimeout(begin, 200);
        },
        complete: () => undefined,
      });
      // One socket answers in order: what is asked after the subscription is answered when it has begun.
      void this.ping().then(on.begun, () => undefined);
    };
    begin();
    return () => {
      over = true;
      stop();
    };
  }

  /** A tunnel, a lift: the line is gone without a word. */
  loseTheLine(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private ping(): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => resolve();
      // Whatever is answered, a refusal too, comes after what was asked before.
      this.client.subscribe(
        { query: '{ __typename }' },
        { next: done, complete: done, error: (error) => (Array.isArray(error) ? done() : reject(asError(error))) },
      );
    });
  }

  private async ask<R>(body: object): Promise<R> {
    const response = await fetch(`${this.options.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.options.token()}` },
      body: JSON.stringify(body),
    });
    const { data, errors = [] }: Answer<R> = JSON.parse(await response.text());
    const [error] = errors;
    if (error !== undefined) throw new Error(`${error.extensions?.code ?? response.status}: ${error.message}`);
    if (data == null) throw new Error(`The gateway answered ${response.status} and nothing else.`);
    return data;
  }
}

function hashOf<R, V>({ __meta__ }: Operation<R, V>): string {
  const { documentId }: { documentId?: unknown } = __meta__ ?? {};
  if (typeof documentId !== 'string') throw new Error('The operation was generated without its hash.');
  return documentId;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('The line was lost.'));
