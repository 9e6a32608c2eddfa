import { isConnected } from './connect/access/connection.js';
import { Turn } from './state/turn.js';
import { API_VERSION } from './state/events.js';
import { runDueJobs } from './state/jobs.js';
import type { Tenant } from './state/tenant.js';
import type { World } from './state/world.js';
import type { EndpointTable, Match } from './endpoints.js';
import { accountRefused, authenticate } from './wire/api-key.js';
import { errorBody, invalid, StripeRefusal, unknownError, unknownUrl } from './wire/error-body.js';
import { emptyHash, plainForm, type FormHash } from './wire/form-body.js';
import { checkKey, IdempotencyKeys, type StoredAnswer } from './wire/idempotency.js';
import { Suspended, whenDone, type Later } from './wire/suspended.js';

export interface WireRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Decoded when the request has been let in; may throw a refusal. */
  params(): FormHash;
  /** The ordered fault that the call suffers. */
  fault?: string;
  /** What the call waits for once it has taken its idempotency key. */
  hold?: () => Promise<unknown>;
  /** Instead of its work, or after it, the call ends with a 500, which its key keeps. */
  breaks?: 'before' | 'after';
}

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: object;
}

/** One call as it arrived and how it ended, for tests and for people. */
export interface RequestLogEntry {
  at: number;
  method: string;
  path: string;
  account: string | null;
  params: unknown;
  idempotencyKey: string | null;
  /** 0: the caller was left without an answer. */
  status: number;
  /** Real time from arrival to answer. */
  milliseconds: number;
  requestId: string;
  replayed: boolean;
  /** The ordered fault that it suffered. */
  fault: string | null;
}

const LOG_LIMIT = 50_000;

/** A call on its way: filled as far as it gets, so that the log and the answer's headers know. */
interface Passage {
  requestId: string;
  headers: Record<string, string>;
  account: string | null;
  params: FormHash;
  replayed: boolean;
  startedAt: number;
}

/** From a request to Stripe's answer, without sockets: key, version, route, account, idempotency, endpoint, log. */
export class Dispatcher {
  readonly log: RequestLogEntry[] = [];
  readonly keys = new IdempotencyKeys();

  constructor(
    private readonly world: World,
    private readonly table: EndpointTable,
  ) {}

  /** Later only if the call has to ask somebody outside. */
  answer(request: WireRequest): Later<WireAnswer> {
    const passage = this.begin();
    return whenDone(
      this.guarded(passage, () => this.route(request, passage)),
      ({ status, body }) => {
        this.record(request, passage, status);
        if (status === 401) passage.headers['www-authenticate'] = 'Basic realm="Stripe"';
        return { status, headers: passage.headers, body };
      },
    );
  }

  /** Refuses the call without carrying it out. */
  turnAway(request: WireRequest, refusal: StripeRefusal): WireAnswer {
    const passage = this.begin();
    const account = accountNamed(request);
    passage.account = account !== undefined && this.world.tenant(account) ? account : null;
    const { status, body } = this.failed(passage, refusal);
    this.record(request, passage, status);
    return { status, headers: passage.headers, body };
  }

  private begin(): Passage {
    const requestId = this.world.ids.short('req');
    return {
      requestId,
      headers: { 'request-id': requestId },
      account: null,
      params: emptyHash(),
      replayed: false,
      startedAt: performance.now(),
    };
  }

  /** Carries out what is due by now. */
  runJobs(): void {
    runDueJobs(this.world, this.world.clock.now(), this.table.jobs);
  }

