import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code?: string };
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Data | null;
  readonly errors?: readonly AnsweredError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Client {
  /** The data of an operation that has no errors; it fails with everything one wants to know otherwise. */
  run<Data = Record<string, never>, Variables = Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
  ): Promise<Data>;
  /** The first top-level error of an operation that must have one. */
  refused(document: string, variables?: Record<string, unknown>): Promise<AnsweredError>;
  /** The whole answer, whatever it is. */
  ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
  ): Promise<Answer<Data>>;
}

export function createClient(
  url: string,
  secret: string | null,
  headers: Readonly<Record<string, string>> = {},
): Client {
  const ask: Client['ask'] = async (document, variables) => {
    const query = typeof document === 'string' ? document : print(document);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, ...JSON.parse(await response.text()) };
  };
  return {
    ask,
    async run(document, variables) {
      const { data, errors, status, headers: answered } = await ask(document, variables);
      if (errors !== undefined || data === null || data === undefined) {
        throw new Error(told(document, variables, { status, requestId: answered.get('x-request-id'), data, errors }));
      }
      return data;
    },
    async refused(document, variables) {
      const answer = await ask(document, variables);
      const error = answer.errors?.[0];
      if (error === undefined) throw new Error(`Expected a refusal.\n${told(document, variables, answer)}`);
      return error;
    },
  };
}

function told(document: unknown, variables: unknown, answer: unknown): string {
  const text = typeof document === 'string' ? document : 'a typed operation';
  return [text, JSON.stringify(variables, null, 2), JSON.stringify(answer, null, 2)].join('\n');
}
