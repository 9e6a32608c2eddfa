import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What came of one subscription, in order. */
export interface Told<T> {
  readonly answers: readonly T[];
  /** Resolves with the answers when there are so many. */
  until(count: number): Promise<readonly T[]>;
  /** How it ended: null when it was complete, else the errors, or how the socket closed. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

export interface Line {
  /** Resolves when the socket is open and known. */
  readonly open: Promise<void>;
  readonly socket: WebSocket;
  /** How it closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  subscribe<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Told<T>;
  /** Resolves when what was subscribed to so far has begun. */
  begun(): Promise<void>;
  close(): void;
}

/** A graphql-ws client of its own, with the credential as browsers give it, after the socket is open. */
export function openLine(url: string, params: Readonly<Record<string, unknown>>): Line {
  let closed: (how: { code: number; reason: string }) => void = () => undefined;
  let opened: () => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const whenClosed = new Promise<{ code: number; reason: string }>((resolve) => (closed = resolve));
  const open = new Promise<void>((resolve, reject) => {
    opened = resolve;
    failed = reject;
  });
  open.catch(() => undefined);
  const sockets: WebSocket[] = [];
  class Watched extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols);
      sockets.push(this);
    }
  }
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Watched,
    connectionParams: params,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: failed,
    on: {
      connected: opened,
      closed: (event) => {
        if (typeof event === 'object' && event !== null && 'code' in event && 'reason' in event)
          closed({ code: Number(event.code), reason: String(event.reason) });
      },
    },
  });
  return {
    open,
    get socket() {
      const [socket] = sockets;
      if (socket === undefined) throw new Error('There is no socket yet.');
      return socket;
    },
    closed: whenClosed,
    subscribe: (query, variables = {}) => follow(client, query, variables),
    begun: () => asOne(client),
    close: () => void client.dispose(),
  };
}

/** A query takes the way of a subscription, and some steps more. */
function asOne(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.subscribe({ query: '{ __typename }' }, { next: () => undefined, error: reject, complete: resolve });
  });
}

function follow<T>(client: Client, query: string, variables: Record<string, unknown>): Told<T> {
  const answers: T[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const resolve of waiting) resolve();
  };
  let end: (how: unknown) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const stop = client.subscribe<T, never>(
    { query, variables },
    {
      next({ data, errors }) {
        if (errors !== undefined || data == null) end({ data, errors });
        else answers.push(data as T);
        look();
      },
      error: end,
      complete: () => end(null),
    },
  );
  return {
    answers,
    ended,
    stop,
    async until(count) {
      const early = ended.then((how) => {
        if (answers.length < count)
          throw new Error(`It ended after ${answers.length} of ${count} answers: ${JSON.stringify(how)}`);
      });
      early.catch(() => undefined);
      while (answers.length < count) {
        let resolve = () => undefined as void;
        const next = new Promise<void>((done) => (resolve = done));
        waiting.add(resolve);
        await Promise.race([next, early]);
        waiting.delete(resolve);
      }
      return answers;
    },
  };
}
