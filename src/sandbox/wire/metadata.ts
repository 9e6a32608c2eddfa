import { invalid } from './error-body.js';
import { Param } from './params.js';

/** What a call asks for: null clears all, an empty value deletes its key. */
export type MetadataPatch = Readonly<Record<string, string>> | null;

export function metadata(): Param<MetadataPatch> {
  return new Param<MetadataPatch>((value, name) => {
    if (value === '') return null;
    if (typeof value === 'string') throw invalid('Invalid object', { param: name });
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, checked(key, inner, name)]));
  }, false);
}

function checked(key: string, value: unknown, name: string): string {
  const param = `${name}[${key}]`;
  if (typeof value !== 'string') throw invalid('Metadata values must be strings.', { param });
  if (key === '' || key.length > 40) {
    throw invalid(`Metadata keys must be between 1 and 40 characters long. Invalid key: ${key}`, { param: name });
  }
  if (value.length > 500) {
    throw invalid(
      `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. ` +
        `Invalid value: ${value}`,
      { param },
    );
  }
  return value;
}

/** Key by key, as Stripe merges it. */
export function mergeMetadata(
  old: Readonly<Record<string, string>>,
  patch: MetadataPatch | undefined,
): Record<string, string> {
  if (patch === undefined) return { ...old };
  if (patch === null) return {};
  const merged = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(patch)) {
    if (value === '') merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > 50) {
    throw invalid(`You can only have up to 50 metadata keys, but you passed in ${merged.size}.`, { param: 'metadata' });
  }
  return Object.fromEntries(merged);
}
