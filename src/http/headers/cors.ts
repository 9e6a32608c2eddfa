import type { FastifyCorsOptions } from '@fastify/cors';

const HOSTED_SANDBOX = 'https://studio.apollographql.com';
const THIS_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface CorsRules {
  readonly production: boolean;
  readonly origins: readonly string[];
}

export function corsOptions({ production, origins }: CorsRules): FastifyCorsOptions {
  const named = new Set(origins);
  const allowed = (origin: string) =>
    named.has(origin) || (!production && (origin === HOSTED_SANDBOX || THIS_MACHINE.test(origin)));
  return {
    origin: (origin, answer) => answer(null, origin !== undefined && allowed(origin) ? origin : false),
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'stripe-account',
      'apollo-require-preflight',
      'x-request-id',
      'x-cardgraph-debug',
    ],
    exposedHeaders: ['x-request-id', 'retry-after'],
    credentials: false,
    maxAge: 600,
  };
}
