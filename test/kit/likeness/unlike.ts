import type { SentAnswer } from '../../../src/sandbox/controls/answers.js';
import { differences } from './check.js';
import { stripeSchema, type Schema } from './schema.js';

let schema: Schema | undefined;

/** How JSON differs from what the stripe package's types promise, each difference with the call that it came by. */
export function unlike(call: string, text: string): string[] {
  schema ??= stripeSchema();
  return differences(schema, JSON.parse(text)).map((difference) => `${call}: ${difference}`);
}

/** The same of what the sandbox tells about an answer. */
export function unlikeAnswer(message: unknown): string[] {
  if (!isSentAnswer(message)) return [];
  const { method, path, body } = message;
  return unlike(`${method} ${path}`, JSON.stringify(body));
}

function isSentAnswer(message: unknown): message is SentAnswer {
  return typeof message === 'object' && message !== null && 'body' in message;
}
