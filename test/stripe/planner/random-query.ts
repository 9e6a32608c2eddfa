import type { GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Choices } from './choices.js';
import { RandomArguments, literal } from './random-arguments.js';
import type { World } from './worlds.js';

export interface RandomQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** Where in the answer a selection stands. */
interface Place {
  /** Objects of objects that may still be asked for. */
  readonly depth: number;
  /** About how many objects the selection stands on. */
  readonly times: number;
  /** Fields of other types stand in the same place, so no name may be used twice. */
  readonly shared?: boolean;
}

const DEPTH = 6;
/** About so many objects the lists of one field may answer with, all their parents' together. */
const MOST = 400;
/** A world has no more of one kind, however often they are asked for. */
const ALL = 130;

/** Any query over the reading fields of the schema: fragments, aliases, directives, variables, pages, filters. */
export function randomQuery(schema: GraphQLSchema, world: World, row: readonly number[]): RandomQuery {
  return new Writer(schema, world, new Choices(row)).write();
}

/** Selections on types of the schema, with what a document that holds them must declare. */
export class RandomSelections {
  private readonly writer: Writer;

  constructor(schema: GraphQLSchema, world: World, choices: Choices) {
    this.writer = new Writer(schema, world, choices);
  }

  on(type: GraphQLObjectType): string {
    return this.writer.selection(type, { depth: 2, times: 1 });
  }

  get fragments(): readonly string[] {
    return this.writer.fragments;
  }

  get declared(): readonly string[] {
    return this.writer.declared;
  }

  get values(): Readonly<Record<string, unknown>> {
    return this.writer.values;
  }
}

