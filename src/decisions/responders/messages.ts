import { z } from 'zod';
import { isPlain, type Seal } from '../../util/seal.js';
import { partnerAnswer } from '../partner/answer.js';
import { purchase } from '../purchase.js';

/** So many accounts one message names. */
export const ACCOUNTS_A_MESSAGE = 100;

const from = z.string().min(1).max(64);
const to = from;
const id = z.string().regex(/^dec_\w{1,100}$/);
const call = z.string().min(1).max(64);
const account = z.string().regex(/^acct_\w{1,100}$/);
const accounts = z.array(z.union([z.literal('*'), account])).max(ACCOUNTS_A_MESSAGE);

/** What instances say to each other. */
const message = z.discriminatedUnion('kind', [
  /** Who is new asks all who they are. */
  z.object({ kind: z.literal('hello'), from }),
  z.object({ kind: z.literal('bye'), from }),
  /** Somebody listens here for these accounts; said again every second. */
  z.object({ kind: z.literal('listens'), from, accounts }),
  z.object({ kind: z.literal('listens_no_more'), from, accounts }),
  z.object({ kind: z.literal('ask'), from, id, purchase, forMs: z.number().positive().max(2_000) }),
  /** Of those who were asked here nobody is left. */
  z.object({ kind: z.literal('passed'), from, to, id }),
  z.object({ kind: z.literal('answer'), from, call, account, id, key: z.string().max(100), answer: partnerAnswer }),
  /** What became of an answer; null: the question is none of the speaker's. */
  z.object({
    kind: z.literal('outcome'),
    from,
    to,
    call,
    outcome: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.enum(['taken', 'answered', 'over']) }),
        z.object({ kind: z.literal('amount'), fault: z.string().max(200) }),
      ])
      .nullable(),
  }),
]);

export type Message = z.output<typeof message>;

const ABOUT = 'what instances say of decisions';

/** As it travels: closed where there is a key, so that nobody else can answer for a partner. */
export function closeMessage(said: Message, seal: Seal): string {
  return seal.close(JSON.stringify(said), ABOUT);
}

/** Null: it is none of ours, or not to be understood. */
export function openMessage(text: string, seal: Seal): Message | null {
  try {
    // Where there is a key, what is not closed was said by somebody else.
    if (seal.hides && isPlain(text)) return null;
    return message.parse(JSON.parse(seal.open(text, ABOUT)));
  } catch {
    return null;
  }
}
