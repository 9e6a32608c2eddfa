import type { Question } from '../partner/question.js';
import { OpenQuestions } from './open-questions.js';

const purchase = {
  ...{ authorization: 'iauth_1', account: 'acct_1', card: 'ic_1', cardholder: null, at: 1, amount: 9, held: 0 },
  ...{ currency: 'usd', amountControllable: false, cashback: 0, wallet: 'none', entryMode: 'online' },
  merchant: { id: 'm', name: null, category: 'bakeries', country: null, city: null },
};
const question = (forMs = 60_000): Question => ({ id: 'dec_1', purchase, respondBy: new Date(Date.now() + forMs) });
const yes = { account: 'acct_1', id: 'dec_1', key: 'k', answer: { approved: true } };

describe('A question', () => {
  it('takes its first answer, and the same one again', async () => {
    const questions = new OpenQuestions();
    const came = questions.ask(question(), ['here'], 60_000);
    expect(questions.answer(yes)).toEqual({ kind: 'taken' });
    expect(questions.answer(yes)).toEqual({ kind: 'taken' });
    expect(questions.answer({ ...yes, key: 'other' })).toEqual({ kind: 'answered' });
    expect(await came).toMatchObject({ kind: 'answered', verdict: { approved: true } });
  });

  it('takes none when its time is over, though nobody has closed it yet', async () => {
    const questions = new OpenQuestions();
    const came = questions.ask(question(0), ['here'], 60_000);
    expect(questions.answer(yes)).toEqual({ kind: 'over' });
    questions.closeAll();
    expect(await came).toEqual({ kind: 'failed', why: 'gone' });
    expect(questions.answer(yes)).toEqual({ kind: 'over' });
  });

  it('is none of another account', async () => {
    const questions = new OpenQuestions();
    const came = questions.ask(question(), ['here'], 60_000);
    expect(questions.answer({ ...yes, account: 'acct_2' })).toBeNull();
    expect(questions.answer(yes)).toEqual({ kind: 'taken' });
    expect(questions.answer({ ...yes, account: 'acct_2' })).toBeNull();
    await came;
  });

  it('waits until the last of those who were asked has passed', async () => {
    const questions = new OpenQuestions();
    const came = questions.ask(question(), ['here', 'there'], 60_000);
    questions.passed('dec_1', 'here');
    questions.passed('dec_1', 'here');
    questions.passed('dec_2', 'there');
    expect(questions.isOpen('dec_1')).toBe(true);
    questions.left('there');
    expect(await came).toEqual({ kind: 'failed', why: 'gone' });
  });

  it('that nobody may answer is not waited for', async () => {
    expect(await new OpenQuestions().ask(question(), [], 60_000)).toEqual({ kind: 'failed', why: 'gone' });
  });
});
