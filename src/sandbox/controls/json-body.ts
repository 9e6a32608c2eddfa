/** A control that was asked for wrongly: 400 with these words, or 404 for a thing that is not there. */
export class ControlRefusal extends Error {
  constructor(
    message: string,
    readonly status: 400 | 404 = 400,
  ) {
    super(message);
  }
}

/** The fields of a JSON object, none but those that are known. An empty body has none. */
export function fields(text: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  const found = Object.entries(jsonObject(text));
  const unknown = found.filter(([name]) => !known.includes(name)).map(([name]) => name);
  if (unknown.length > 0) throw new ControlRefusal(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);
  return Object.fromEntries(found);
}

/** An empty body is an object without fields. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> {
  const sent = parsed(text.trim() === '' ? '{}' : text);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) throw new ControlRefusal('Send a JSON object');
  return Object.fromEntries(Object.entries(sent));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlRefusal('Send a JSON object');
  }
}
