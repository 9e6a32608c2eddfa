import type { DecisionDefaultRecord, DecisionEndpointRecord, DecisionRuleRecord, Store } from '../../store/index.js';
import type { Concerned } from '../purchase.js';
import { inOrder } from './evaluate.js';
import { conditionIn, outcomeIn, type Rule } from './rule.js';

/** How an account decides. */
export interface AccountBook {
  /** Active ones and those in shadow, in their order. */
  readonly rules: readonly Rule[];
  /** By card, cardholder or account: whether it is approved where nobody else decides. */
  readonly defaults: ReadonlyMap<string, boolean>;
  readonly endpoint: DecisionEndpointRecord | null;
}

const EMPTY: AccountBook = { rules: [], defaults: new Map(), endpoint: null };

/** How every account decides, in memory. Changes, those of other processes too, come in by `refresh`. */
export class RuleBook {
  private readonly books = new Map<string, AccountBook>();
  private seen = 0;
  private refreshing: Promise<void> | undefined;
  private again = false;

  constructor(private readonly store: Pick<Store['decisions'], 'rules' | 'settings' | 'changes'>) {}

  of(account: string): AccountBook {
    return this.books.get(account) ?? EMPTY;
  }

  /** Whatever was changed before the call is in memory when it resolves. */
  refresh(): Promise<void> {
    this.again = true;
    this.refreshing ??= this.readChanged().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async readChanged(): Promise<void> {
    while (this.again) {
      this.again = false;
      const { accounts, last } = await this.store.changes.since(this.seen);
      for (const account of accounts) this.books.set(account, await this.read(account));
      this.seen = last;
    }
  }

  private async read(account: string): Promise<AccountBook> {
    const { rules, settings } = this.store;
    const [records, defaults, endpoints] = await Promise.all([
      rules.current(account),
      settings.defaults(account),
      settings.endpoints(account),
    ]);
    const deciding = records.filter(({ state }) => state === 'active' || state === 'shadow');
    return {
      rules: deciding.map(toRule).sort(inOrder),
      defaults: new Map(defaults.map(({ object, approves }: DecisionDefaultRecord) => [object, approves])),
      endpoint: endpoints[0] ?? null,
    };
  }
}

export function toRule(record: DecisionRuleRecord): Rule {
  const { cardholder, card, condition, outcome, ...facts } = record;
  return { ...facts, scope: { cardholder, card }, condition: conditionIn(condition), outcome: outcomeIn(outcome) };
}

export function ofRule({ scope, condition, outcome, ...facts }: Rule): DecisionRuleRecord {
  return { ...facts, ...scope, condition: JSON.stringify(condition), outcome: JSON.stringify(outcome) };
}

/** The narrowest default that there is. */
export function defaultFor({ defaults }: AccountBook, { account, card, cardholder }: Concerned) {
  const [ofCard, ofHolder, ofAccount] = [card, cardholder ?? '', account].map((object) => defaults.get(object));
  if (ofCard !== undefined) return { by: 'card_default', approved: ofCard } as const;
  if (ofHolder !== undefined) return { by: 'cardholder_default', approved: ofHolder } as const;
  return ofAccount === undefined ? null : ({ by: 'account_default', approved: ofAccount } as const);
}
