import type { StorePoint } from './orders.js';
import type { GatewayProcess, Processes } from './processes.js';

/** A gateway that is killed with all others of its process, and is there again in the next one. */
export interface Gateway {
  readonly url: string;
  /** Resolves when it stands still at the point; never, if it does not come there. */
  trace(stop?: StorePoint): Promise<{ readonly held: Promise<unknown> }>;
  /** The store's writes since then. */
  moves(): Promise<readonly string[]>;
  /** Says that it may be killed; resolves when it was, and is there again. */
  killed(): Promise<void>;
  leave(): Promise<void>;
}

interface On {
  readonly databaseUrl: string;
  readonly stripeBase: string;
}

interface Place extends On {
  readonly place: number;
  url: string;
  held: Promise<unknown>;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many gateways in one process: as soon as each of them is where it is to be killed, SIGKILL ends the process. To load the
 * code is most of what a start costs, and one process loads it once for all.
 */
export class Fleet {
  private readonly places = new Set<Place>();
  private readonly waiting = new Map<Place, Waiting>();
  private process: GatewayProcess;
  private restart: Promise<unknown> = Promise.resolve();
  private count = 0;

  constructor(private readonly processes: Processes) {
    this.process = processes.next();
  }

  async join(on: On): Promise<Gateway> {
    const place: Place = { ...on, place: this.count++, url: '', held: Promise.resolve() };
    this.places.add(place);
    await this.restart;
    await this.open(place);
    return this.gatewayAt(place);
  }

  private gatewayAt(place: Place): Gateway {
    const moves = (told: { readonly moves?: readonly string[] }) => told.moves;
    return {
      get url() {
        return place.url;
      },
      trace: async (stop) => {
        await this.process.ask({ place: place.place, do: 'trace', stop }, moves);
        return { held: place.held };
      },
      moves: () => this.process.ask({ place: place.place, do: 'tell' }, moves),
      killed: () =>
        new Promise((resolve, reject) => {
          this.waiting.set(place, { resolve, reject });
          this.killIfAllWait();
        }),
      leave: async () => {
        await this.process.ask({ place: place.place, do: 'close' }, moves);
        this.places.delete(place);
        this.killIfAllWait();
      },
    };
  }

  private killIfAllWait(): void {
    if (this.waiting.size === 0 || this.waiting.size < this.places.size) return;
    const waiting = [...this.waiting];
    this.waiting.clear();
    this.restart = this.killAndStart(waiting.map(([place]) => place)).then(
      () => waiting.forEach(([, { resolve }]) => resolve()),
      (error: unknown) => waiting.forEach(([, { reject }]) => reject(error)),
    );
  }

  private async killAndStart(places: readonly Place[]): Promise<void> {
    await this.process.kill();
    this.process = this.processes.next();
    // One after another: a process that builds eight schemas at once hears nothing of its databases.
    for (const place of places) await this.open(place);
  }

  private async open(place: Place): Promise<void> {
    place.held = this.process.heard(place.place, (told) => told.held);
    place.held.catch(() => undefined);
    place.url = await this.process.ask({ ...place, do: 'open' }, (told) => told.url);
  }
}
