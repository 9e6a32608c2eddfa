import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Cut } from './lines.js';
import type { Outlet } from './until-ended.js';

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy would collect what is to arrive at once.
  'x-accel-buffering': 'no',
};
/** So long an answer that is ended may take to leave. */
const CLOSE_MS = 1_000;

/** One answer that goes on as events. */
export class EventStream implements Outlet {
  /** What was told before the head of the answer was sent. */
  private early: string[] | null = [];

  constructor(
    private readonly response: ServerResponse,
    private readonly expiresAt: Date | null,
    private readonly mostUnread: number,
  ) {}

  begin(status: number, headers: Readonly<Record<string, string>>): void {
    this.response.writeHead(status, { ...headers, ...HEAD });
    for (const text of this.early ?? []) this.response.write(text);
    this.early = null;
  }

  send(answer: string): boolean {
    if (this.response.writableLength > this.mostUnread) return false;
    if (this.expiresAt === null || Date.now() < this.expiresAt.getTime())
      this.write(`event: next\ndata: ${answer}\n\n`);
    return true;
  }

  room(): Promise<void> {
    const { response } = this;
    if (response.writableLength <= this.mostUnread / 2 || response.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      response.once('drain', resolve);
      response.once('close', resolve);
    });
  }

  write(text: string): void {
    if (this.early !== null) this.early.push(text);
    else if (this.response.writable) this.response.write(text);
  }

  /** Tells why nothing more comes. */
  fail(error: GraphQLFormattedError): void {
    this.write(`event: next\ndata: ${JSON.stringify({ errors: [error] })}\n\nevent: complete\ndata:\n\n`);
    this.end();
  }

  /** When this process ends it is no completion, so that whoever reads comes back. */
  cut(why: Cut): void {
    if (why === 'going away') return this.end();
    const message = 'The credential is expired or revoked.';
    this.fail(new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } }).toJSON());
  }

  end(): void {
    this.response.end();
    setTimeout(() => this.response.destroy(), CLOSE_MS).unref();
  }
}
