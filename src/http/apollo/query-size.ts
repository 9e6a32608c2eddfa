import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, Kind, getNamedType, isListType, isNonNullType, isObjectType, valueFromAST } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';

/** So many objects an operation may answer at most, were every page full. */
const MOST_OBJECTS = 100_000;
/** A page that does not say its size. */
const DEFAULT_PAGE = 20;
/** A list that is no page, such as the spending limits of a card. */
const SHORT_LIST = 3;

/** Refuses an operation whose answer could be too large to make, by its page sizes, before anything is read. */
export const limitAnswers: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, operation, document, request }) {
        const root = operation && schema.getRootType(operation.operation);
        if (!operation || !root) return;
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const node of document.definitions) {
          if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
        }
        const objects = new Counter(schema, fragments, request.variables ?? {}).below(operation.selectionSet, root, 1);
        if (objects <= MOST_OBJECTS) return;
        const message = `This could answer with more than ${MOST_OBJECTS} objects: ask for smaller pages or fewer levels.`;
        throw new GraphQLError(message, {
          extensions: { code: 'BAD_USER_INPUT', most: MOST_OBJECTS, http: { status: 400 } },
        });
      },
    };
  },
};

class Counter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** Objects below a selection that stands `times` times. Stops counting where the limit is passed. */
  below(
    set: SelectionSetNode,
    type: GraphQLObjectType | null,
    times: number,
    spread: Set<FragmentDefinitionNode | InlineFragmentNode> = new Set(),
  ): number {
    let objects = 0;
    for (const node of set.selections) {
      if (objects > MOST_OBJECTS) return objects;
      if (node.kind === Kind.FIELD) objects += this.field(node, type, times);
      else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
        const on = fragment?.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
        // A fragment that stands in a selection twice says nothing new.
        if (!fragment || spread.has(fragment)) continue;
        spread.add(fragment);
        objects += this.below(fragment.selectionSet, isObjectType(on) ? on : type, times, spread);
      }
    }
    return objects;
  }

  private field(node: FieldNode, type: GraphQLObjectType | null, times: number): number {
    const field = type?.getFields()[node.name.value];
    if (!node.selectionSet || !field) return 0;
    const named = getNamedType(field.type);
    const each = times * this.size(node, field);
    if (each > MOST_OBJECTS) return each;
    return each + this.below(node.selectionSet, isObjectType(named) ? named : null, each);
  }

  /** A connection counts for its page, and the lists inside it for what they are: the same objects again. */
  private size(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    if (field.args.some(({ name }) => name === 'first')) return this.page(node, field);
    if (['nodes', 'edges'].includes(field.name) && field.args.length === 0) return 1;
    const ids = this.argument(node, field, 'ids');
    if (Array.isArray(ids)) return ids.length;
    return isList(field.type) ? SHORT_LIST : 1;
  }

  private page(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const asked = this.argument(node, field, 'first') ?? this.argument(node, field, 'last');
    return typeof asked === 'number' && asked > 0 ? asked : DEFAULT_PAGE;
  }

  private argument(node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): unknown {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const definition = field.args.find((argument) => argument.name === name);
    return given && definition ? valueFromAST(given.value, definition.type, { ...this.variables }) : undefined;
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
