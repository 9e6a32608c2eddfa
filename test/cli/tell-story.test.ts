import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { runCli } from '../../src/cli/index.js';
import { type StoryStep, tell } from '../../src/cli/demo/tell-story.js';

/** Answers in turn, and keeps what it was asked. */
class Stage {
  readonly asked: { authorization: string | undefined; body: string }[] = [];
  #server: Server | undefined;

  constructor(readonly answers: string[]) {}

  async open(): Promise<string> {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        this.asked.push({ authorization: request.headers.authorization, body });
        response.end(this.answers.shift() ?? '{"data":null}');
      });
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}

const story: StoryStep[] = [
  {
    title: 'Make a card',
    document: 'mutation MakeCard($input: CardInput!) { createCard(input: $input) { card { id } userErrors { code } } }',
    variables: ({ run }) => ({ input: { idempotencyKey: `${run}-card` } }),
    learns: { card: 'createCard.card.id' },
    shows: ['createCard.card.id'],
  },
  {
    title: 'Look at it',
    document: 'query Look($id: ID!) { card(id: $id) { last4 } }',
    variables: ({ card }) => ({ id: card }),
  },
];

async function play(answers: string[], steps = story) {
  const stage = new Stage(answers);
  let out = '';
  try {
    const failure = await tell(steps, { endpoint: await stage.open(), key: 'k', out: (text) => void (out += text) });
    return { failure, out, asked: stage.asked };
  } finally {
    stage.close();
  }
}

const made = '{"data":{"createCard":{"card":{"id":"acct_1/ic_1"},"userErrors":[]}}}';

test('a story plays its steps in order, and what one learns the next one uses', async () => {
  const { failure, out, asked } = await play([made, '{"data":{"card":{"last4":"4242"}}}']);
  expect(failure).toBeUndefined();
  expect(out.replace(/\d+ ms/g, 'n ms')).toBe(
    '1. Make a card  (MakeCard, n ms)\n   card.id: acct_1/ic_1\n\n' +
      '2. Look at it  (Look, n ms)\n   card:\n     last4: 4242\n\n',
  );
  expect(asked[0]).toMatchObject({ authorization: 'Bearer k', body: expect.stringMatching(/demo-\w{10}-card/) });
  expect(asked[1]?.body).toContain('"variables":{"id":"acct_1/ic_1"}');
});

test('an answer is shown as a person reads it', async () => {
  const card = { status: 'ACTIVE', limits: [], tags: ['a', 'b'], spent: { formatted: '$5.00' }, holder: null };
  const uses = {
    nodes: [{ amount: { formatted: '$1.00' }, at: { city: 'Paris' } }, { amount: { formatted: '$4.00' } }],
  };
  const { out } = await play(
    [JSON.stringify({ data: { card, uses } })],
    [{ title: 'Look', document: 'query Look { x }' }],
  );
  expect(out.split('\n').slice(1)).toEqual([
    '   card:',
    '     status: ACTIVE',
    '     limits: none',
    '     tags: a, b',
    '     spent: $5.00',
    '     holder: null',
    '   uses:',
    '     - amount: $1.00',
    '       at:',
    '         city: Paris',
    '     - amount: $4.00',
    '',
    '',
  ]);
});

test('an answer that is not as the story goes ends it', async () => {
  const step = { title: 'Buy', document: 'query Buy { x }', expects: { 'buy.approved': true } };
  expect((await play(['{"data":{"buy":{"approved":true}}}'], [step])).failure).toBeUndefined();
  expect((await play(['{"data":{"buy":{"approved":false}}}'], [step])).failure).toContain('buy.approved is not true');
});

test.each([
  ['a top-level error', '{"errors":[{"message":"No such card."}]}', 'No such card.'],
  ['a user error', '{"data":{"createCard":{"card":null,"userErrors":[{"code":"NOT_FOUND"}]}}}', 'NOT_FOUND'],
  ['no data', '{}', 'the answer has no data'],
  ['an answer that is no JSON', '<html>', 'JSON'],
  [
    'an object that is not there',
    '{"data":{"createCard":{"card":null,"userErrors":[]}}}',
    'nothing at createCard.card.id',
  ],
])('%s ends the story', async (_what, answer, message) => {
  const { failure, asked } = await play([answer]);
  expect(failure).toContain('Step 1, MakeCard, failed: ');
  expect(failure).toContain(message);
  expect(asked).toHaveLength(1);
});

test('the demo command fails where nobody answers', async () => {
  let err = '';
  const code = await runCli(['demo', '--url', 'http://127.0.0.1:9'], {
    env: {},
    out: () => undefined,
    err: (text) => void (err += text),
  });
  expect(code).toBe(1);
  expect(err).toContain('Step 1');
});
