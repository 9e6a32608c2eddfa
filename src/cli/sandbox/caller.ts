import { unreachable } from './address.js';

export type Sent = string | number | boolean | readonly Sent[] | { readonly [key: string]: Sent };
export type Params = { readonly [key: string]: Sent };

export interface Made {
  id: string;
  /** The text at this path of the answer: `at('transactions', 0, 'id')`. */
  at(...path: readonly (string | number)[]): string;
}

export type Caller = ReturnType<typeof createCaller>;

/** Calls of a running sandbox, by HTTP like those of its other clients. */
export function createCaller(url: string) {
  let passed = 0;
  const call = async (method: string, path: string, params: Params, account?: string): Promise<unknown> => {
    const form = new URLSearchParams(pairs(params)).toString();
    const response = await fetch(`${url}${path}${method === 'GET' && form !== '' ? `?${form}` : ''}`, {
      method,
      headers: {
        authorization: 'Bearer sk_test_cardgraph',
        'content-type': 'application/x-www-form-urlencoded',
        ...(account === undefined ? {} : { 'stripe-account': account }),
      },
      ...(method === 'POST' ? { body: form } : {}),
    }).catch((cause: unknown) => {
      throw unreachable(url, cause);
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    throw new Error(`${method} ${path} was refused: ${textAt(answer, ['error', 'message']) ?? response.status}`);
  };
  const made = (answer: unknown): Made => ({
    id: textAt(answer, ['id']) ?? '',
    at(...path) {
      const found = textAt(answer, path);
      if (found === undefined) throw new Error(`The answer has no text at ${path.join('.')}`);
      return found;
    },
  });
  return {
    post: async (path: string, params: Params = {}, account?: string) =>
      made(await call('POST', path, params, account)),
    del: async (path: string, account?: string) => made(await call('DELETE', path, {}, account)),
    get: (path: string, params: Params = {}, account?: string) => call('GET', path, params, account),
    upload: async (form: FormData, account: string) => {
      const headers = { authorization: 'Bearer sk_test_cardgraph', 'stripe-account': account };
      const response = await fetch(`${url}/v1/files`, { method: 'POST', headers, body: form });
      if (!response.ok) throw new Error(`POST /v1/files was refused with ${response.status}`);
    },
    /** Lets somebody outside act: a bank, the card network, the account's owner. Answers with the events it made. */
    outside: async (name: string, account: string, params: Readonly<Record<string, number | string>> = {}) => {
      const body = JSON.stringify({ account, ...params });
      const response = await fetch(`${url}/_sandbox/causes/${name}`, { method: 'POST', body });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      throw new Error(`${name} was refused: ${textAt(answer, ['error', 'message']) ?? response.status}`);
    },
    /** Moves the clock, for what takes time. */
    pass: async (seconds: number) => {
      await fetch(`${url}/_sandbox/clock/advance`, { method: 'POST', body: JSON.stringify({ seconds }) });
      passed += seconds;
    },
    /** By how many seconds the clock was moved. */
    passed: () => passed,
  };
}

function pairs(params: Params, prefix = ''): [string, string][] {
  return Object.entries(params).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    return typeof value === 'object'
      ? pairs({ ...Object.fromEntries(Object.entries(value)) }, name)
      : [[name, String(value)]];
  });
}

export function textAt(value: unknown, path: readonly (string | number)[]): string | undefined {
  const found = path.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(String(key));
  }, value);
  return typeof found === 'string' ? found : undefined;
}
