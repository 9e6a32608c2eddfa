/**
 * The composition root: builds every room once and hands each what it needs. Door: `createApp`. It knows all rooms but
 * the sandbox, which the gateway meets over HTTP only, and the command line.
 */
import { createAuthenticate } from '../auth/authenticate.js';
import { createClosedAmong } from '../auth/closed-among.js';
import { createKeys } from '../auth/keys.js';
import { createMetricsTokenCheck } from '../auth/metrics-token.js';
import { createRefusals } from '../auth/refusals.js';
import { createClientTokens } from '../auth/tokens/client-tokens.js';
import { createUploadLinks } from '../auth/tokens/upload-links.js';
import { readIssuers } from '../auth/tokens/issuers.js';
import { Unauthenticated } from '../auth/unauthenticated.js';
import { createStandingViewers } from '../auth/standing-viewers.js';
import type { Config } from '../config.js';
import { openDeliveries } from '../deliveries/index.js';
import { readDocumentFile } from '../http/documents/document-file.js';
import { createDocuments } from '../http/documents/index.js';
import { createTrustedDocuments } from '../http/documents/trusted.js';
import { openDecisions } from '../decisions/index.js';
import { createEvents, type Events } from '../events/bus.js';
import { openFeeds } from '../events/feeds/index.js';
import { startTeller } from '../events/teller.js';
import { wakeOthers } from '../events/wake-others.js';
import { createContext } from '../graph/context.js';
import { createKnownPrices } from '../graph/known-prices.js';
import type { Context, Ports } from '../graph/context.js';
import { createEventAnswers } from '../graph/event-answers.js';
import { buildGraphSchema, mutationPermissions } from '../graph/schema.js';
import { createTelling, type Subscriber } from '../graph/telling/index.js';
import { uploadDocument, uploadRulesOf } from '../graph/uploads.js';
import { asThrown, createAnswerError } from '../graph/shared/errors.js';
import { startHttp } from '../http/index.js';
import { createOperations, type LivePort } from '../http/live/index.js';
import { runOperation } from '../http/apollo/run-operation.js';
import { openCallBudget } from '../limits/index.js';
import type { Logger } from '../log.js';
import { createMetrics } from '../metrics/index.js';
import { createPartnerHttp } from '../partner-http/index.js';
import type { Store } from '../store/index.js';
import { API_VERSION, Counts, Reads, connectStripe } from '../stripe/index.js';
import type { StripeTarget } from '../stripe/index.js';
import { createAudit, createReadings } from '../writes/audit/index.js';
import { createDesk, openWebhooks } from '../webhooks/index.js';
import { createSeal } from '../util/seal.js';
import { createWrites } from '../writes/index.js';
import { createApollo } from './apollo.js';
import { createAskingOf, NOBODY } from './asking.js';

export interface AppOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly stripeTarget: StripeTarget;
  /** What the landing page starts with; there is none in production. */
  readonly landing: { readonly apiKey: string | undefined; readonly document: string };
  /** By which windows of spending begin: milliseconds since 1970; the system's clock without it. */
  readonly now?: () => number;
}

