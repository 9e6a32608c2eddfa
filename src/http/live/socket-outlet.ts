import type { WebSocket } from 'ws';
import type { Outlet } from './until-ended.js';

const CLOSE_MS = 1_000;

/** One WebSocket as what is told goes out on it. */
export class SocketOutlet {
  /** Whether anything came from the other side since it was last asked. */
  isAlive = true;
  /** Nothing is told after this time; milliseconds since 1970. */
  until = Number.POSITIVE_INFINITY;
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly socket: WebSocket,
    private readonly mostUnread: number,
  ) {
    socket.on('pong', () => (this.isAlive = true));
    socket.once('close', () => this.release());
  }

  /** For one operation: a message of graphql-transport-ws around each answer. */
  of(id: string): Outlet {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return {
      send: (answer) => this.send(`${head}${answer}}`),
      room: () => this.room(),
    };
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** A socket that does not say within a second that it has closed, too, is gone. */
  end({ code, reason }: { readonly code: number; readonly reason: string }): void {
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), CLOSE_MS).unref();
  }

  private send(message: string): boolean {
    const { socket } = this;
    if (Date.now() >= this.until) return true;
    if (socket.bufferedAmount > this.mostUnread) return false;
    if (this.isOpen) socket.send(message, this.sent);
    return true;
  }

  private room(): Promise<void> {
    if (this.hasRoom || !this.isOpen) return Promise.resolve();
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  private get hasRoom(): boolean {
    return this.socket.bufferedAmount <= this.mostUnread / 2;
  }

  private readonly sent = (): void => {
    if (this.waiting.size > 0 && this.hasRoom) this.release();
  };

  private release(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
