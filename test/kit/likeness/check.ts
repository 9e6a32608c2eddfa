import type { Node, Schema, Shape } from './schema.js';

/** What in an answer is not as the stripe package's types say: where, what is there, what its type is. */
export function differences(schema: Schema, answer: unknown): string[] {
  if (!isHash(answer)) return ['The answer is no object'];
  if ('error' in answer) return errorFaults(answer['error']);
  return objectFaults(schema, answer, String(answer['object'] ?? 'answer'));
}

/** What real answers carry, though the package does not type it. */
const RECORDED = [/^ephemeral_key\.associated_objects is unknown/, /purpose is "issuing_logo", expected/];

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
  const faults = faultsOf(schema, root, value, at).filter((fault) => !RECORDED.some((pattern) => pattern.test(fault)));
  return object === 'event' ? [...faults, ...eventFaults(schema, value)] : faults;
}

function eventFaults(schema: Schema, { type, data }: Hash): string[] {
  const inner = isHash(data) ? data['object'] : undefined;
  if (!isHash(inner)) return ['event without an object'];
  return objectFaults(schema, inner, 'event.data.object').map((fault) => `${fault} (${String(type)})`);
}

function listFaults(schema: Schema, value: Hash, at: string): string[] {
  const { data, has_more: more, url } = value;
  if (!Array.isArray(data) || typeof more !== 'boolean' || typeof url !== 'string') return [`${at} is no list`];
  const items = data.flatMap((item) =>
    isHash(item) ? objectFaults(schema, item, `${at}.data[]`) : [`${at}.data[] is no object`],
  );
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
  const wrong = () => [`${at} is ${JSON.stringify(value)?.slice(0, 200)}, expected ${typeOf(schema, node)}`];
  switch (node.kind) {
    case 'any':
      return [];
    case 'null':
      return value === null ? [] : wrong();
    case 'literal':
      return value === node.value ? [] : wrong();
    case 'array':
      return Array.isArray(value) ? value.flatMap((item) => faultsOf(schema, node.of, item, `${at}[]`)) : wrong();
    case 'union':
      return unionFaults(schema, node.of, value, at) ?? wrong();
    case 'object':
      return isHash(value) ? shapeFaults(schema, shapeOf(schema, node.shape), value, at) : wrong();
    case 'number':
      return Number.isFinite(value) ? [] : wrong();
    default:
      return typeof value === node.kind ? [] : wrong();
  }
}

/** Of several objects that it could be, those of the nearest; nothing, if it is of no kind that is expected. */
function unionFaults(schema: Schema, nodes: readonly Node[], value: unknown, at: string): string[] | undefined {
  let best: string[] | undefined;
  for (const node of nodes) {
    const faults = faultsOf(schema, node, value, at);
    if (faults.length === 0) return [];
    if (isHash(value) && node.kind === 'object' && (!best || faults.length < best.length)) best = faults;
  }
  return best;
}

function shapeFaults(schema: Schema, { name: type, fields, values }: Shape, value: Hash, at: string): string[] {
  const missing = Object.entries(fields)
    .filter(([name, { optional }]) => !optional && value[name] === undefined)
    .map(([name, { node }]) => `${at}.${name} is missing, expected ${typeOf(schema, node)}`);
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const node = field?.node ?? values;
    return node ? faultsOf(schema, node, inner, `${at}.${name}`) : [`${at}.${name} is unknown to ${type}`];
  });
  return [...missing, ...wrong];
}

const MOST_NAMED = 20;

function typeOf(schema: Schema, node: Node): string {
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'array':
      return `an array of ${typeOf(schema, node.of)}`;
    case 'union': {
      const named = node.of.slice(0, MOST_NAMED).map((one) => typeOf(schema, one));
      return [...named, ...(node.of.length > MOST_NAMED ? ['…'] : [])].join(' | ');
    }
    case 'object':
      return shapeOf(schema, node.shape).name;
    default:
      return node.kind;
  }
}

function shapeOf(schema: Schema, index: number): Shape {
  const shape = schema.shapes[index];
  if (!shape) throw new Error(`There is no shape ${index}`);
  return shape;
}

type Hash = Record<string, unknown>;

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
