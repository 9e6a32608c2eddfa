import { getOperationAST, parse } from 'graphql';
import { createViewer, type ViewerFacts } from '../../auth/viewer.js';
import { buildGraphSchema } from '../schema.js';
import { ask } from './ask.js';

const text = 'subscription { authorizationDecisionRequested { id } }';
const document = parse(text);
const purchase = {
  ...{ authorization: 'iauth_1', account: 'acct_1', card: 'ic_1', cardholder: null, at: 1, amount: 9, held: 0 },
  ...{ currency: 'usd', amountControllable: false, cashback: 0, wallet: 'none', entryMode: 'online' },
  merchant: { id: 'm', name: null, category: 'bakeries', country: null, city: null },
};
const question = { id: 'dec_1', purchase, respondBy: new Date(Date.now() + 60_000) };

/** Told as far as the context that every answer is made in. */
async function told(facts: Partial<ViewerFacts>): Promise<string | null> {
  const all: ViewerFacts = {
    ...{ principal: 'p', name: 'x', mode: 'test', permissions: ['decisions:answer'], accounts: ['acct_1'], ...facts },
  };
  const operation = getOperationAST(document)!;
  return ask(
    {
      asked: { schema: buildGraphSchema(), document, operation, variables: {}, text },
      asking: {
        ...{ viewer: createViewer(all, () => Promise.resolve()), namedAccount: null, traced: false, address: null },
        ...{ requestId: null, origin: '' },
      },
      calls: 0,
      contextOf: () => {
        throw new Error('It is told.');
      },
      formatError: (error) => error.toJSON(),
    },
    question,
  );
}

test('a purchase that waits is told to who may answer it at that moment, and to nobody else', async () => {
  await expect(told({})).rejects.toThrow('It is told.');
  await expect(told({ expiresAt: new Date(Date.now() + 60_000) })).rejects.toThrow('It is told.');
  expect(await told({ permissions: ['decisions:read', 'decisions:write'] })).toBeNull();
  expect(await told({ accounts: ['acct_2'] })).toBeNull();
  expect(await told({ expiresAt: new Date(Date.now() - 1) })).toBeNull();
});