class Writer {
  private readonly random: RandomArguments;
  readonly declared: string[] = [];
  readonly fragments: string[] = [];
  readonly values: Record<string, unknown> = {};
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    world: World,
    private readonly choices: Choices,
  ) {
    this.random = new RandomArguments(choices, world);
  }

  write(): RandomQuery {
    const roots = Object.values(this.schema.getQueryType()!.getFields()).filter(
      ({ name, type }) => readsObjects(type) || name === 'viewer',
    );
    const fields = Array.from({ length: this.choices.between(1, 3) }, () => this.root(roots));
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    const document = [`query${declared} { ${fields.join(' ')} }`, ...this.fragments].join('\n');
    return { document, variables: this.values };
  }

  private root(roots: readonly Field[]): string {
    const often = this.choices.happens(45) ? ['connectedAccount'] : this.choices.happens(25) ? ['nodes'] : null;
    const field = this.choices.oneOf(roots.filter(({ name }) => often?.includes(name) ?? true));
    const type = named(field.type);
    const at = { depth: DEPTH, times: 1 };
    if (field.args.some(({ name }) => name === 'id')) {
      const id = this.random.id(isInterfaceType(type) ? this.anyNode() : type.name);
      return this.field(field, { id }, at);
    }
    if (field.args.some(({ name }) => name === 'ids')) {
      const ids = this.random.ids(this.anyNode(), 25);
      return this.field(field, { ids }, { ...at, times: ids.length });
    }
    return this.link(field, at);
  }

  private anyNode(): string {
    const nodes = this.schema.getPossibleTypes(this.interface('StripeObject'));
    return this.choices.oneOf(nodes).name;
  }

  private interface(name: string): GraphQLInterfaceType {
    const type = this.schema.getType(name);
    if (!isInterfaceType(type)) throw new Error(`${name} is no interface.`);
    return type;
  }

  /** A field that leads on, with arguments of its own. */
  private link(field: Field, place: Place): string {
    const { choices } = this;
    if (!field.args.some(({ name }) => name === 'first')) {
      const times = isList(field.type) ? place.times * 2 : place.times;
      return this.field(field, this.random.filters(field.args), { ...place, times, depth: place.depth - 1 });
    }
    const args = { ...ownersOf(field), ...this.random.filters(field.args) };
    const fits = Math.max(1, Math.floor(MOST / place.times));
    const first = Math.min(fits, this.size(place));
    // Without one, the page has twenty.
    if (fits < 20 || choices.happens(85)) args['first'] = first;
    const listed = named(field.type).name.replace(/Connection$/, '');
    const cursor = Object.keys(args).every((name) => name === 'first') && choices.happens(10);
    if (cursor) args['after'] = this.random.cursor(listed) ?? 'no cursor';
    if (choices.happens(2)) args['last'] = 3;
    return this.field(field, args, { ...place, times: Math.min(ALL, place.times * first), depth: place.depth - 1 });
  }

  /** Of a page: small ones are right by chance, and only what stands on many parents is planned. */
  private size({ times }: Place): number {
    const { choices } = this;
    if (times === 1 && choices.happens(50)) return choices.between(20, 100);
    return choices.happens(50) ? choices.between(6, 30) : choices.between(1, 6);
  }

  /** One field, sometimes asked twice under one name for different things. */
  private field(field: Field, args: Readonly<Record<string, unknown>>, place: Place): string {
    const { choices } = this;
    const given = Object.entries(args).map(([name, value]) => `${name}: ${this.argument(field, name, value)}`);
    const isNamed = given.length > 0 || place.shared === true || choices.happens(15);
    const head = `${isNamed ? `${this.name()}: ` : ''}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    const once = () => `${head}${this.directive()}${this.below(field.type, place)}`;
    return choices.happens(7) ? `${once()} ... { ${once()} }` : once();
  }

  private below(output: GraphQLOutputType, place: Place): string {
    if (isLeafType(getNamedType(output))) return '';
    return ` { ${this.selection(named(output), { depth: place.depth, times: place.times })} }`;
  }

  selection(type: Composite, place: Place): string {
    const { choices } = this;
    if (isAbstractType(type)) return this.ofManyTypes(type, place);
    const fields = Object.values(type.getFields());
    const [leaves, others] = [fields.filter(isLeaf), fields.filter((field) => !isLeaf(field))];
    const [links, parts] = [others.filter(leadsOn), others.filter((field) => !leadsOn(field))];
    const deeper = place.depth > 0;
    const written = [
      ...choices.some(leaves, 3).map((field) => this.field(field, {}, place)),
      ...(deeper ? this.someLinks(links) : []).map((field) => this.link(field, place)),
      ...(deeper ? choices.some(parts, 1) : []).map((field) =>
        this.field(field, {}, { ...place, depth: place.depth - 1 }),
      ),
      ...(isConnection(type) ? [this.nodes(type, place)] : []),
    ];
    return this.grouped(type, written.length > 0 ? written : ['__typename']);
  }

  /** Lists of lists are what the planner shares, so a list is likelier than one object. */
  private someLinks(links: readonly Field[]): Field[] {
    const { choices } = this;
    const lists = links.filter(({ args }) => args.some(({ name }) => name === 'first'));
    const one = lists.length > 0 && choices.happens(65) ? [choices.oneOf(lists)] : [];
    const rest = links.filter((field) => !one.includes(field));
    return [...one, ...choices.some(rest, 2)];
  }

  /** What a page is mostly asked for. */
  private nodes(type: Composite, place: Place): string {
    return this.field(type.getFields()['nodes']!, {}, place);
  }

  private ofManyTypes(type: GraphQLInterfaceType, place: Place): string {
    const { choices } = this;
    const isObject = type.getInterfaces().length > 0 || 'id' in type.getFields();
    const shared = isObject ? this.interface('StripeObject') : type;
    const types = [...this.schema.getPossibleTypes(type), shared];
    const chosen = new Set(Array.from({ length: choices.between(1, 6) }, () => choices.oneOf(types)));
    const parts = [...chosen].map((on) => {
      const fields = Object.values(on.getFields());
      const written = [
        ...choices.some(fields.filter(isLeaf), 3).map((field) => this.field(field, {}, { ...place, shared: true })),
        ...choices.some(fields.filter(leadsOn), 3).map((field) => this.link(field, { ...place, shared: true })),
        '__typename',
      ];
      return `... on ${on.name} { ${written.join(' ')} }`;
    });
    return [...(isObject ? ['id'] : []), ...parts].join(' ');
  }

  /** The same fields, some of them in a fragment. */
  private grouped(type: Composite, fields: readonly string[]): string {
    const { choices } = this;
    if (!choices.happens(20)) return fields.join(' ');
    const cut = choices.below(fields.length);
    const [outside, inside] = [fields.slice(0, cut).join(' '), fields.slice(cut).join(' ')];
    if (choices.happens(50)) return `${outside} ... on ${type.name}${this.directive()} { ${inside} }`;
    const name = `F${this.name()}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${inside} }`);
    return `${outside} ...${name}${this.directive()}`;
  }

  private directive(): string {
    const { choices } = this;
    if (!choices.happens(8)) return '';
    const value = choices.happens(40) ? String(choices.happens(50)) : this.variable('Boolean!', choices.happens(50));
    return ` @${choices.oneOf(['include', 'skip'])}(if: ${value})`;
  }

  private argument(field: Field, name: string, value: unknown): string {
    const type = field.args.find((argument) => argument.name === name)!.type;
    return this.choices.happens(30) ? this.variable(String(type), value) : literal(value, type);
  }

  private variable(type: string, value: unknown): string {
    const name = this.name();
    this.declared.push(`$${name}: ${type}`);
    this.values[name] = value;
    return `$${name}`;
  }

  private name(): string {
    return `n${this.names++}`;
  }
}

/** A field of a page's own, or one that answers with objects of Stripe's. */
const leadsOn = (field: Field): boolean =>
  !isLeaf(field) && (readsObjects(field.type) || /Edge$/.test(named(field.type).name));

const isLeaf = (field: Field): boolean => isLeafType(getNamedType(field.type));

const isConnection = (type: Composite): boolean => /Connection$/.test(type.name);

function readsObjects(output: GraphQLOutputType): boolean {
  const type = getNamedType(output);
  if (type.name === 'Node' || type.name.endsWith('Connection')) return true;
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

function named(output: GraphQLOutputType): Composite {
  const type = getNamedType(output);
  if (isObjectType(type) || isInterfaceType(type)) return type;
  throw new Error(`${type.name} has no fields.`);
}

function isList(output: GraphQLOutputType): boolean {
  return isListType(isNonNullType(output) ? output.ofType : output);
}

/** A list of our own may belong to an object that it names: there is none of them in these worlds. */
function ownersOf({ args }: Field): Record<string, unknown> {
  const named = args.filter(({ name, type }) => isNonNullType(type) && name.endsWith('Id'));
  return Object.fromEntries(named.map(({ name }) => [name, 'platform/none_1']));
}