  /** For a clock that goes on without requests: a job that fails must not end the process. */
  tick(): void {
    try {
      this.runJobs();
    } catch (error) {
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }

  private route(request: WireRequest, passage: Passage): Later<StoredAnswer> {
    this.runJobs();
    const { headers, method, path } = request;
    const key = authenticate(headers['authorization']);
    passage.headers['stripe-version'] = checkedVersion(headers['stripe-version']);
    const sentKey = headers['idempotency-key'];
    if (sentKey !== undefined) passage.headers['idempotency-key'] = sentKey;
    const match = this.table.find(method, path);
    if (!match) throw unknownUrl(method, path);
    if (match.endpoint.needsVersion && !headers['stripe-version']) throw versionMissing();
    const tenant = this.tenantOf(match, key, accountNamed(request), passage);
    passage.params = request.params();
    const turn = (kept: string | null) => new Turn(this.world, tenant, this.world.clock.now(), passage.requestId, kept);
    const call = { match, passage, request };
    if (method !== 'POST' || sentKey === undefined) return this.carryOut(call, turn(null));
    checkKey(sentKey);
    return this.keyed(sentKey, `${method} ${path} ${stable(passage.params)}`, call, turn(sentKey));
  }

  private keyed(key: string, fingerprint: string, call: Call, turn: Turn): Later<StoredAnswer> {
    const { match, passage } = call;
    const scope = passage.account ?? this.world.platform.id;
    const claim = this.keys.claim(scope, key, fingerprint, turn.now);
    if ('body' in claim) {
      passage.replayed = true;
      passage.headers['idempotent-replayed'] = 'true';
      passage.headers['original-request'] = claim.requestId;
      if (claim.status >= 500) passage.headers['stripe-should-retry'] = 'false';
      return claim;
    }
    let prepared;
    try {
      prepared = match.endpoint.prepare(passage.params, this.table.expander);
    } catch (error) {
      claim.release();
      throw error;
    }
    return this.afterHold(call, () => this.execute(prepared, call, turn.later(), (answer) => claim.settle(answer)));
  }

  private carryOut(call: Call, turn: Turn): Later<StoredAnswer> {
    const prepared = call.match.endpoint.prepare(call.passage.params, this.table.expander);
    return this.afterHold(call, () => this.execute(prepared, call, turn.later(), () => undefined));
  }

  private afterHold({ request, passage }: Call, work: () => Later<StoredAnswer>): Later<StoredAnswer> {
    const { hold } = request;
    if (!hold) return work();
    const { replacements } = this.world;
    const held = async (): Promise<StoredAnswer> => {
      await hold();
      if (this.world.replacements !== replacements) throw worldReplaced(passage);
      this.runJobs();
      return await work();
    };
    return held();
  }

  /** `settle` gets the answer in the step that makes it: nobody ever sees the one without the other. */
  private execute(
    prepared: Prepared,
    { match, passage, request }: Call,
    turn: Turn,
    settle: (answer: StoredAnswer) => void,
  ): Later<StoredAnswer> {
    const end = (worked?: StoredAnswer): StoredAnswer => {
      const answer = worked && !request.breaks ? worked : this.failed(passage, unknownError());
      settle(answer);
      return answer;
    };
    if (request.breaks === 'before') return end();
    const { journal, replacements } = this.world;
    const first = this.answered(passage, () => journal.attempt(() => prepared(turn, match.ids)));
    const waiting = first.body;
    if (!(waiting instanceof Suspended)) return end(first);
    const resume = () => {
      if (this.world.replacements !== replacements) throw worldReplaced(passage);
      this.runJobs();
      return journal.attempt(() => waiting.resume(turn.later()));
    };
    return waiting.until.then(() => end(this.answered(passage, resume)));
  }

  private answered(passage: Passage, work: () => object): StoredAnswer {
    try {
      return { status: 200, body: work(), requestId: passage.requestId };
    } catch (error) {
      return this.failed(passage, error);
    }
  }

  /** A path below `/v1/accounts/:account` runs as that account; otherwise the header decides. */
  private tenantOf(match: Match, key: string, header: string | undefined, passage: Passage): Tenant {
    const inUrl = match.ids['account'];
    const named = header === undefined || header === '' ? undefined : this.reached(header);
    if (header && !named) throw accountRefused(key, header);
    if (named) passage.headers['stripe-account'] = named.id;
    if (named && !named.isPlatform) passage.account = named.id;
    if (inUrl !== undefined) {
      const tenant = this.reached(inUrl);
      if (!tenant || (named && !named.isPlatform && named !== tenant)) throw accountRefused(key, inUrl);
      return tenant;
    }
    if (match.endpoint.scope === 'platform' && named && !named.isPlatform) throw platformRequired();
    return named ?? this.world.platform;
  }

  /** The account, unless its owner has disconnected it. */
  private reached(id: string): Tenant | undefined {
    return isConnected(this.world.platform, id) ? this.world.tenant(id) : undefined;
  }

  private guarded(passage: Passage, work: () => Later<StoredAnswer>): Later<StoredAnswer> {
    try {
      const answer = work();
      return answer instanceof Promise ? answer.catch((error: unknown) => this.failed(passage, error)) : answer;
    } catch (error) {
      return this.failed(passage, error);
    }
  }

  private failed(passage: Passage, error: unknown): StoredAnswer {
    const { requestId } = passage;
    const account = passage.account ?? this.world.platform.id;
    if (error instanceof StripeRefusal) {
      return { status: error.status, body: errorBody(error, account, requestId), requestId };
    }
    process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    const fault = new StripeRefusal(500, `An unexpected error occurred (${requestId}).`, { type: 'api_error' });
    return { status: 500, body: errorBody(fault, account, requestId), requestId };
  }

  private record(request: WireRequest, passage: Passage, status: number): void {
    if (this.log.length >= LOG_LIMIT) this.log.splice(0, LOG_LIMIT / 2);
    this.log.push({
      at: this.world.clock.now(),
      method: request.method,
      path: request.path,
      account: passage.account,
      params: plainForm(passage.params),
      idempotencyKey: request.headers['idempotency-key'] ?? null,
      status,
      milliseconds: Math.round((performance.now() - passage.startedAt) * 1000) / 1000,
      requestId: passage.requestId,
      replayed: passage.replayed,
      fault: request.fault ?? null,
    });
  }
}

type Prepared = ReturnType<Match['endpoint']['prepare']>;

/** A call that has been let in. */
interface Call {
  match: Match;
  passage: Passage;
  request: WireRequest;
}

function worldReplaced({ headers }: Passage): StripeRefusal {
  headers['stripe-should-retry'] = 'true';
  return new StripeRefusal(429, 'This sandbox was given another world while the call waited in the one before.', {
    code: 'lock_timeout',
  });
}

function versionMissing(): StripeRefusal {
  return invalid('This call needs the API version that its answer is for, in the header Stripe-Version.');
}

function checkedVersion(sent: string | undefined): string {
  if (sent === undefined || sent === '') return API_VERSION;
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?(; *\w+=\w+)*$/.test(sent)) throw invalid(`Invalid Stripe API version: ${sent}`);
  return sent;
}

function platformRequired(): StripeRefusal {
  return invalid(
    'Only Stripe Connect platforms can work with other accounts. If you need to setup a Stripe Connect platform, you can ' +
      'do so at https://dashboard.stripe.com/account/applications/settings.',
    { code: 'platform_account_required' },
  );
}

/** The same text for the same parameters, whatever their order. */
function stable(value: FormHash[string]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stable(value[key] ?? '')}`).join(',')}}`;
}

/** `Stripe-Context` is what SDKs send when they fetch what a thin notification tells of. */
function accountNamed({ headers }: WireRequest): string | undefined {
  return headers['stripe-account'] ?? headers['stripe-context'];
}
