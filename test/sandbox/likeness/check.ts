import type { Node, Schema, Shape } from './schema.js';

/** What in an answer is not as the stripe package's types say, one line each. */
export function differences(schema: Schema, answer: unknown): string[] {
  if (!isHash(answer)) return ['The answer is no object'];
  if ('error' in answer) return errorFaults(answer['error']);
  return objectFaults(schema, answer, '');
}

/** What real answers carry, though the package does not type it. */
const RECORDED = [
  /^ephemeral_key\.associated_objects is unknown$/,
  /purpose is "issuing_logo", which its type does not have$/,
];

/** A deleted external account still says its currency. */
function ofDeleted(object: unknown): string[] {
  return object === 'bank_account' || object === 'card' ? ['currency'] : [];
}

function objectFaults(schema: Schema, value: Hash, at: string): string[] {
  const object = value['object'];
  if (value['deleted'] === true) return extra(value, ['id', 'object', 'deleted', ...ofDeleted(object)], at);
  if (object === 'list') return listFaults(schema, value, at);
  // Of thin events the package knows one type for each kind, which share too little to be checked by.
  if (object === 'v2.core.event') return [];
  const root = typeof object === 'string' ? schema.roots[object] : undefined;
  if (!root) return typeof object === 'string' ? [`${at} is an unknown object ${object}`] : [];
  const faults = faultsOf(schema, root, value, String(object)).filter(
    (fault) => !RECORDED.some((pattern) => pattern.test(fault)),
  );
  return object === 'event' ? [...faults, ...eventFaults(schema, value)] : faults;
}

function eventFaults(schema: Schema, { type, data }: Hash): string[] {
  const inner = isHash(data) ? data['object'] : undefined;
  if (!isHash(inner)) return ['event without an object'];
  return objectFaults(schema, inner, `event ${String(type)}`).map((fault) => `${String(type)}: ${fault}`);
}

function listFaults(schema: Schema, value: Hash, at: string): string[] {
  const { data, has_more: more, url } = value;
  if (!Array.isArray(data) || typeof more !== 'boolean' || typeof url !== 'string') return [`${at} is no list`];
  const items = data.flatMap((item) => (isHash(item) ? objectFaults(schema, item, `${at}data`) : ['no object']));
  return [...extra(value, ['object', 'data', 'has_more', 'url'], at), ...items];
}

const ERROR_KEYS = ['type', 'code', 'message', 'param', 'doc_url', 'request_log_url', 'decline_code'];
const ERROR_TYPES = ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error'];

function errorFaults(error: unknown): string[] {
  if (!isHash(error)) return ['error is no object'];
  const faults = extra(error, ERROR_KEYS, 'error');
  if (!ERROR_TYPES.includes(String(error['type']))) faults.push(`error.type ${String(error['type'])}`);
  if (typeof error['message'] !== 'string' || error['message'] === '') faults.push('error.message is missing');
  if (Object.values(error).includes(null)) faults.push('error has a null');
  return faults;
}

function extra(value: Hash, known: readonly string[], at: string): string[] {
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.map((key) => `${at}.${key} is unknown`);
}

function faultsOf(schema: Schema, node: Node, value: unknown, at: string): string[] {
  switch (node.kind) {
    case 'any':
      return [];
    case 'null':
      return value === null ? [] : [`${at} is not null`];
    case 'literal':
      return value === node.value ? [] : [`${at} is ${JSON.stringify(value)}, not ${JSON.stringify(node.value)}`];
    case 'array':
      if (!Array.isArray(value)) return [`${at} is no array`];
      return value.flatMap((item) => faultsOf(schema, node.of, item, `${at}[]`));
    case 'union':
      return unionFaults(schema, node.of, value, at);
    case 'object': {
      const shape = schema.shapes[node.shape];
      if (!shape) throw new Error(`There is no shape ${node.shape}`);
      return isHash(value) ? shapeFaults(schema, shape, value, at) : [`${at} is no object`];
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? [] : [`${at} is no number`];
    default:
      return typeof value === node.kind ? [] : [`${at} is no ${node.kind}`];
  }
}

function unionFaults(schema: Schema, nodes: readonly Node[], value: unknown, at: string): string[] {
  let best: string[] | undefined;
  for (const node of nodes) {
    const faults = faultsOf(schema, node, value, at);
    if (faults.length === 0) return [];
    if (isHash(value) === (node.kind === 'object') && (!best || faults.length < best.length)) best = faults;
  }
  if (isHash(value) && best) return best;
  return [`${at} is ${JSON.stringify(value)}, which its type does not have`];
}

function shapeFaults(schema: Schema, { fields, values }: Shape, value: Hash, at: string): string[] {
  const missing = Object.entries(fields)
    .filter(([name, { optional }]) => !optional && value[name] === undefined)
    .map(([name]) => `${at}.${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const node = field?.node ?? values;
    return node ? faultsOf(schema, node, inner, `${at}.${name}`) : [`${at}.${name} is unknown`];
  });
  return [...missing, ...wrong];
}

type Hash = Record<string, unknown>;

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
