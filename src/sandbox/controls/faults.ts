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
  /** Before or after the work was done; a reset also while the answer is on its way. `before` when absent. */
  when?: Moment;
  /** Of a latency: at least this long, and up to `spread` longer. */
  ms?: number;
  spread?: number;
}

export interface Fault extends FaultOrder {
  id: string;
  /** How many calls it has struck. */
  hits: number;
}

/** What a call has to suffer. */
export interface Suffering {
  delay: number;
  fault?: { kind: Exclude<FaultKind, 'latency'>; when: Moment };
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
    const fault: Fault = { id: `fault_${(this.made += 1)}`, hits: 0, ...order };
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
    const suffering: Suffering = { delay: 0 };
    for (const { fault, pattern } of this.orders) {
      if (fault.kind !== 'latency' && suffering.fault) continue;
      if (!pattern.test(`${method} ${path}`) || (fault.account !== undefined && fault.account !== account)) continue;
      if (fault.count !== undefined && fault.hits >= fault.count) continue;
      if (fault.share !== undefined && this.dice.below(1_000_000) >= fault.share * 1_000_000) continue;
      fault.hits += 1;
      if (fault.kind !== 'latency') suffering.fault = { kind: fault.kind, when: fault.when ?? 'before' };
      else suffering.delay += (fault.ms ?? 0) + this.dice.below((fault.spread ?? 0) + 1);
    }
    return suffering;
  }
}

function compiled(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.join('[^ ]*');
  return new RegExp(pattern.startsWith('/') ? `^[A-Z]+ ${source}$` : pattern === '*' ? '' : `^${source}$`);
}

/** A fault as ordered in JSON. */
export function readFault(text: string): FaultOrder {
  const sent = fields(text, ['kind', 'on', 'account', 'count', 'share', 'when', 'ms', 'spread']);
  const kind = KINDS.find((known) => known === sent['kind']);
  if (!kind) throw new ControlRefusal(`kind must be one of ${KINDS.join(', ')}`);
  const when = MOMENTS.find((known) => known === sent['when']);
  if (sent['when'] !== undefined && !when) throw new ControlRefusal(`when must be one of ${MOMENTS.join(', ')}`);
  if (when === 'during' && kind !== 'reset') throw new ControlRefusal('Only a reset can come during the answer');
  const share = sent['share'];
  if (share !== undefined && !(typeof share === 'number' && share >= 0 && share <= 1)) {
    throw new ControlRefusal('share must be a number from 0 to 1');
  }
  return {
    kind,
    ...optional('on', text200(sent['on'], 'on')),
    ...optional('account', text200(sent['account'], 'account')),
    ...optional('count', whole(sent['count'], 'count', 1_000_000)),
    ...optional('share', share),
    ...optional('when', when),
    ...optional('ms', whole(sent['ms'], 'ms', 600_000)),
    ...optional('spread', whole(sent['spread'], 'spread', 600_000)),
  };
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

export function whole(value: unknown, name: string, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new ControlRefusal(`${name} must be a whole number from 0 to ${most}`);
}
