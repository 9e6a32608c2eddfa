import type { FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode, DocumentNode } from 'graphql';
import {
  GraphQLError,
  GraphQLObjectType,
  Kind as NodeKind,
  OperationTypeNode,
  getNamedType,
  getVariableValues,
  isInterfaceType,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Kind, Part, SelectedField, Selection } from '../stripe/index.js';
import { AccountPrice, Bill, hasPrefix, nodesOf, sizeOf } from '../stripe/index.js';
import { recipes } from './loaders.js';
import { parseId } from './shared/ids.js';
import type { Operation } from './shared/reading/selection.js';
import { below, fieldsOf, selectionOf, selects } from './shared/reading/selection.js';
import { stripeCallsOf } from './shared/stripe-calls.js';

export interface Asked {
  readonly schema: GraphQLSchema;
  /** It is valid. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Asker {
  readonly viewer: { readonly allAccounts: boolean; readonly accounts: ReadonlySet<string> };
  readonly boundAccount: string | null;
}

export interface OperationPrice {
  readonly calls: number;
  /** The field that costs the most of its own; null if nothing costs anything. */
  readonly dearestPath: string | null;
  readonly parts: readonly Part[];
}

export type PriceOperation = (asked: Asked, asker: Asker) => OperationPrice;

/** So many fields are looked at, fragments as often as they stand. A larger operation is refused. */
const MOST_FIELDS = 50_000;

/** The types that are Stripe's objects. */
const TYPES: { readonly [K in Kind]: string } = {
  account: 'ConnectedAccount',
  person: 'Person',
  external_account: 'ExternalAccount',
  balance_transaction: 'BalanceTransaction',
  event: 'Event',
  payout: 'Payout',
  topup: 'Topup',
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
};

const KINDS = Object.values(recipes).map(({ kind, prefix }) => ({ kind, prefix, type: TYPES[kind] }));

/**
 * The Stripe calls that an operation is expected to make for this viewer, by field. Nothing is read for it.
 * @throws GraphQLError when the variables do not fit, or the operation is too large to be priced
 */
export function priceOperation(asked: Asked, asker: Asker): OperationPrice {
  const { operation, document, schema } = asked;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...asked.variables });
  if (errors !== undefined) throw errors[0] ?? new GraphQLError('The variables do not fit.');
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) =>
      node.kind === NodeKind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  const pricing = new Pricing({ schema, fragments, variableValues: coerced }, asker);
  if (root) pricing.all(operation, root);
  const { calls, dearestPath, parts, unfinished } = pricing.bill;
  if (unfinished) {
    const message = `This selects more than ${MOST_FIELDS} fields, fragments counted as often as they stand.`;
    throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
  return { calls, dearestPath, parts };
}

class Pricing {
  readonly bill = new Bill(MOST_FIELDS);
  private accounts = new Map<string, AccountPrice>();
  private platform = this.open('', 1, null);

  constructor(
    private readonly operation: Operation,
    private readonly asker: Asker,
  ) {}

  all(operation: OperationDefinitionNode, root: GraphQLObjectType): void {
    for (const [node] of fieldsOf(this.operation, operation.selectionSet, root, new Set())) {
      const field = root.getFields()[node.name.value];
      if (!this.bill.look()) return;
      if (field === undefined || node.selectionSet === undefined) continue;
      const args = getArgumentValues(field, node, this.operation.variableValues);
      if (operation.operation === OperationTypeNode.MUTATION) this.write(field, node, args);
      else if (operation.operation === OperationTypeNode.SUBSCRIPTION) this.hear(field, node);
      else this.read(field, node, args);
    }
  }

  private read(field: GraphQLField<unknown, unknown>, node: FieldNode, args: Readonly<Record<string, unknown>>): void {
    const { name } = field;
    if (name === 'viewer') {
      for (const list of this.selected(node, field))
        if (list.name === 'accounts') this.reached(list, 'viewer.accounts');
    } else if (name === 'connectedAccounts') this.reached({ name, args, fields: this.selected(node, field) }, name);
    else {
      const ids = [args['id'] ?? args['ids']].flat().filter((id) => typeof id === 'string');
      this.byIds(ids, node, name, getNamedType(field.type).name);
    }
  }

