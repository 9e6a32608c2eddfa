import type { Question, Responder } from '../../decisions/index.js';
import { type Ending, Stop } from '../../events/feeds/index.js';
import { openQuestions } from './questions.js';

const purchase = {
  ...{ authorization: 'iauth_1', account: 'acct_1', card: 'ic_1', cardholder: null, at: 1, amount: 1, held: 0 },
  ...{ currency: 'usd', amountControllable: false, cashback: 0, wallet: 'none', entryMode: 'online' },
  merchant: { id: 'm', name: null, category: 'bakeries', country: null, city: null },
};
const question = (forMs = 60_000): Question => ({ id: 'dec_1', purchase, respondBy: new Date(Date.now() + forMs) });

/** Listens, and tells what came of it. */
function listening(ask: (question: Question) => Promise<string | null>, takes = true) {
  const told: string[] = [];
  const endings: Ending[] = [];
  const faults: unknown[] = [];
  const joined = new Set<Responder>();
  const join = (responder: Responder) => {
    joined.add(responder);
    return () => void joined.delete(responder);
  };
  const opened = openQuestions({ accounts: 'all', responders: { join }, ask, onFault: (err) => faults.push(err) });
  const leave = opened.listen({
    take: (answer) => takes && told.push(answer) > 0,
    room: () => Promise.resolve(),
    ended: (ending) => endings.push(ending),
  });
  const [responder] = joined;
  return { asked: (one = question()) => responder!.ask(one), told, endings, faults, joined, leave };
}

describe('Who listens for purchases that wait', () => {
  it('is told of each in its time, until it leaves', async () => {
    const { asked, told, leave, joined } = listening(() => Promise.resolve('one'));
    expect([await asked(), await asked(question(0)), told]).toEqual([true, false, ['one']]);
    const late = asked();
    leave();
    expect([await late, told, joined.size]).toEqual([false, ['one'], 0]);
  });

  it('is not told what is none of its own', async () => {
    const { asked, told, joined } = listening(() => Promise.resolve(null));
    expect([await asked(), told, joined.size]).toEqual([false, [], 1]);
  });

  it('is told no more when it reads too slowly, is spent, or what it asks fails', async () => {
    const slow = listening(() => Promise.resolve('one'), false);
    const spent = listening(() => Promise.reject(new Stop({ why: 'spent', resetsAt: 1 })));
    const failed = listening(() => Promise.reject(new Error('x')));
    const all = [slow, spent, failed];
    expect(await Promise.all(all.map(({ asked }) => asked()))).toEqual([false, false, false]);
    expect(all.map(({ endings }) => endings)).toEqual([
      [{ why: 'slow' }],
      [{ why: 'spent', resetsAt: 1 }],
      [{ why: 'failed' }],
    ]);
    expect(all.map(({ joined }) => joined.size)).toEqual([0, 0, 0]);
    expect([slow.faults, spent.faults, failed.faults.length]).toEqual([[], [], 1]);
  });

  it('is ended once where more is asked than can be told', async () => {
    const { asked, endings, joined } = listening(() => new Promise(() => undefined));
    for (let count = 0; count < 1_000; count++) void asked();
    expect([await asked(), await asked(), endings, joined.size]).toEqual([false, false, [{ why: 'behind' }], 0]);
  });
});
