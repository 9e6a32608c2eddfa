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

/** The selection on the objects of a connection: under `nodes` and under `edges { node }`. */
export function nodesOf(connection: Selection): Selection {
  return connection.flatMap((field) => {
    if (field.name === 'nodes') return field.fields;
    if (field.name === 'edges') return field.fields.flatMap((edge) => (edge.name === 'node' ? edge.fields : []));
    return [];
  });
}
