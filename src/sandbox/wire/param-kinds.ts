import { invalid } from './error-body.js';
import { Param, object } from './params.js';
import type { FormValue } from './form-body.js';

export const MAX_AMOUNT = 9_007_199_254_740_991;

function text(value: FormValue, name: string, kind = 'string'): string {
  if (typeof value !== 'string') throw invalid(`Invalid ${kind}: ${JSON.stringify(value)}`, { param: name });
  if (value === '') {
    throw invalid(
      `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however ` +
        `'${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
      { code: 'parameter_invalid_empty', param: name },
    );
  }
  return value;
}

export function string(limits: { max?: number } = {}): Param<string> {
  const max = limits.max ?? 5000;
  return new Param((value, name) => {
    const result = text(value, name);
    if (result.length > max) {
      throw invalid(`Invalid string: ${result.slice(0, 20)}...; must be at most ${max} characters`, { param: name });
    }
    return result;
  }, false);
}

/** A whole number within bounds that default to the safe integers. */
export function integer(limits: { min?: number; max?: number } = {}): Param<number> {
  const min = limits.min ?? -MAX_AMOUNT;
  const max = limits.max ?? MAX_AMOUNT;
  return new Param((value, name) => {
    const sent = text(value, name, 'integer');
    const fault = (message: string) => invalid(message, { code: 'parameter_invalid_integer', param: name });
    const result = Number(sent);
    if (!/^-?\d{1,16}$/.test(sent) || !Number.isSafeInteger(result)) throw fault(`Invalid integer: ${sent}`);
    if (result < min) throw fault(`This value must be greater than or equal to ${min}.`);
    if (result > max) throw fault(`This value must be less than or equal to ${max}.`);
    return result;
  }, false);
}

/** Digits as they were sent, with at most 12 of them after the point. */
export function decimal(): Param<string> {
  return new Param((value, name) => {
    const sent = text(value, name, 'decimal');
    if (!/^-?\d{1,15}(\.\d{1,12})?$/.test(sent))
      throw invalid(`Invalid decimal: ${sent.slice(0, 40)}`, { param: name });
    return sent;
  }, false);
}

/** Money in minor units, from 1 unless said otherwise. */
export function amount(limits: { min?: number } = {}): Param<number> {
  return integer({ min: limits.min ?? 1 });
}

export function timestamp(): Param<number> {
  return integer({ min: 0, max: 253_402_300_799 });
}

export function boolean(): Param<boolean> {
  return new Param((value, name) => {
    const sent = text(value, name, 'boolean');
    if (sent !== 'true' && sent !== 'false') throw invalid(`Invalid boolean: ${sent}`, { param: name });
    return sent === 'true';
  }, false);
}

export function oneOf<const V extends string>(...values: readonly V[]): Param<V> {
  return new Param((value, name) => {
    const sent = text(value, name);
    const found = values.find((known) => known === sent);
    if (found === undefined) throw invalid(`Invalid ${name}: must be one of ${choices(values)}`, { param: name });
    return found;
  }, false);
}

function choices(values: readonly string[]): string {
  const last = values[values.length - 1] ?? '';
  const before = values.slice(0, -1);
  if (before.length === 0) return last;
  if (before.length === 1) return `${before[0]} or ${last}`;
  return before.length > 24 ? `${before[0]}, …, or ${last}` : `${before.join(', ')}, or ${last}`;
}

/** Three lower-case letters; capitals are taken too, as Stripe does. */
export function currency(): Param<string> {
  return new Param((value, name) => {
    const sent = text(value, name).toLowerCase();
    if (!/^[a-z]{3}$/.test(sent)) throw invalid(`Invalid currency: ${sent}.`, { param: name });
    return sent;
  }, false);
}

export function email(): Param<string> {
  return string({ max: 800 }).refine((value, name) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
      ? undefined
      : invalid(`Invalid email address: ${value}`, { code: 'email_invalid', param: name }),
  );
}

export function dateOfBirth() {
  return object({
    day: integer({ min: 1, max: 31 }).required(),
    month: integer({ min: 1, max: 12 }).required(),
    year: integer({ min: 1900, max: 9999 }).required(),
  }).refine(({ day, month, year }, name) => {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1) return undefined;
    return invalid(`Invalid date: month ${month} of ${year} has no day ${day}`, { param: `${name}[day]` });
  });
}

export interface Range {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

/** A moment, or bounds of it. */
export function range(): Param<Range> {
  return boundsOf(timestamp);
}

/** A sum, or bounds of it. */
export function amountRange(): Param<Range> {
  return boundsOf(integer);
}

function boundsOf(kind: () => Param<number>): Param<Range> {
  const bounds = object({ gt: kind(), gte: kind(), lt: kind(), lte: kind() });
  return new Param<Range>(
    (value, name) => {
      if (typeof value !== 'string') return bounds.read(value, name);
      const exact = kind().read(value, name);
      return { gte: exact, lte: exact };
    },
    false,
    bounds.unknownIn,
  );
}

export function inRange(bounds: Range | undefined, value: number): boolean {
  if (!bounds) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = bounds;
  return value > gt && value >= gte && value < lt && value <= lte;
}
