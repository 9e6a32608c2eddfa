import type { Logger } from '../../log.js';
import type { Store } from '../../store/index.js';
import { toAppliedEvent } from '../applied.js';
import type { AppliedEvent } from '../topics.js';
import type { Ending, EventName, Listener, Place } from './listener.js';

type Answer = string | null;

/** What is asked of events. */
export interface Question<L extends Listener> {
  /** The same for those that get the same answers, and for nobody else. */
  readonly key: string;
  readonly accounts: 'all' | readonly string[];
  hears(event: AppliedEvent): boolean;
  /** To be told as it is, or null: nothing is told. `to` are those who will be told. @throws Stop, Error */
  answer(event: AppliedEvent, to: Iterable<L>): Promise<Answer> | Answer;
}

/** Thrown by an answer that cannot be made: its listeners are told no more. */
export class Stop extends Error {
  override readonly name = 'Stop';

  constructor(readonly ending: Ending) {
    super(`No more can be told: ${ending.why}`);
  }
}

/** So many answers are made at the same time; they are told in the order of their events. */
const AT_ONCE = 8;
/** So many events wait for their answers, or for a listener to have caught up. */
const MOST_WAITING = 1_000;
const PAGE = 100;
/** So many answers are kept for listeners that come back together. */
const MOST_KEPT = 200;

interface Waiting {
  readonly event: AppliedEvent;
  answer: Answer | undefined;
}

interface Told {
  readonly event: AppliedEvent;
  readonly answer: Answer;
}

interface Member<L> {
  readonly listener: L;
  /** All up to this number was told. */
  seq: number;
  last: EventName | null;
  /** What is told meanwhile to the others, unless it was too much; null while it is told to this one, too. */
  held: Told[] | 'too much' | null;
  here: boolean;
}

/** One question, and all who ask it. */
export class Feed<L extends Listener> {
  private readonly members = new Set<Member<L>>();
  private readonly waiting: Waiting[] = [];
  private begun = 0;
  private readonly kept = new Map<number, Promise<Answer> | Answer>();

  constructor(
    readonly question: Question<L>,
    private readonly inbox: Pick<Store['inbox'], 'after'>,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  get isEmpty(): boolean {
    return this.members.size === 0;
  }

  /** Told from the event after the place on; what has happened since an event comes from the inbox. */
  join(listener: L, after: Place | { readonly seq: number; readonly event: null }): () => void {
    const { seq, event: last } = after;
    const member: Member<L> = { listener, seq, last, held: last === null ? null : [], here: true };
    this.members.add(member);
    if (last !== null) this.replay(member).catch((error: unknown) => this.end(member, this.endingOf(error)));
    return () => this.leave(member);
  }

  hear(event: AppliedEvent): void {
    if (this.members.size === 0 || !this.question.hears(event)) return;
    if (this.waiting.length >= MOST_WAITING) return this.endAll({ why: 'behind' });
    this.waiting.push({ event, answer: undefined });
    this.begin();
  }

  private begin(): void {
    while (this.begun < Math.min(this.waiting.length, AT_ONCE)) {
      const one = this.waiting[this.begun]!;
      this.begun += 1;
      const made = this.answer(one.event, null);
      if (made instanceof Promise) made.then((answer) => this.made(one, answer)).catch((error) => this.fail(error));
      else this.made(one, made);
    }
  }

  private made(one: Waiting, answer: Answer): void {
    one.answer = answer;
    for (let [head] = this.waiting; head?.answer !== undefined; [head] = this.waiting) {
      this.waiting.shift();
      this.begun -= 1;
      const told = { event: head.event, answer: head.answer };
      for (const member of this.members) this.tell(member, told);
    }
    this.begin();
  }

  private fail(error: unknown): void {
    this.endAll(this.endingOf(error));
  }

  /** For one member, or for all. */
  private answer(event: AppliedEvent, to: Member<L> | null): Promise<Answer> | Answer {
    const known = this.kept.get(event.seq);
    if (known !== undefined) return known;
    const answer = attempt(() => this.question.answer(event, to === null ? this.listeners() : [to.listener]));
    if (this.members.size > 1) this.keep(event.seq, answer);
    return answer;
  }

  private *listeners(): Iterable<L> {
    for (const { listener } of this.members) yield listener;
  }

  private keep(seq: number, answer: Promise<Answer> | Answer): void {
    this.kept.set(seq, answer);
    if (answer instanceof Promise) answer.catch(() => this.kept.delete(seq));
    for (const oldest of this.kept.keys()) if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
  }

  private tell(member: Member<L>, { event, answer }: Told): void {
    if (!member.here || event.seq <= member.seq) return;
    if (member.held === null) return this.give(member, event, answer);
    if (member.held === 'too much') return;
    if (member.held.length < MOST_WAITING) member.held.push({ event, answer });
    else member.held = 'too much';
  }

  private give(member: Member<L>, event: AppliedEvent, answer: Answer): void {
    if (answer !== null) {
      if (!member.listener.take(answer)) return this.end(member, { why: 'slow' });
      member.last = event;
    }
    member.seq = event.seq;
  }

  /**
   * What is told to the others is held back from before each look into the inbox, so that nothing falls in between;
   * what both have is told once, by its number.
   */
  private async replay(member: Member<L>): Promise<void> {
    while (member.here && member.held !== null) {
      member.held = [];
      const found = await this.inbox.after(member.seq, { accounts: this.question.accounts }, PAGE);
      for (const entry of found) {
        const event = toAppliedEvent(entry);
        const answer = this.question.hears(event) ? await this.answer(event, member) : null;
        if (answer !== null) await member.listener.room();
        if (!member.here) return;
        this.give(member, event, answer);
      }
      if (found.length < PAGE) this.release(member);
    }
  }

  /** It has caught up, unless too much was told meanwhile to hold it. */
  private release(member: Member<L>): void {
    const { held } = member;
    if (held === null || held === 'too much') return;
    member.held = null;
    for (const told of held) this.tell(member, told);
  }

  private endingOf(error: unknown): Ending {
    if (error instanceof Stop) return error.ending;
    this.log.error({ err: error }, 'an event could not be told to those who subscribe');
    return { why: 'failed' };
  }

  private endAll(ending: Ending): void {
    this.waiting.length = 0;
    this.begun = 0;
    for (const member of this.members) this.end(member, ending);
  }

  private end(member: Member<L>, ending: Ending): void {
    if (!member.here) return;
    this.leave(member);
    member.listener.ended(ending, member.last);
  }

  private leave(member: Member<L>): void {
    member.here = false;
    this.members.delete(member);
  }
}

function attempt(work: () => Promise<Answer> | Answer): Promise<Answer> | Answer {
  try {
    return work();
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
