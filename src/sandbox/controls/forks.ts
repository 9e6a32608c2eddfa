/** A sandbox that was started with the world of a snapshot. */
export interface Fork {
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface ForkOptions {
  /** Its webhook endpoints stay enabled, and deliver to the same addresses as those of the sandbox that it came from. */
  webhooks?: boolean;
}

/** The forks of one sandbox that are running. They end with it, or when they are stopped. */
export class Forks<F extends Fork = Fork> {
  private readonly running = new Map<number, F>();

  constructor(private readonly open: (snapshot: string, options: ForkOptions) => Promise<F>) {}

  async start(snapshot: string, options: ForkOptions = {}): Promise<F> {
    const fork = await this.open(snapshot, options);
    this.running.set(fork.port, fork);
    return fork;
  }

  list(): { url: string; port: number }[] {
    return [...this.running.values()].map(({ url, port }) => ({ url, port }));
  }

  /** Returns whether there was one. */
  async stop(port: number): Promise<boolean> {
    const fork = this.running.get(port);
    this.running.delete(port);
    await fork?.close();
    return fork !== undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((port) => this.stop(port)));
  }
}
