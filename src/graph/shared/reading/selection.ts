import { getArgumentValues } from 'graphql/execution/values.js';
import {
  GraphQLIncludeDirective,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
} from 'graphql';
import type { FieldNode, GraphQLOutputType, GraphQLResolveInfo, SelectionNode, SelectionSetNode } from 'graphql';
import type { SelectedField, Selection } from '../../../stripe/index.js';

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
  return sets.flatMap((set) => read(info, set, type instanceof GraphQLObjectType ? type : info.returnType));
}

/** The selection below one field of a selection, all its aliases together. */
export function below(fields: Selection, name: string): Selection {
  return fields.flatMap((field) => (field.name === name ? field.fields : []));
}

export function selects(fields: Selection, name: string): boolean {
  return fields.some((field) => field.name === name);
}

function read(info: GraphQLResolveInfo, set: SelectionSetNode, outputType: GraphQLOutputType): Selection {
  const type = getNamedType(outputType);
  return set.selections.filter((node) => isWanted(info, node)).flatMap((node) => readNode(info, node, type));
}

function readNode(info: GraphQLResolveInfo, node: SelectionNode, type: GraphQLOutputType): Selection {
  if (node.kind === Kind.FIELD) return [readField(info, node, type)];
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
  if (fragment === undefined) return [];
  const condition = fragment.typeCondition?.name.value;
  if (condition === undefined) return read(info, fragment.selectionSet, type);
  const on = info.schema.getType(condition);
  if (!(on instanceof GraphQLObjectType || on instanceof GraphQLInterfaceType)) return [];
  const applies =
    type instanceof GraphQLObjectType ? on === type || (isAbstractType(on) && info.schema.isSubType(on, type)) : true;
  return applies ? read(info, fragment.selectionSet, type instanceof GraphQLObjectType ? type : on) : [];
}

function readField(info: GraphQLResolveInfo, node: FieldNode, type: GraphQLOutputType): SelectedField {
  const name = node.name.value;
  const field =
    type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType ? type.getFields()[name] : undefined;
  if (field === undefined) return { name, args: {}, fields: [] };
  return {
    name,
    args: field.args.length > 0 ? getArgumentValues(field, node, info.variableValues) : {},
    fields: node.selectionSet === undefined ? [] : read(info, node.selectionSet, field.type),
  };
}

function isWanted(info: GraphQLResolveInfo, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
}