export interface App {
  readonly url: string;
  /** What happens in this process. */
  readonly events: Pick<Events, 'subscribe'>;
  /** Resolves when every event that was received is applied, told and sent to partners, but for those that wait. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** So many Stripe calls the document of a webhook endpoint may take for one event. */
const MOST_CALLS_A_DELIVERY = 20;
const UNASKED = { documentId: undefined, extensions: undefined, operationName: undefined };

export async function createApp({
  config,
  log,
  store,
  stripeTarget,
  landing,
  now = Date.now,
}: AppOptions): Promise<App> {
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
  const partners = createPartnerHttp({ local: !config.production && mode === 'test' });
  const decisions = await openDecisions({
    store,
    events,
    partners,
    seal: createSeal(config.storeKeys),
    otherwise: config.decisionDefault,
    apiVersion: API_VERSION,
    redisUrl: config.redisUrl,
    mode,
    log,
    now,
  });
  const budget = await openCallBudget({ ...config.viewer, redisUrl: config.redisUrl, log });
  const audit = createAudit({ store });
  const standing = createStandingViewers({ store, events, mode, development: config.developmentKey !== undefined });
  const run = async (context: Context, asked: Parameters<typeof runOperation>[2]) => {
    const { partner, trustedDocumentsOnly } = context.viewer;
    await documents.admit({ ...UNASKED, ...asked }, { partner, trustedDocumentsOnly });
    return runOperation(apollo, context, asked);
  };
  const deliveries = openDeliveries({
    store,
    events,
    partners: createEventAnswers({
      standing,
      run,
      open: (viewer, { account, requestId }) =>
        createContext(
          {
            ...ports,
            bounds: { ...config.operation, mostCalls: Math.min(config.operation.mostCalls, MOST_CALLS_A_DELIVERY) },
          },
          { viewer, namedAccount: account, traced: false, address: null, requestId, origin: '', lane: 'background' },
        ),
    }),
    http: partners,
    seal: createSeal(config.storeKeys),
    mode,
    log,
    now,
  });
  const ports: Ports = {
    stripe,
    writes: createWrites({ store, audit, log }),
    auditLog: audit,
    mutationPermissions: mutationPermissions(schema),
    keys: createKeys(store, events),
    documents: trusted,
    decisions,
    clientTokens: createClientTokens(store, events),
    uploadLinks: createUploadLinks(store, mode),
    inbox: createDesk({ ...store, mode, onReplayed: () => webhooks.wake() }),
    deliveries: deliveries.desk,
    later: {
      lasts: standing.lasts,
      mayRun: (document, { partner, trustedDocumentsOnly }) =>
        documents.mayRun(document, { partner, trustedDocumentsOnly }),
    },
    bounds: config.operation,
    budget,
    now,
    openReads: (from, recipes) => new Reads(from, recipes, counts),
    price: createKnownPrices(),
    openReadings: (who) => createReadings(audit, who, log),
  };
  const metrics = createMetrics();
  const refusals = createRefusals({ log, count: (reason) => metrics.credentialRefused(reason) });
  const { metricsToken } = config;
  const authenticate = createAuthenticate({
    refusals,
    store,
    events,
    mode,
    log,
    developmentKey: config.developmentKey,
    issuers: config.jwtIssuers === undefined ? [] : readIssuers(config.jwtIssuers),
  });
  const feeds = await openFeeds<Subscriber>({ store, events, log });
  const teller = await startTeller({ store, events, log });
  const instances = wakeOthers({ teller, store, redisUrl: config.redisUrl, log });
  const webhooks = openWebhooks({
    store,
    stripe,
    teller: instances,
    secrets: config.webhookSecrets,
    readsPerSecond: config.stripeLimits.readsPerSecond,
    checkEveryMs: config.eventCheckMinutes * 60_000,
    decide: (event) => decisions.decide(event),
    count: (outcome) => metrics.webhookAnswered(outcome),
    log,
  });
  const operations = createOperations<Context>();
  const answerError = createAnswerError(log);
  const subscribe = createTelling({
    ports,
    feeds,
    inbox: store.inbox,
    formatError: (error) => answerError(asThrown(error), error),
    onFault: (err) => log.error({ err }, 'a question could not be told'),
  });
  const askingOf = createAskingOf(authenticate, mode);
  const live: LivePort<Context> = {
    operations,
    mostPerViewer: config.viewer.connections,
    closedAmong: createClosedAmong(store),
    onRevoked: (hear) => events.subscribe('credential.revoked', ({ credential }) => hear(credential)),
    async connect(request) {
      const asking = await askingOf(request);
      const { principal, credential, expiresAt } = asking.viewer;
      if (principal === NOBODY) throw new Unauthenticated('malformed');
      return {
        ...{ principal, credential, expiresAt },
        context: () => createContext(ports, asking),
        subscribe: (asked, context) => subscribe(asked, context, asking),
      };
    },
  };
  const closeRooms = async (): Promise<void> => {
    // What is on its way to a partner is broken off; nobody is asked for a decision any more.
    const landed = deliveries.close();
    await partners.close();
    await landed;
    await webhooks.close();
    await instances.close();
    await teller.close();
    await decisions.close();
    feeds.close();
    budget.close();
  };
  const apollo = createApollo({ schema, config, landing, log, answerError, plugin: operations.plugin });
  const http = await startHttp<Context>({
    host: config.host,
    port: config.port,
    log,
    apollo,
    context: async (request) => createContext(ports, await askingOf(request)),
    live,
    async openUpload(token, { address, requestId }) {
      const { link, viewer } = await ports.uploadLinks.open(token).catch(async (error: unknown) => {
        if (error instanceof Unauthenticated) await refusals.note(error, address);
        throw error;
      });
      const rules = uploadRulesOf(link);
      if (rules === null) throw new Unauthenticated('forged');
      const asking = { viewer, namedAccount: link.account, traced: false, address, requestId, origin: '' };
      return { rules, take: (file) => uploadDocument(createContext(ports, asking), link, file) };
    },
    receive: config.webhookSecrets.length > 0 ? webhooks.receive : undefined,
    admit: (asked, { viewer: { principal, partner, trustedDocumentsOnly } }) =>
      documents.admit(asked, { partner: principal === NOBODY ? null : partner, trustedDocumentsOnly }),
    ready: { store: () => store.ready(), redis: budget.ping, decisions: decisions.ready },
    metrics:
      metricsToken === undefined ? undefined : { ...metrics, check: createMetricsTokenCheck(metricsToken, refusals) },
    onRefusedConnection: (reason) => metrics.connectionRefused(reason),
    production: config.production,
    corsOrigins: config.corsOrigins,
    trustedProxies: config.trustedProxies,
  }).catch(async (error: unknown) => {
    await closeRooms();
    throw error;
  });
  deliveries.start();
  return {
    url: http.url,
    events,
    async settled() {
      await webhooks.idle();
      await teller.catchUp();
      await decisions.settled();
      await deliveries.idle();
    },
    async close() {
      await http.close();
      await closeRooms();
      await stripe.close();
    },
  };
}
