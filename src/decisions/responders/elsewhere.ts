import { ALL } from './listening.js';

/** So long an instance, and that it listens for an account, is believed. It says so every second. */
const BELIEVED_MS = 3_000;

interface Instance {
  until: number;
  readonly accounts: Map<string, number>;
}

/** The other instances, and for which accounts somebody listens there. What is not said again is forgotten. */
export class Elsewhere {
  private readonly instances = new Map<string, Instance>();

  constructor(private readonly now: () => number) {}

  /** All that are there. */
  get all(): string[] {
    return [...this.instances].filter(([, { until }]) => until > this.now()).map(([instance]) => instance);
  }

  /** Where somebody listens for the account. */
  with(account: string): string[] {
    const now = this.now();
    const listens = ({ accounts }: Instance) => (accounts.get(account) ?? 0) > now || (accounts.get(ALL) ?? 0) > now;
    return this.all.filter((instance) => {
      const known = this.instances.get(instance);
      return known !== undefined && listens(known);
    });
  }

  listens(instance: string, accounts: readonly string[]): void {
    const until = this.now() + BELIEVED_MS;
    const known = this.instances.get(instance) ?? { until, accounts: new Map<string, number>() };
    known.until = until;
    for (const account of accounts) known.accounts.set(account, until);
    this.instances.set(instance, known);
  }

  listensNoMore(instance: string, accounts: readonly string[]): void {
    for (const account of accounts) this.instances.get(instance)?.accounts.delete(account);
  }

  isGone(instance: string): void {
    this.instances.delete(instance);
  }

  /** Forgets what was not said again. */
  sweep(): void {
    const now = this.now();
    for (const [instance, { until, accounts }] of this.instances) {
      if (until <= now) this.instances.delete(instance);
      for (const [account, believed] of accounts) if (believed <= now) accounts.delete(account);
    }
  }
}
