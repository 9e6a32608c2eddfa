import { LRUCache } from 'lru-cache';
import type { Fallback } from '../decision.js';
import { amountFault, type PartnerAnswer, verdictOf } from '../partner/answer.js';
import type { Asked } from '../partner/ask-endpoint.js';
import type { Question } from '../partner/question.js';

/** An answer over GraphQL. */
export interface Response {
  readonly account: string;
  /** The decision's. */
  readonly id: string;
  /** The same for the same answer, however often it is sent, and for no other. */
  readonly key: string;
  readonly answer: PartnerAnswer;
}

/** What became of it. */
export type Outcome =
  /** It counts. */
  | { readonly kind: 'taken' }
  /** It counts nothing: another was first, or the time was over. */
  | { readonly kind: 'answered' | 'over' }
  /** The question waits on: this amount cannot be approved. `fault` follows the name of the field. */
  | { readonly kind: 'amount'; readonly fault: string };

/** Of one account. */
const MOST_OPEN = 100;
/** So many that are closed can still be told apart from those that never were. */
const REMEMBERED = 10_000;

interface Open {
  readonly question: Question;
  /** Who may answer; nobody is waited for when none of them is left. */
  readonly parties: Set<string>;
  close(came: Asked, by: string | null): void;
}

interface Closed {
  readonly account: string;
  /** The key of the answer that counted; null: none did. */
  readonly by: string | null;
}

/** Questions that wait for their first answer, within their time. */
export class OpenQuestions {
  private readonly open = new Map<string, Open>();
  private readonly counts = new Map<string, number>();
  private readonly closed = new LRUCache<string, Closed>({ max: REMEMBERED });

  /** Resolves always, and in the time; at once where there are too many, or nobody may answer. */
  ask(question: Question, parties: Iterable<string>, timeoutMs: number): Promise<Asked> {
    const { id, purchase } = question;
    const { account } = purchase;
    const count = this.counts.get(account) ?? 0;
    const waitsFor = new Set(parties);
    if (count >= MOST_OPEN) return Promise.resolve({ kind: 'failed', why: 'too_many_asked' });
    if (waitsFor.size === 0) return Promise.resolve({ kind: 'failed', why: 'gone' });
    this.counts.set(account, count + 1);
    return new Promise((resolve) => {
      const close = (came: Asked, by: string | null) => {
        if (!this.open.delete(id)) return;
        clearTimeout(timer);
        const left = (this.counts.get(account) ?? 1) - 1;
        if (left > 0) this.counts.set(account, left);
        else this.counts.delete(account);
        this.closed.set(id, { account, by });
        resolve(came);
      };
      const timer = setTimeout(() => close({ kind: 'failed', why: 'late' }, null), timeoutMs);
      this.open.set(id, { question, parties: waitsFor, close });
    });
  }

  /** Null: there is, and was lately, no such question here. */
  answer({ account, id, key, answer }: Response): Outcome | null {
    const open = this.open.get(id);
    if (open !== undefined) return open.question.purchase.account === account ? take(open, key, answer) : null;
    const closed = this.closed.get(id);
    if (closed?.account !== account) return null;
    if (closed.by === null) return { kind: 'over' };
    return { kind: closed.by === key ? 'taken' : 'answered' };
  }

  /** The party will not answer this question. */
  passed(id: string, party: string, why: Fallback = 'gone'): void {
    const open = this.open.get(id);
    if (open?.parties.delete(party) === true && open.parties.size === 0) open.close({ kind: 'failed', why }, null);
  }

  /** The party will answer none. */
  left(party: string): void {
    for (const id of [...this.open.keys()]) this.passed(id, party);
  }

  isOpen(id: string): boolean {
    return this.open.has(id);
  }

  /** Nobody is waited for any more. */
  closeAll(): void {
    for (const { close } of [...this.open.values()]) close({ kind: 'failed', why: 'gone' }, null);
  }
}

function take({ question, close }: Open, key: string, answer: PartnerAnswer): Outcome {
  const { purchase, respondBy } = question;
  if (Date.now() >= respondBy.getTime()) return { kind: 'over' };
  const fault = answer.amount == null ? null : amountFault(answer.amount, answer.approved, purchase);
  if (fault !== null) return { kind: 'amount', fault };
  close({ kind: 'answered', verdict: verdictOf(answer, purchase) }, key);
  return { kind: 'taken' };
}
