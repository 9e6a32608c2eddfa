import { getArgumentValues } from 'graphql/execution/values.js';
import {
  BREAK,
  GraphQLIncludeDirective,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  visit,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import type { SelectedField, Selection } from '../../../stripe/index.js';

/** What is needed to read a selection where nothing is resolved yet. */
export type Operation = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** graphql-js makes one array of field nodes per field and execution, and gives it to all siblings in a list. */
const remembered = new WeakMap<readonly FieldNode[], Map<string | undefined, Selection>>();

/**
 * What the operation selects below the field being resolved, as a plain tree. Aliases, fragments, `@skip` and `@include`
 * are resolved. `typeName` picks the fragments of one type where the field returns an interface.
 */
export function selection(info: GraphQLResolveInfo, typeName?: string): Selection {
  const known = remembered.get(info.fieldNodes) ?? new Map<string | undefined, Selection>();
  remembered.set(info.fieldNodes, known);
  let selected = known.get(typeName);
  if (selected === undefined) {
    selected = readAll(info, typeName);
    known.set(typeName, selected);
  }
  return selected;
}

function readAll(info: GraphQLResolveInfo, typeName: string | undefined): Selection {
  const type = typeName === undefined ? info.returnType : info.schema.getType(typeName);
  const sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  return sets.flatMap((set) => selectionOf(info, set, type instanceof GraphQLObjectType ? type : info.returnType));
}

/** The selection below one field of a selection, all its aliases together. */
export function below(fields: Selection, name: string): Selection {
  return fields.flatMap((field) => (field.name === name ? field.fields : []));
}

export function selects(fields: Selection, name: string): boolean {
  return fields.some((field) => field.name === name);
}

/** What was read of an operation: a fragment that stands in many places is read once for each type. */
const readBefore = new WeakMap<Operation, BySet>();

/** What no variable changes, by schema: a document that is parsed once is read once. */
const readForGood = new WeakMap<GraphQLSchema, BySet>();

type BySet = WeakMap<SelectionSetNode, Map<string, Selection>>;

/** The fields of a selection set on this type. A fragment that stands in a set twice says nothing new. */
export function selectionOf(operation: Operation, set: SelectionSetNode, outputType: GraphQLOutputType): Selection {
  const type = getNamedType(outputType);
  const isFixed = !usesVariables(operation, set);
  const byType = isFixed ? known(readForGood, operation.schema, set) : known(readBefore, operation, set);
  let selected = byType.get(type.name);
  if (selected === undefined) {
    selected = fieldsOf(operation, set, type, new Set()).map(([node, on]) => readField(operation, node, on));
    byType.set(type.name, selected);
  }
  return selected;
}

function known<K extends object>(all: WeakMap<K, BySet>, key: K, set: SelectionSetNode): Map<string, Selection> {
  const bySet: BySet = all.get(key) ?? new WeakMap<SelectionSetNode, Map<string, Selection>>();
  all.set(key, bySet);
  const byType = bySet.get(set) ?? new Map<string, Selection>();
  bySet.set(set, byType);
  return byType;
}

/** A set belongs to one document, and with it the fragments that it names. */
const variableUses = new WeakMap<SelectionSetNode, boolean>();

/** Whether a variable stands in the set or below. */
function usesVariables({ fragments }: Pick<Operation, 'fragments'>, set: SelectionSetNode): boolean {
  let uses = variableUses.get(set);
  if (uses !== undefined) return uses;
  uses = false;
  visit(set, {
    Variable() {
      uses = true;
      return BREAK;
    },
    FragmentSpread({ name }) {
      const fragment = fragments[name.value];
      if (fragment !== undefined && usesVariables({ fragments }, fragment.selectionSet)) uses = true;
      return uses ? BREAK : undefined;
    },
  });
  variableUses.set(set, uses);
  return uses;
}

type FieldOnType = readonly [FieldNode, GraphQLOutputType];

/** The nodes of the fields of a selection set, each with the type that it stands on. */
export function fieldsOf(
  operation: Operation,
  set: SelectionSetNode,
  type: GraphQLOutputType,
  spread: Set<string>,
): FieldOnType[] {
  return set.selections.flatMap((node): FieldOnType[] => {
    if (!isWanted(operation, node)) return [];
    if (node.kind === Kind.FIELD) return [[node, type]];
    if (node.kind === Kind.INLINE_FRAGMENT) return ofFragment(operation, node, type, spread);
    const fragment = operation.fragments[node.name.value];
    const again = `${node.name.value} ${String(type)}`;
    if (fragment === undefined || spread.has(again)) return [];
    return ofFragment(operation, fragment, type, spread.add(again));
  });
}

function ofFragment(
  operation: Operation,
  fragment: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLOutputType,
  spread: Set<string>,
): FieldOnType[] {
  const condition = fragment.typeCondition?.name.value;
  if (condition === undefined) return fieldsOf(operation, fragment.selectionSet, type, spread);
  const on = operation.schema.getType(condition);
  if (!(on instanceof GraphQLObjectType || on instanceof GraphQLInterfaceType)) return [];
  const concrete = type instanceof GraphQLObjectType;
  const applies = concrete ? on === type || (isAbstractType(on) && operation.schema.isSubType(on, type)) : true;
  return applies ? fieldsOf(operation, fragment.selectionSet, concrete ? type : on, spread) : [];
}

function readField(operation: Operation, node: FieldNode, type: GraphQLOutputType): SelectedField {
  const name = node.name.value;
  const field =
    type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType ? type.getFields()[name] : undefined;
  if (field === undefined) return { name, args: {}, fields: [] };
  return {
    name,
    args: field.args.length > 0 ? getArgumentValues(field, node, operation.variableValues) : {},
    fields: node.selectionSet === undefined ? [] : selectionOf(operation, node.selectionSet, field.type),
  };
}

function isWanted({ variableValues }: Operation, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;
}
