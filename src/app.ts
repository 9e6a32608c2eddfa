/**
 * The composition root: builds every room once and hands each what it needs. Door: `createApp`. It knows all rooms but
 * the sandbox, which the gateway meets over HTTP only, and the command line.
 */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { createAuthenticate } from './auth/authenticate.js';
import { createKeys } from './auth/keys.js';
import { createClientTokens } from './auth/tokens/client-tokens.js';
import { readIssuers } from './auth/tokens/issuers.js';
import { createViewer } from './auth/viewer.js';
import type { Viewer } from './auth/viewer.js';
import type { Config } from './config.js';
import { readDocumentFile } from './http/documents/document-file.js';
import { createDocuments, LIMITS } from './http/documents/index.js';
import { createTrustedDocuments } from './http/documents/trusted.js';
import { createEvents } from './events/bus.js';
import { createContext } from './graph/context.js';
import type { Context, Ports } from './graph/context.js';
import { buildGraphSchema, mutationPermissions } from './graph/schema.js';
import { formatError, publicError } from './graph/shared/errors.js';
import { boundErrors, legacyStatus, requireViewer } from './http/apollo-plugins.js';
import { startHttp } from './http/index.js';
import { landingPage } from './http/landing-page.js';
import { priceOperations } from './http/operation-cost.js';
import { limitAnswers } from './http/query-size.js';
import { openCallBudget } from './limits/index.js';
import type { Logger } from './log.js';
import type { Store } from './store/index.js';
import { Counts, Reads, connectStripe } from './stripe/index.js';
import type { StripeTarget } from './stripe/index.js';
import { createAudit } from './writes/audit/index.js';
import { createWrites } from './writes/index.js';

export interface AppOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly stripeTarget: StripeTarget;
  /** What the landing page starts with; there is none in production. */
  readonly landing: { readonly apiKey: string | undefined; readonly document: string };
}

export interface App {
  readonly url: string;
  close(): Promise<void>;
}

/** So many faults of a document, and of its variables, are told. */
const MOST_FAULTS = 10;

/** A request without credentials: it reaches no account and may do nothing. */
const NOBODY = '';

export async function createApp({ config, log, store, stripeTarget, landing }: AppOptions): Promise<App> {
  const stripe = connectStripe(stripeTarget);
  const { mode } = stripeTarget;
  const counts = new Counts();
  const events = createEvents(log);
  const schema = buildGraphSchema();
  const { file, only } = config.trustedDocuments;
  const trusted = createTrustedDocuments(
    store.trustedDocuments,
    file === undefined ? undefined : readDocumentFile(file, schema),
  );
  const documents = createDocuments({ trusted, only });
  const budget = await openCallBudget({ ...config.viewer, redisUrl: config.redisUrl, log });
  const audit = createAudit({ store });
  const ports: Ports = {
    stripe,
    writes: createWrites({ store, audit, log }),
    auditLog: audit,
    mutationPermissions: mutationPermissions(schema),
    keys: createKeys(store, events),
    documents: trusted,
    clientTokens: createClientTokens(store, events),
    bounds: config.operation,
    budget,
    openReads: (from, recipes) => new Reads(from, recipes, counts),
  };
  const authenticate = createAuthenticate({
    store,
    events,
    mode,
    log,
    developmentKey: config.developmentKey,
    issuers: config.jwtIssuers === undefined ? [] : readIssuers(config.jwtIssuers),
  });
  const nobody = createViewer({ principal: NOBODY, name: 'nobody', mode, permissions: [], accounts: [] }, () =>
    Promise.reject(new Error('Nobody cannot be granted an account.')),
  );
  const http = await startHttp<Context>({
    host: config.host,
    port: config.port,
    log,
    apollo: createApollo(schema, config, log, landing),
    context: async ({ headers, id, authorization, address }) => {
      const viewer = (await authenticate({ authorization, address })) ?? nobody;
      return createContext(ports, {
        viewer,
        namedAccount: namedAccount(headers['stripe-account']),
        traced: mayTrace(viewer, headers['x-cardgraph-debug']),
        address,
        requestId: id,
      });
    },
    admit: (asked, { viewer }) => documents.admit(asked, viewer.principal === NOBODY ? null : viewer.partner),
    ready: () => store.ready(),
    production: config.production,
    corsOrigins: config.corsOrigins,
    trustedProxies: config.trustedProxies,
  }).catch((error: unknown) => {
    budget.close();
    throw error;
  });
  return {
    url: http.url,
    async close() {
      await http.close();
      await stripe.close();
      budget.close();
    },
  };
}

function createApollo(
  schema: GraphQLSchema,
  config: Config,
  log: Logger,
  landing: AppOptions['landing'],
): ApolloServer<Context> {
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
    formatError(formatted, error) {
      const answer = formatError(formatted, error);
      const code = answer.extensions?.['code'];
      if (code === 'INTERNAL_SERVER_ERROR') log.error({ err: error }, 'an operation failed');
      if (code === 'UPSTREAM_UNAVAILABLE') log.warn({ err: error }, 'nothing answered in time upstream');
      if (code === 'UPSTREAM_REFUSED') log.warn({ err: error }, 'Stripe refused a read');
      return answer;
    },
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
      landingPage({ production, ...landing }),
    ],
  });
}

/** The header alone opens nothing: what Stripe was asked may tell of more than the viewer sees. */
function mayTrace(viewer: Viewer, header: string | string[] | undefined): boolean {
  return header === 'upstream' && viewer.may('debug');
}

function namedAccount(header: string | string[] | undefined): string | null {
  if (header === undefined || header === '') return null;
  if (typeof header !== 'string' || !/^acct_\w{1,100}$/.test(header)) {
    const message = 'Stripe-Account: is not the id of a connected account.';
    throw publicError('BAD_USER_INPUT', message, { argument: 'Stripe-Account', http: { status: 400 } });
  }
  return header;
}
