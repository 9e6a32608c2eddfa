import { Ids } from '../state/ids.js';
import { ControlRefusal, fields } from './json-body.js';

const KINDS = ['latency', 'rate_limit', 'error', 'bad_gateway', 'reset', 'truncated', 'timeout'] as const;
const MOMENTS = ['before', 'during', 'after'] as const;
export type FaultKind = (typeof KINDS)[number];
export type Moment = (typeof MOMENTS)[number];

/** What goes wrong with which calls. */
export interface FaultOrder {
  kind: FaultKind;
  /** `POST /v1/issuing/*` or `/v1/treasury/*`; a star stands for anything. All calls when absent. */
  on?: string;
  /** Only calls of this connected account. */
  account?: string;
  /** How many calls; without it, until it is removed. */
  count?: number;
  /** Of the calls that match, this share: 0.1 is one in ten. */
  share?: number;
  /**
   * Before or after the work was done; a reset also while the answer is on its way, a latency while the call has taken its
   * idempotency key. `before` when absent.
   */
  when?: Moment;
  /** Of an error: the 500 is what the idempotency key brings from then on. */
  kept?: boolean;
  /** Of a latency: at least this long, and up to `spread` longer. */
  ms?: number;
  spread?: number;
}

export interface Fault extends FaultOrder {
  id: string;
  /** How many calls it has struck. */
  hits: number;
  /** It has struck as many calls as it was to strike. */
  spent: boolean;
}

/** What a call has to suffer. */
export interface Suffering {
  delay: number;
  /** A delay that comes once the call has taken its idempotency key. */
  hold: number;
  fault?: { kind: Exclude<FaultKind, 'latency'>; when: Moment; kept: boolean };
}

/** The faults that have been ordered. Which calls a share strikes follows from the seed and the order of the calls. */
export class Faults {
  private orders: { fault: Fault; pattern: RegExp }[] = [];
  private readonly dice: Ids;
  private made = 0;

  constructor(seed: string) {
    this.dice = new Ids(`${seed} faults`);
  }

  add(order: FaultOrder): Fault {
    const fault: Fault = { id: `fault_${(this.made += 1)}`, hits: 0, spent: false, ...order };
    this.orders.push({ fault, pattern: compiled(order.on ?? '*') });
    return { ...fault };
  }

  list(): Fault[] {
    return this.orders.map(({ fault }) => ({ ...fault }));
  }

  /** One of them, or all. Returns whether there was one. */
  remove(id?: string): boolean {
    const before = this.orders.length;
    this.orders = id === undefined ? [] : this.orders.filter(({ fault }) => fault.id !== id);
    return this.orders.length < before;
  }

  /** All latencies that match, and the first other fault. */
  strike(method: string, path: string, account: string | undefined): Suffering {
    const suffering: Suffering = { delay: 0, hold: 0 };
    for (const { fault, pattern } of this.orders) {
      if (fault.spent || (fault.kind !== 'latency' && suffering.fault)) continue;
      if (!pattern.test(`${method} ${path}`) || (fault.account !== undefined && fault.account !== account)) continue;
      if (fault.share !== undefined && this.dice.below(1_000_000) >= fault.share * 1_000_000) continue;
      fault.hits += 1;
      fault.spent = fault.hits === fault.count;
      this.inflict(fault, suffering);
    }
    return suffering;
  }

  private inflict({ kind, kept = false, when = 'before', ms = 0, spread = 0 }: Fault, suffering: Suffering): void {
    if (kind !== 'latency') suffering.fault = { kind, when, kept };
    else suffering[when === 'during' ? 'hold' : 'delay'] += ms + this.dice.below(spread + 1);
  }
}

function compiled(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.join('[^ ]*');
  return new RegExp(pattern.startsWith('/') ? `^[A-Z]+ ${source}$` : pattern === '*' ? '' : `^${source}$`);
}

/** A fault as ordered in JSON. */
export function readFault(text: string): FaultOrder {
  const sent = fields(text, ['kind', 'on', 'account', 'count', 'share', 'when', 'ms', 'spread', 'kept']);
  const kind = KINDS.find((known) => known === sent['kind']);
  if (!kind) throw new ControlRefusal(`kind must be one of ${KINDS.join(', ')}`);
  const order: FaultOrder = {
    kind,
    ...optional('on', patternIn(sent['on'])),
    ...optional('account', text200(sent['account'], 'account')),
    ...optional('count', whole(sent['count'], 'count', 1_000_000, 1)),
    ...optional('share', shareIn(sent['share'])),
    ...optional('when', momentIn(sent['when'], kind)),
    ...optional('kept', keptIn(sent['kept'], kind)),
    ...optional('ms', whole(sent['ms'], 'ms', 600_000)),
    ...optional('spread', whole(sent['spread'], 'spread', 600_000)),
  };
  if (kind === 'latency' && !order.ms && !order.spread) throw new ControlRefusal('A latency needs ms or spread');
  return order;
}

function momentIn(sent: unknown, kind: FaultKind): Moment | undefined {
  if (sent === undefined) return undefined;
  const when = MOMENTS.find((known) => known === sent);
  if (!when) throw new ControlRefusal(`when must be one of ${MOMENTS.join(', ')}`);
  if (when === 'during' && kind !== 'reset' && kind !== 'latency') {
    throw new ControlRefusal('Only a reset or a latency can come during a call');
  }
  if (when === 'after' && (kind === 'latency' || kind === 'rate_limit')) {
    throw new ControlRefusal(`A ${kind} cannot come after the work`);
  }
  return when;
}

function keptIn(sent: unknown, kind: FaultKind): boolean | undefined {
  if (sent === undefined) return undefined;
  if (typeof sent !== 'boolean') throw new ControlRefusal('kept must be true or false');
  if (kind !== 'error') throw new ControlRefusal('Only an error can be kept');
  return sent;
}

function shareIn(sent: unknown): number | undefined {
  if (sent === undefined) return undefined;
  if (typeof sent === 'number' && sent > 0 && sent <= 1) return sent;
  throw new ControlRefusal('share must be a number above 0 and up to 1');
}

/** A pattern that some call can match. */
function patternIn(sent: unknown): string | undefined {
  const on = text200(sent, 'on');
  if (on === undefined || /^((GET|POST|DELETE|\*) )?[/*]/.test(on)) return on;
  throw new ControlRefusal('on must be a path, or GET, POST or DELETE and a path, as in POST /v1/issuing/*');
}

function optional<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  const result: Partial<Record<K, T>> = {};
  if (value !== undefined) result[key] = value;
  return result;
}

function text200(value: unknown, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '' && value.length <= 200 && value.split('*').length <= 6) return value;
  throw new ControlRefusal(`${name} must be a text of at most 200 characters with at most five stars`);
}

export function whole(value: unknown, name: string, most: number, least = 0): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ControlRefusal(`${name} must be a whole number from ${least} to ${most}`);
}
