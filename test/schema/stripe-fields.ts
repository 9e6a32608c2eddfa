import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Node, Schema, Shape } from '../kit/likeness/schema.js';

/** Stripe's objects that the graph shows, by the value of `object`, and the type that shows each. */
export const SHOWN_AS = {
  account: 'ConnectedAccount',
  person: 'Person',
  balance: 'AccountBalance',
  balance_transaction: 'BalanceTransaction',
  payout: 'Payout',
  topup: 'Topup',
  bank_account: ['ExternalAccount', 'ExternalBankAccount'],
  card: ['ExternalAccount', 'ExternalDebitCard'],
  capability: 'CapabilityDetails',
  event: 'Event',
  account_link: 'AccountLink',
  account_session: 'AccountSession',
  ephemeral_key: 'EphemeralKey',
  'treasury.financial_account': 'FinancialAccount',
  'treasury.transaction': 'TreasuryTransaction',
  'treasury.transaction_entry': 'TreasuryTransactionEntry',
  'treasury.received_credit': 'ReceivedCredit',
  'treasury.received_debit': 'ReceivedDebit',
  'treasury.outbound_payment': 'OutboundPayment',
  'treasury.outbound_transfer': 'OutboundTransfer',
  'treasury.inbound_transfer': 'InboundTransfer',
  'treasury.credit_reversal': 'CreditReversal',
  'treasury.debit_reversal': 'DebitReversal',
  'issuing.cardholder': 'Cardholder',
  'issuing.card': 'Card',
  'issuing.authorization': 'Authorization',
  'issuing.transaction': 'IssuingTransaction',
  'issuing.dispute': 'Dispute',
  'issuing.token': 'WalletToken',
  'issuing.physical_bundle': 'PhysicalBundle',
  'issuing.personalization_design': 'PersonalizationDesign',
} as const;

/** Stripe's fields that a type, and what is below it, has under no name: `issuing.card wallets.apple_pay`. */
export function fieldsLeftOut(
  schema: GraphQLSchema,
  stripe: Schema,
  names: Readonly<Record<string, string>>,
): { missing: string[]; renamed: Set<string> } {
  const search = new Search(schema, stripe, names);
  for (const [object, name] of Object.entries(SHOWN_AS)) search.object(object, [name].flat());
  return { missing: search.missing, renamed: search.renamed };
}

class Search {
  readonly missing: string[] = [];
  readonly renamed = new Set<string>();
  private root: readonly GraphQLNamedType[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly stripe: Schema,
    private readonly names: Readonly<Record<string, string>>,
  ) {}

  object(object: string, names: readonly string[]): void {
    this.root = names.map((name) => {
      const type = this.schema.getType(name);
      if (type === undefined) throw new Error(`The schema has no type ${name}`);
      return type;
    });
    for (const shape of this.shapesOf(this.stripe.roots[object]))
      this.fields(shape, this.root, `${object} `, new Set());
  }

  private fields(shape: Shape, types: readonly GraphQLNamedType[], at: string, above: ReadonlySet<Shape>): void {
    if (above.has(shape)) return;
    for (const [name, { node }] of Object.entries(shape.fields)) {
      if (name === 'object' || isNothing(node)) continue;
      const path = at.endsWith(' ') ? `${at}${name}` : `${at}.${name}`;
      const found = this.find(types, path, name);
      if (found.length === 0) this.missing.push(path);
      else if (!this.isObject(node)) this.below(node, found, path, new Set([...above, shape]));
    }
  }

  private below(node: Node, types: readonly GraphQLNamedType[], path: string, above: ReadonlySet<Shape>): void {
    const composite = types.flatMap((type) => this.concrete(type));
    if (composite.length === 0) return;
    for (const shape of this.shapesOf(node)) {
      if (shape.values === undefined) this.fields(shape, composite, path, above);
    }
  }

  /** The types of the fields that show it: under its own name, or under the name given to it. */
  private find(types: readonly GraphQLNamedType[], path: string, name: string): GraphQLNamedType[] {
    const given = this.names[path];
    if (given !== undefined) {
      this.renamed.add(path);
      return given === '' ? [...this.root] : this.follow(this.root, given.split('.'));
    }
    const ways = ['', 'At', 'Id', 'Ids'].map((ending) => this.follow(types, [`${camelCase(name)}${ending}`]));
    return ways.find((way) => way.length > 0) ?? [];
  }

  private follow(types: readonly GraphQLNamedType[], [step = '', ...steps]: readonly string[]): GraphQLNamedType[] {
    const next = types.flatMap((type) => {
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[step] : undefined;
      return field === undefined ? [] : getNamedType(field.type);
    });
    return steps.length === 0
      ? next
      : this.follow(
          next.flatMap((type) => this.concrete(type)),
          steps,
        );
  }

  private concrete(type: GraphQLNamedType): GraphQLNamedType[] {
    if (isAbstractType(type)) return [...this.schema.getPossibleTypes(type)];
    return isObjectType(type) ? [type] : [];
  }

  /** Another object of Stripe's, or its id: an edge, compared at its own type. */
  private isObject(node: Node): boolean {
    if (node.kind === 'union') return node.of.some((each) => this.isObject(each));
    if (node.kind === 'array') return this.isObject(node.of);
    return node.kind === 'object' && 'object' in (this.stripe.shapes[node.shape]?.fields ?? {});
  }

  private shapesOf(node: Node | undefined): Shape[] {
    if (node?.kind === 'union') return node.of.flatMap((each) => this.shapesOf(each));
    if (node?.kind === 'array') return this.shapesOf(node.of);
    const shape = node?.kind === 'object' ? this.stripe.shapes[node.shape] : undefined;
    return shape === undefined ? [] : [shape];
  }
}

function isNothing(node: Node): boolean {
  return node.kind === 'union' && node.of.length === 0;
}

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
