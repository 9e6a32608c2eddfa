import { randomBase62 } from '../../util/random-base62.js';
import { hear } from './hear.js';
import { readable } from './readable.js';

/** What earlier steps learned, by name. `run` is new in each run and makes the idempotency keys its own. */
export type Known = Readonly<Record<string, string>>;

export interface StoryStep {
  readonly title: string;
  readonly document: string;
  readonly variables?: (known: Known) => Readonly<Record<string, unknown>>;
  /** A subscription that is open while the step is done, and of which the first answer is shown. */
  readonly hears?: { readonly document: string; readonly shows: string };
  /** Names for later steps, each with its place in the answer: `card: 'createCard.card.id'`. */
  readonly learns?: Readonly<Record<string, string>>;
  /** Places of the answer with what must stand there. */
  readonly expects?: Readonly<Record<string, unknown>>;
  /** The places of the answer to show; all of it without them. */
  readonly shows?: readonly string[];
}

export interface Stage {
  readonly endpoint: string;
  readonly key: string;
  out(text: string): void;
}

/** Plays the steps in order. Resolves with what went wrong in the first that failed, if one did. */
export async function tell(story: readonly StoryStep[], stage: Stage): Promise<string | undefined> {
  let known: Known = { run: `demo-${randomBase62(10)}` };
  for (const [index, step] of story.entries()) {
    const heard = step.hears && (await hear(step.hears.document, known, stage));
    const start = performance.now();
    const answer = await ask(step, known, stage).catch((error: unknown) => ({
      data: undefined,
      errors: reason(error),
    }));
    const ms = Math.round(performance.now() - start);
    stage.out(`${index + 1}. ${step.title}  (${operationName(step)}, ${ms} ms)\n`);
    const problem =
      answer.errors ?? userErrors(answer.data) ?? missing(step, answer.data) ?? unexpected(step, answer.data);
    if (problem !== undefined) return `Step ${index + 1}, ${operationName(step)}, failed: ${problem}`;
    stage.out(`${show(step, answer.data)}\n`);
    if (heard) stage.out(`   the subscription ${heard.name} tells:\n${showHeard(step, await heard.first())}\n`);
    stage.out('\n');
    known = { ...known, ...learn(step, answer.data) };
  }
  return undefined;
}

async function ask({ document, variables }: StoryStep, known: Known, { endpoint, key }: Stage) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: document, variables: variables?.(known) ?? {} }),
  });
  const body: unknown = JSON.parse(await response.text());
  const errors = at(body, 'errors');
  return { data: at(body, 'data'), errors: errors === undefined ? undefined : JSON.stringify(errors, null, 2) };
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function operationName({ document }: StoryStep): string {
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'an unnamed operation';
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((current, name) => {
    if (typeof current !== 'object' || current === null) return undefined;
    return Object.entries(current).find(([key]) => key === name)?.[1];
  }, value);
}

function userErrors(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return 'the answer has no data';
  const found = Object.values(data).flatMap((payload) => at(payload, 'userErrors') ?? []);
  return found.length > 0 ? JSON.stringify(found, null, 2) : undefined;
}

function missing({ learns = {} }: StoryStep, data: unknown): string | undefined {
  const absent = Object.values(learns).find((path) => typeof at(data, path) !== 'string');
  return absent === undefined ? undefined : `the answer has nothing at ${absent}: ${JSON.stringify(data)}`;
}

function unexpected({ expects = {} }: StoryStep, data: unknown): string | undefined {
  const wrong = Object.entries(expects).find(([path, value]) => at(data, path) !== value);
  return wrong === undefined ? undefined : `${wrong[0]} is not ${String(wrong[1])}: ${JSON.stringify(data)}`;
}

function learn({ learns = {} }: StoryStep, data: unknown): Known {
  return Object.fromEntries(Object.entries(learns).map(([name, path]) => [name, String(at(data, path))]));
}

function showHeard({ hears }: StoryStep, data: unknown): string {
  return readable(nameOf(hears?.shows ?? ''), at(data, hears?.shows ?? ''))
    .map((line) => `     ${line}`)
    .join('\n');
}

function show({ shows }: StoryStep, data: unknown): string {
  const places = shows ?? (typeof data === 'object' && data !== null ? Object.keys(data) : []);
  const lines = places.flatMap((path) => readable(nameOf(path), at(data, path)));
  return lines.map((line) => `   ${line}`).join('\n');
}

function nameOf(path: string): string {
  const names = path.split('.');
  return names.slice(1).join('.') || path;
}
