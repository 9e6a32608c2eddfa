/**
 * What a GraphQL operation selects, as a plain tree: one entry per response key, by schema field name.
 * Fields of a connection are entries named `edges`, `node` and `nodes`, as in the schema.
 */
export interface SelectedField {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: Selection;
}

export type Selection = readonly SelectedField[];

/** A connection whose nodes are what a field of the listed objects leads to, as a connection of those objects. */
export function through(name: string | null, connection: Selection): Selection {
  if (name === null) return connection;
  const under = (field: SelectedField) => ({ ...field, fields: [{ name, args: {}, fields: field.fields }] });
  return connection.map((field) => {
    if (field.name === 'nodes') return under(field);
    if (field.name !== 'edges') return field;
    return { ...field, fields: field.fields.map((part) => (part.name === 'node' ? under(part) : part)) };
  });
}

/** The selection on the objects of a connection: under `nodes` and under `edges { node }`. */
export function nodesOf(connection: Selection): Selection {
  return connection.flatMap((field) => {
    if (field.name === 'nodes') return field.fields;
    if (field.name === 'edges') return field.fields.flatMap((edge) => (edge.name === 'node' ? edge.fields : []));
    return [];
  });
}
