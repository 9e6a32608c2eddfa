import { ApolloServer } from '@apollo/server';
import { buildSchema, GraphQLError } from 'graphql';
import { z } from 'zod';
import { Unauthenticated } from '../../src/auth/unauthenticated.js';
import { legacyStatus, requireViewer } from '../../src/http/apollo/apollo-plugins.js';
import { type Http, startHttp } from '../../src/http/index.js';
import type { Probes } from '../../src/http/readiness.js';
import { landingPage } from '../../src/http/landing-page.js';
import { createLogger } from '../../src/log.js';

interface Gate {
  readonly entered: Promise<void>;
  readonly opened: Promise<void>;
  enter(): void;
  open(): void;
}

export function createGate(): Gate {
  let enter = (): void => undefined;
  let open = (): void => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { entered, opened, enter: () => enter(), open: () => open() };
}

interface TestContext {
  viewer: string | null;
}

const schema = buildSchema('type Query { hello: String, slow: String }');
const running: Http[] = [];
export const lines: string[] = [];
let onLine = (_line: string): void => undefined;

export const nextLine = () => new Promise<string>((resolve) => (onLine = resolve));

interface Setup {
  production?: boolean;
  corsOrigins?: string[];
  ready?: Probes;
  gate?: Gate;
}

/** A server with a schema of its own, which `closeAll` closes. */
export async function start({ production = false, corsOrigins, ready = {}, gate }: Setup = {}) {
  lines.length = 0;
  const write = (line: string) => {
    lines.push(line);
    onLine(line);
  };
  const slow = async () => {
    gate?.enter();
    await gate?.opened;
    return 'done';
  };
  const http = await startHttp<TestContext>({
    host: '127.0.0.1',
    port: 0,
    log: createLogger({ level: 'info', stream: { write } }),
    apollo: new ApolloServer<TestContext>({
      schema,
      rootValue: { hello: 'world', slow },
      introspection: true,
      includeStacktraceInErrorResponses: false,
      plugins: [
        legacyStatus,
        requireViewer<TestContext>({ isAnonymous: ({ viewer }) => viewer === null, introspection: !production }),
        landingPage({ production, apiKey: 'cg_test_shown', document: '{ hello }' }),
      ],
    }),
    context: async ({ headers }) => {
      if (headers['authorization'] === 'Bearer broken') throw new Error('database password hunter2');
      if (headers['authorization'] === 'Bearer refused')
        throw new GraphQLError('No such account', { extensions: { code: 'NOT_FOUND' } });
      if (headers['authorization'] === undefined) return { viewer: null };
      if (headers['authorization'] !== 'Bearer good') throw new Unauthenticated('unknown');
      return { viewer: 'someone' };
    },
    ready,
    production,
    ...(corsOrigins && { corsOrigins }),
  });
  running.push(http);
  return http;
}

export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((http) => http.close()));
}

export const post = (http: Http, query: string, headers: Record<string, string> = { authorization: 'Bearer good' }) =>
  fetch(`${http.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

const answer = z.object({
  errors: z.tuple([z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })]),
});

export async function failure(response: Response) {
  const { errors } = answer.parse(await response.json());
  return { status: response.status, code: errors[0].extensions.code, message: errors[0].message };
}

export const logged = () => lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request');
