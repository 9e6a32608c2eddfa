import type { Dispatcher } from '../dispatch.js';
import { emptyHash, type FormHash, type FormValue } from '../wire/form-body.js';

export type Sent = string | number | boolean | readonly Sent[] | { readonly [key: string]: Sent };
export interface Made {
  id: string;
  /** The text at this path of the answer: `at('transactions', 0, 'id')`. */
  at(...path: readonly (string | number)[]): string;
}

/** Calls of the API in process, as a client would make them. What is refused ends the seeding. */
export interface Caller {
  post(path: string, params?: { readonly [key: string]: Sent }, account?: string): Made;
}

export function createCaller(dispatcher: Dispatcher): Caller {
  return {
    post(path, params = {}, account) {
      const answer = dispatcher.answer({
        method: 'POST',
        path,
        headers: { authorization: 'Bearer sk_test_seed', ...(account ? { 'stripe-account': account } : {}) },
        params: () => formOf(params),
      });
      if (answer instanceof Promise) throw new Error(`Seeding ${path} has to wait for an answer from outside`);
      if (answer.status !== 200) throw new Error(`Seeding ${path} failed: ${JSON.stringify(answer.body)}`);
      return madeOf(answer.body);
    },
  };
}

function formOf(params: { readonly [key: string]: Sent }): FormHash {
  const form = emptyHash();
  for (const [key, value] of Object.entries(params)) form[key] = formValue(value);
  return form;
}

function formValue(value: Sent): FormValue {
  if (typeof value !== 'object') return String(value);
  return formOf(Object.fromEntries(Object.entries(value)));
}

function madeOf(body: object): Made {
  const at = (...path: readonly (string | number)[]): string => {
    const found = path.reduce<unknown>(inside, body);
    if (typeof found !== 'string') throw new Error(`The answer has no text at ${path.join('.')}`);
    return found;
  };
  return { id: 'id' in body && typeof body.id === 'string' ? body.id : '', at };
}

function inside(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(String(key));
}
