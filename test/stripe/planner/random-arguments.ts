import type { GraphQLArgument, GraphQLInputType } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredArgument } from 'graphql';
import { toCursor } from '../../../src/graph/shared/reading/page.args.js';
import type { Choices } from './choices.js';
import type { World } from './worlds.js';

/** Filters that are ids, by argument, and what they are ids of. */
const ID_FILTERS: Readonly<Record<string, string>> = {
  cardId: 'Card',
  cardholderId: 'Cardholder',
  issuingTransactionId: 'IssuingTransaction',
  transactionId: 'TreasuryTransaction',
  sourceId: 'Authorization',
};

/** The account's own lists, by the type that they list, as cursors name them. */
const LISTS: Readonly<Record<string, string>> = {
  Card: 'issuing.card',
  Cardholder: 'issuing.cardholder',
  Authorization: 'issuing.authorization',
  IssuingTransaction: 'issuing.transaction',
  Dispute: 'issuing.dispute',
  BalanceTransaction: 'balance_transaction',
  FinancialAccount: 'treasury.financial_account',
};

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  email: ['riley@bikeshop.example', 'nobody@bikeshop.example'],
  phoneNumber: ['+14155550123', '+14155550199'],
  last4: ['4242', '0000'],
};

/** Of readings side by side, which is told first is chance. */
const ALWAYS: Readonly<Record<string, unknown>> = { readings: false };

const PAGE = new Set(['first', 'after', 'last', 'before']);

/** The arguments of fields, mostly such as are answered and sometimes such as are refused. */
export class RandomArguments {
  constructor(
    private readonly choices: Choices,
    private readonly world: World,
  ) {}

  /** The filters of a list. */
  filters(args: readonly GraphQLArgument[]): Record<string, unknown> {
    const { choices } = this;
    const chosen: Record<string, unknown> = {};
    for (const arg of args) {
      const { name, type } = arg;
      if (name in ALWAYS) chosen[name] = ALWAYS[name];
      if (PAGE.has(name) || !(isRequiredArgument(arg) || choices.happens(9))) continue;
      const value = this.value(name, type);
      if (value !== undefined) chosen[name] = value;
    }
    return chosen;
  }

  /** A place in the account's list of the type. */
  cursor(type: string): string | undefined {
    const { choices } = this;
    const list = LISTS[type];
    const { id: account, ids } = choices.oneOf(this.world.accounts);
    const known = ids[type] ?? [];
    if (list === undefined || known.length === 0) return undefined;
    return toCursor({ account, list: JSON.stringify([list, {}, null]) }, choices.oneOf(known));
  }

  /** Seldom one that is missing, of another type, or of another account. */
  id(type: string): string {
    const { choices, world } = this;
    const { id: account, ids } = choices.oneOf(world.accounts);
    if (type === 'ConnectedAccount') return choices.happens(4) ? 'acct_1Missing' : account;
    const known = ids[choices.happens(3) ? 'Cardholder' : type] ?? [];
    if (known.length === 0 || choices.happens(3)) return `${account}/ic_1Missing`;
    const owner = choices.happens(3) ? choices.oneOf(world.accounts).id : account;
    return `${owner}/${choices.oneOf(known)}`;
  }

  /** As many ids as asked or fewer, mostly of one type and account. */
  ids(type: string, most: number): string[] {
    const { choices } = this;
    const account = choices.oneOf(this.world.accounts);
    const known = account.ids[type] ?? [];
    const from = choices.below(Math.max(1, known.length - most));
    const near = known.slice(from, from + choices.between(1, most)).map((id) => `${account.id}/${id}`);
    return choices.happens(25) ? [...near, this.id(type), this.id('Card')] : near;
  }

  private value(name: string, type: GraphQLInputType): unknown {
    const { choices } = this;
    const named = getNamedType(type);
    if (isEnumType(named)) return choices.oneOf(named.getValues()).name;
    if (named.name === 'TimeRange') return { [choices.oneOf(['gte', 'gt', 'lte', 'lt'])]: this.time() };
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields());
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.name, field.type)]));
    }
    const of = ID_FILTERS[name];
    if (of !== undefined) return this.id(of);
    const texts = TEXTS[name];
    if (texts !== undefined) return choices.oneOf(texts);
    return name === 'expMonth' ? choices.between(1, 12) : undefined;
  }

  private time(): string {
    const [from, to] = this.world.times;
    return new Date(1000 * (from + Math.floor(((to - from) * this.choices.below(11)) / 10))).toISOString();
  }
}

/** A value as it stands in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) {
    // One value stands for a list of it.
    if (!Array.isArray(value)) return literal(value, nullable.ofType);
    return `[${value.map((item) => literal(item, nullable.ofType)).join(', ')}]`;
  }
  if (isEnumType(nullable)) return String(value);
  if (isInputObjectType(nullable) && typeof value === 'object' && value !== null) {
    const fields = nullable.getFields();
    const parts = Object.entries(value).filter(([, part]) => part !== undefined);
    return `{ ${parts.map(([name, part]) => `${name}: ${literal(part, fields[name]!.type)}`).join(', ')} }`;
  }
  return JSON.stringify(value);
}
