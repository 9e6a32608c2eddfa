import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { startGateway } from './kit/start-gateway.js';
import type { Gateway } from './kit/start-gateway.js';
import { openStream } from './kit/stream.js';

const GUIDES = resolve(__dirname, '../docs/guides');
/** The pages that go on where the guides end. */
const PAGES = ['../decisions.md'];

/** One operation of a guide, with what it is sent and what it says that it answers. */
interface Step {
  readonly name: string;
  readonly operation: string;
  readonly document: string;
  readonly variables: unknown;
  readonly answer: unknown;
}

describe('The guides, one after the other', () => {
  let gateway: Gateway;
  const answers: Record<string, unknown> = {};
  beforeAll(async () => {
    gateway = await startGateway({}, { decides: true });
  });
  afterAll(() => gateway.close());

  it.each([...readdirSync(GUIDES).sort(), ...PAGES])('%s holds operations that do what it says', async (file) => {
    const steps = stepsOf(readFileSync(join(GUIDES, file), 'utf8'));
    expect(steps.length).toBeGreaterThan(1);
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      if (step.operation === 'subscription') await listen(step, steps);
      else await run(step);
      await gateway.settled();
    }
  });

  async function run({ name, document, variables, answer }: Step): Promise<void> {
    const { data, errors } = await gateway.client.ask<unknown, unknown>(document, filledIn(variables, answers));
    const told = { name, errors, userErrors: answer === undefined ? userErrorsIn(data) : [] };
    expect(told).toEqual({ name, errors: undefined, userErrors: [] });
    if (answer !== undefined)
      expect({ name, ...asRecord(data) }).toMatchObject({ name, ...asRecord(filledIn(answer, answers)) });
    answers[name] = data;
  }

  /** The next step makes it tell something, and waits for the step after that. */
  async function listen({ name, document, variables }: Step, next: Step[]): Promise<void> {
    const secret = await gateway.secret({ accounts: 'all' });
    const stream = await openStream(gateway.url, secret, document, asRecord(filledIn(variables, answers)));
    const [happens, answered] = next.splice(0, 2);
    if (happens === undefined || answered === undefined) throw new Error(`Nothing happens after ${name}.`);
    const happened = run(happens);
    answers[name] = asRecord((await stream.next()).data)['data'];
    await run(answered);
    await happened;
    stream.close();
  }
});

describe('A guide', () => {
  const answers = { Issue: { issueCard: { card: { id: 'acct_1/ic_1' }, all: [{ id: 'a' }] } } };

  it('takes ids from the answers before', () => {
    const sent = filledIn(
      { input: { cardId: '<Issue.issueCard.card.id>', ids: ['<Issue.issueCard.all.0.id>'] } },
      answers,
    );
    expect(sent).toEqual({ input: { cardId: 'acct_1/ic_1', ids: ['a'] } });
  });

  it('cannot name what no answer held', () => {
    expect(() => filledIn('<Issue.issueCard.card.last5>', answers)).toThrow(
      'No answer holds Issue.issueCard.card.last5',
    );
  });

  it('cannot hide a refusal', () => {
    expect(userErrorsIn({ freezeCard: { userErrors: [{ message: 'no' }] } })).toEqual([{ message: 'no' }]);
  });
});

/** Each `graphql` block, the `json` block after it that holds its variables, and the `json answer` block. */
function stepsOf(text: string): Step[] {
  const blocks = [...text.matchAll(/```(graphql|json answer|json)\n([\s\S]*?)```/g)].map(([, kind, body = '']) => ({
    kind,
    body,
  }));
  return blocks.flatMap(({ kind, body }, index) => {
    if (kind !== 'graphql') return [];
    const end = blocks.findIndex((block, at) => at > index && block.kind === 'graphql');
    const own = blocks.slice(index + 1, end < 0 ? undefined : end);
    const json = (of: string): unknown =>
      own.filter((block) => block.kind === of).map((block): unknown => JSON.parse(block.body))[0];
    const operation = getOperationAST(parse(body));
    const name = operation?.name?.value;
    if (name === undefined) throw new Error(`An operation has no name: ${body}`);
    return [
      {
        name,
        operation: operation?.operation ?? '',
        document: body,
        variables: json('json'),
        answer: json('json answer'),
      },
    ];
  });
}

/** `<Operation.path>` stands for what that operation answered there. */
function filledIn(value: unknown, answers: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const path = /^<([\w.]+)>$/.exec(value)?.[1];
    return path === undefined ? value : at(answers, path);
  }
  if (Array.isArray(value)) return value.map((each) => filledIn(each, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledIn(each, answers)]));
}

function at(answers: unknown, path: string): unknown {
  const found = path.split('.').reduce<unknown>((value, step) => asRecord(value)[step], answers);
  if (found === undefined || found === null) throw new Error(`No answer holds ${path}`);
  return found;
}

function userErrorsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'userErrors' && Array.isArray(each) ? each : userErrorsIn(each),
  );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
