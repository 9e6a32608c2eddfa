import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { getVariableValues, GraphQLError, Kind, OperationTypeNode, parse } from 'graphql';
import type { Context } from '../../context.js';
import { misfit } from '../../shared/document-fault.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { permissionsOf } from '../event/event.type.js';

const MOST_TOPICS = 20;
const MOST_OVERLAP_SECONDS = 7 * 24 * 60 * 60;
const MOST_CALLS = 20;
const MOST_VARIABLE_BYTES = 16_384;
const LONGEST_DESCRIPTION = 200;
const EVERYTHING = '*';
const OWN = /^webhook_endpoint\./;
/** What an event gives, with values of the form that it gives. */
const OF_EVENTS = { accountId: 'acct_1', eventId: 'acct_1/evt_1', objectId: 'acct_1/obj_1' };

export function checkUrl(faults: InputFaults, url: string, { deliveries }: Context): void {
  const fault = deliveries.urlFault(url);
  if (fault !== null) faults.add('url', fault);
}

export function checkDescription(faults: InputFaults, description: string): void {
  if (description.length > LONGEST_DESCRIPTION || description.includes('\0'))
    faults.add('description', `must have at most ${LONGEST_DESCRIPTION} characters, U+0000 not among them.`);
}

export function checkOverlap(faults: InputFaults, seconds: number): void {
  if (seconds < 0 || seconds > MOST_OVERLAP_SECONDS)
    faults.add('overlapSeconds', `must be from 0 to ${MOST_OVERLAP_SECONDS}, not ${seconds}.`);
}

/** What Stripe asks while a purchase waits. */
const ASKED = 'issuing_authorization.request';

export function checkTopics(faults: InputFaults, topics: readonly string[], { viewer, deliveries }: Context): void {
  if (topics.length === 0 || topics.length > MOST_TOPICS) faults.add('topics', `must be 1 to ${MOST_TOPICS}.`);
  for (const [index, topic] of topics.slice(0, MOST_TOPICS).entries()) {
    const path = `topics.${index}`;
    if (!deliveries.isTopic(topic)) faults.add(path, 'is no name of an event type.');
    else if (topic === ASKED) faults.add(path, 'is a question, and told to nobody: a decision endpoint answers it.');
    else if (topic !== EVERYTHING && !OWN.test(topic))
      for (const permission of permissionsOf(topic))
        if (!viewer.may(permission)) faults.add(path, `needs the permission ${permission}.`);
  }
  if (!topics.every((topic) => OWN.test(topic)) && !viewer.may('events:read'))
    faults.add('topics', 'needs the permission events:read.');
}

export interface Asked {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is wrong with it is told where it stands, also where only the other one of the two is new. */
export async function checkDocument(
  faults: InputFaults,
  { document, variables }: Asked,
  { context, schema }: { readonly context: Context; readonly schema: GraphQLSchema },
): Promise<void> {
  checkVariables(faults, variables);
  const fault = context.documents.faultOf(document) ?? misfit(document, schema);
  if (fault !== null) return faults.add('document', fault);
  const parsed = parse(document);
  const operation = onlyQuery(parsed);
  if (operation === null) return faults.add('document', 'must have one operation, a query.');
  const values = { ...variables, ...OF_EVENTS };
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], values);
  for (const { message } of errors ?? []) faults.add('variables', `do not fit the document: ${message}`);
  if (errors === undefined) checkPrice(faults, { schema, document: parsed, operation, variables: values }, context);
  if (!(await context.later.mayRun(document, context.viewer)))
    faults.add('document', 'is not trusted, and only trusted documents run for the viewer: register it.');
}

function checkVariables(faults: InputFaults, variables: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(OF_EVENTS))
    if (Object.hasOwn(variables, name)) faults.add('variables', `must not hold ${name}, which each event gives.`);
  if (Buffer.byteLength(JSON.stringify(variables)) > MOST_VARIABLE_BYTES)
    faults.add('variables', `must have at most ${MOST_VARIABLE_BYTES} bytes.`);
}

function checkPrice(faults: InputFaults, asked: Parameters<Context['price']>[0], context: Context): void {
  try {
    const { calls, dearestPath } = context.price(asked);
    if (calls > MOST_CALLS)
      faults.add(
        'document',
        `would take ${calls} Stripe calls for each event, and may take ${MOST_CALLS}. The dearest part is ${dearestPath}.`,
      );
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    faults.add('document', `cannot be priced: ${error.message}`);
  }
}

function onlyQuery({ definitions }: DocumentNode): OperationDefinitionNode | null {
  const [only, ...others] = definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [node] : []));
  return only?.operation === OperationTypeNode.QUERY && others.length === 0 ? only : null;
}