  /** Objects by their global ids: those of one account and kind are read together. */
  private byIds(ids: readonly string[], node: FieldNode, path: string, type: string): void {
    const groups = new Map<string, { kind: Kind; type: string; account: string; ids: Set<string> }>();
    for (const raw of ids) {
      const parsed = parseId(raw);
      const account = parsed?.account ?? this.asker.boundAccount;
      const named = KINDS.find((one) => parsed !== null && hasPrefix(one, parsed.stripeId));
      // An id of another type is looked up as one that is missing.
      const found = type === 'Node' ? named : KINDS.find((kind) => kind.type === type);
      if (parsed === null || account === null || found === undefined) continue;
      if (found.kind === 'account' && named !== found) continue;
      const key = `${account} ${found.kind}`;
      const group = groups.get(key) ?? { ...found, account, ids: new Set() };
      group.ids.add(parsed.stripeId);
      groups.set(key, group);
    }
    for (const { kind, type: name, account, ids: own } of groups.values()) {
      const on = this.operation.schema.getType(name);
      if (!(on instanceof GraphQLObjectType) || node.selectionSet === undefined) continue;
      const selection = selectionOf(this.operation, node.selectionSet, on);
      if (kind === 'account') this.of(account).accountOf(selection, path);
      else this.of(account).root(kind, [...own], selection, path);
      if (kind === 'account' && path.startsWith('node')) this.of(account).exists(selection, path);
    }
  }

  /** The accounts that the viewer reaches: a list of the platform's, or those that it was given. */
  private reached(field: SelectedField, path: string): void {
    const { viewer } = this.asker;
    const selection = nodesOf(field.fields);
    const size = sizeOf(field);
    const key = `accounts ${JSON.stringify(field.args)}`;
    const each = this.accounts.get(key) ?? this.open('acct_each', size, this.platform);
    if (viewer.allAccounts) {
      this.platform.list('account', field, path);
      this.platform.met('acct_each');
      this.accounts.set(key, each);
      each.accountOf(selection, `${path}.nodes`);
      return;
    }
    const named = this.open('acct_each', Math.min(size, viewer.accounts.size), this.platform);
    const filtered = field.args['created'] == null ? [] : [{ name: 'createdAt', args: {}, fields: [] }];
    named.accountOf([...selection, ...filtered], `${path}.nodes`);
  }

  /** The calls of the write itself, and what its payload asks beyond the answer. Nothing read before it serves it. */
  private write(field: GraphQLField<unknown, unknown>, node: FieldNode, args: Readonly<Record<string, unknown>>): void {
    const input: unknown = args['input'];
    const { calls, readsAgain } = stripeCallsOf(field, isRecord(input) ? input : {});
    this.bill.add(field.name, calls);
    this.platform = this.open('', 1, null);
    const payload = getNamedType(field.type);
    if (!(payload instanceof GraphQLObjectType)) return;
    const account = this.open('acct_written', 1, this.platform);
    const answered = Object.values(payload.getFields()).flatMap((part) =>
      KINDS.filter((kind) => kind.type === getNamedType(part.type).name).map(({ kind }) => ({ kind, name: part.name })),
    )[0];
    if (answered === undefined) return;
    const selection = this.selected(node, field);
    const main = below(selection, answered.name);
    if (readsAgain) account.root(answered.kind, ['written'], main, `${field.name}.${answered.name}`);
    else account.written(answered.kind, main, `${field.name}.${answered.name}`);
    account.written(
      answered.kind,
      selection.filter(({ name }) => name !== answered.name),
      field.name,
    );
  }

  /** One event, of which the object is read. */
  private hear(field: GraphQLField<unknown, unknown>, node: FieldNode): void {
    const payload = getNamedType(field.type);
    if (!(payload instanceof GraphQLObjectType)) return;
    const selection = this.selected(node, field);
    for (const part of Object.values(payload.getFields())) {
      const type = getNamedType(part.type);
      const types = isInterfaceType(type) ? this.operation.schema.getPossibleTypes(type) : [type];
      const [kind, ...others] = KINDS.filter((one) => types.some(({ name }) => name === one.type));
      if (kind === undefined || !selects(selection, part.name)) continue;
      const account = this.of('acct_heard');
      const path = `${field.name}.${part.name}`;
      const asked = below(selection, part.name);
      if (kind.kind === 'account') account.accountOf(asked, path);
      else account.root(kind.kind, ['heard'], asked, path);
      // What only the other types of an interface have.
      const own = recipes[kind.kind].edges;
      for (const other of others) {
        const more = asked.filter(({ name }) => !(name in own));
        account.written(other.kind, more, path);
      }
    }
  }

  private selected(node: FieldNode, field: GraphQLField<unknown, unknown>): Selection {
    return node.selectionSet === undefined ? [] : selectionOf(this.operation, node.selectionSet, field.type);
  }

  private of(account: string): AccountPrice {
    const known = this.accounts.get(account) ?? this.open(account, 1, this.platform);
    this.accounts.set(account, known);
    return known;
  }

  private open(account: string, accounts: number, platform: AccountPrice | null): AccountPrice {
    return new AccountPrice({ bill: this.bill, recipes, account, accounts, platform });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
