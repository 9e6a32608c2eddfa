import type { Question } from '../partner/question.js';

/** Who decides over GraphQL, on a line that is open in this process. */
export interface Responder {
  readonly accounts: 'all' | readonly string[];
  /** Tells the question. False: it is not told, and no answer is to be waited for. */
  ask(question: Question): Promise<boolean>;
}

/** Instead of an account: all. */
export const ALL = '*';

interface Round {
  readonly asked: Set<Responder>;
  readonly none: () => void;
}

export interface ListeningOptions {
  /** Somebody listens for these now, or nobody does any more. */
  readonly changed: (accounts: readonly string[], listened: boolean) => void;
}

/** The responders of this process, and the questions that were put to them. */
export class Listening {
  private readonly byAccount = new Map<string, Set<Responder>>();
  private readonly rounds = new Set<Round>();

  constructor(private readonly options: ListeningOptions) {}

  /** The accounts for which somebody listens. */
  get accounts(): string[] {
    return [...this.byAccount.keys()];
  }

  has(account: string): boolean {
    return this.byAccount.has(account) || this.byAccount.has(ALL);
  }

  /** Listens until what it returns is called. */
  join(responder: Responder): () => void {
    const accounts = responder.accounts === 'all' ? [ALL] : [...new Set(responder.accounts)];
    const fresh = accounts.filter((account) => !this.byAccount.has(account));
    for (const account of accounts)
      this.byAccount.set(account, (this.byAccount.get(account) ?? new Set()).add(responder));
    if (fresh.length > 0) this.options.changed(fresh, true);
    return () => this.leave(responder, accounts);
  }

  /**
   * Puts a question to all who listen for its account. `none` is called as soon as none of them is left who may answer;
   * not after what this returns was called.
   */
  put(question: Question, none: () => void): () => void {
    const { account } = question.purchase;
    const asked = new Set([...(this.byAccount.get(account) ?? []), ...(this.byAccount.get(ALL) ?? [])]);
    const round: Round = { asked, none };
    this.rounds.add(round);
    if (asked.size === 0) this.end(round);
    for (const responder of [...asked])
      responder.ask(question).then(
        (told) => void (told || this.drop(round, responder)),
        () => this.drop(round, responder),
      );
    return () => void this.rounds.delete(round);
  }

  private leave(responder: Responder, accounts: readonly string[]): void {
    const left = accounts.filter((account) => {
      const others = this.byAccount.get(account);
      if (others?.delete(responder) !== true || others.size > 0) return false;
      return this.byAccount.delete(account);
    });
    if (left.length > 0) this.options.changed(left, false);
    for (const round of [...this.rounds]) this.drop(round, responder);
  }

  private drop(round: Round, responder: Responder): void {
    if (round.asked.delete(responder) && round.asked.size === 0) this.end(round);
  }

  private end(round: Round): void {
    if (this.rounds.delete(round)) round.none();
  }
}
