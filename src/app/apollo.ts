import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import type { Context } from '../graph/context.js';
import type { AnswerError } from '../graph/shared/errors.js';
import { boundErrors, legacyStatus, requireViewer } from '../http/apollo/apollo-plugins.js';
import { priceOperations } from '../http/apollo/operation-cost.js';
import { limitAnswers } from '../http/apollo/query-size.js';
import { LIMITS } from '../http/documents/index.js';
import { landingPage } from '../http/landing-page.js';
import type { Logger } from '../log.js';
import { NOBODY } from './asking.js';

/** So many faults of a document, and of its variables, are told. */
const MOST_FAULTS = 10;

export interface ApolloOptions {
  readonly config: Pick<Config, 'production' | 'introspection'>;
  /** What the landing page starts with; there is none in production. */
  readonly landing: { readonly apiKey: string | undefined; readonly document: string };
  readonly log: Logger;
  readonly schema: GraphQLSchema;
  readonly answerError: AnswerError;
  readonly plugin: ApolloServerPlugin<Context>;
}

/** Apollo Server with all that stands around an operation. */
export function createApollo({
  schema,
  config,
  landing,
  log,
  answerError,
  plugin,
}: ApolloOptions): ApolloServer<Context> {
  const { production, introspection } = config;
  return new ApolloServer<Context>({
    schema,
    introspection: introspection !== 'off',
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production || introspection === 'off',
    parseOptions: { maxTokens: LIMITS.tokens.most },
    validationOptions: { maxErrors: MOST_FAULTS },
    executionOptions: { maxCoercionErrors: MOST_FAULTS },
    logger: log,
    formatError: answerError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      legacyStatus,
      boundErrors,
      limitAnswers,
      requireViewer<Context>({
        isAnonymous: ({ viewer }) => viewer.principal === NOBODY,
        introspection: introspection === 'on',
      }),
      priceOperations,
      plugin,
      landingPage({ production, ...landing }),
    ],
  });
}
