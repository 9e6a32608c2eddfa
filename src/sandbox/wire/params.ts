import { invalid, type StripeRefusal } from './error-body.js';
import { emptyHash, type FormHash, type FormValue } from './form-body.js';

/**
 * A parameter's type, from which follow its TypeScript type and every refusal of a bad value. `read` gets what was sent
 * (never an empty string unless the parameter can be unset) and its name as Stripe prints it: `individual[first_name]`.
 */
export class Param<T, R extends boolean = false> {
  constructor(
    readonly read: (value: FormValue, name: string) => T,
    readonly isRequired: R,
    /** Names of what is in the value but not in the type. */
    readonly unknownIn: (value: FormValue, name: string) => string[] = () => [],
  ) {}

  required(): Param<T, true> {
    return new Param(this.read, true, this.unknownIn);
  }

  /** `name=` unsets it: the call sees null. */
  emptyable(): Param<T | null, R> {
    return new Param<T | null, R>(
      (value, name) => (value === '' ? null : this.read(value, name)),
      this.isRequired,
      this.unknownIn,
    );
  }

  /** The value goes on only if `check` returns nothing; otherwise the call is refused with its words. */
  refine(check: (value: T, name: string) => StripeRefusal | undefined): Param<T, R> {
    const read = (value: FormValue, name: string): T => {
      const result = this.read(value, name);
      const fault = check(result, name);
      if (fault) throw fault;
      return result;
    };
    return new Param(read, this.isRequired, this.unknownIn);
  }
}

export type Shape = Readonly<Record<string, Param<unknown, boolean>>>;
type ValueOf<P> = P extends Param<infer T, boolean> ? T : never;
type RequiredKeys<S extends Shape> = {
  [K in keyof S]: S[K] extends Param<unknown, true> ? K : never;
}[keyof S];

export type Values<S extends Shape> = { [K in RequiredKeys<S>]: ValueOf<S[K]> } & {
  [K in Exclude<keyof S, RequiredKeys<S>>]?: ValueOf<S[K]>;
};
/** The TypeScript type that a parameter reads to. */
export type Infer<P> = ValueOf<P>;

/** A hash with known keys. Absent optional keys are absent in the result. */
export function object<S extends Shape>(shape: S): Param<Values<S>> {
  const read = (value: FormValue, name: string): Values<S> => {
    if (typeof value === 'string') throw invalid(`Invalid object`, { param: name });
    const result: Record<string, unknown> = {};
    for (const [key, param] of Object.entries(shape)) {
      const inner = nested(name, key);
      const sent = value[key];
      if (sent !== undefined) result[key] = param.read(sent, inner);
      else if (param.isRequired) throw missing(inner);
    }
    return result as Values<S>;
  };
  return new Param(read, false, (value, name) => unknownKeys(shape, value, name));
}

function unknownKeys(shape: Shape, value: FormValue, name: string): string[] {
  if (typeof value === 'string') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const param = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return param ? param.unknownIn(inner, nested(name, key)) : [nested(name, key)];
  });
}

function nested(name: string, key: string): string {
  return name === '' ? key : `${name}[${key}]`;
}

export function missing(name: string): StripeRefusal {
  return invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
}

/** Elements in the order of their numbers; `a[0]=`, `a[]=` and one bare value are all taken. */
export function arrayOf<T>(element: Param<T, boolean>, limits: { max?: number } = {}): Param<T[]> {
  const elements = (value: FormValue): FormValue[] => {
    if (typeof value === 'string') return [];
    return Object.entries(value)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, inner]) => inner);
  };
  const read = (value: FormValue, name: string): T[] => {
    if (typeof value === 'string' || Object.keys(value).some((key) => !/^\d+$/.test(key))) {
      throw invalid('Invalid array', { param: name });
    }
    const sent = elements(value);
    if (limits.max !== undefined && sent.length > limits.max) {
      throw invalid(`Array ${name} exceeded maximum ${limits.max} allowed elements.`, { param: name });
    }
    return sent.map((inner, index) => element.read(inner, `${name}[${index}]`));
  };
  return new Param(read, false, (value, name) =>
    elements(value).flatMap((inner, index) => element.unknownIn(inner, `${name}[${index}]`)),
  );
}

/** All of a call's parameters: unknown ones are reported first and together, then the first bad one. */
export function readParams<S extends Shape>(shape: S, sent: FormHash): Values<S> {
  const unknown = unknownKeys(shape, sent, '');
  const [first, second] = unknown;
  if (first !== undefined) {
    const noun = second === undefined ? 'parameter' : 'parameters';
    throw invalid(`Received unknown ${noun}: ${unknown.join(', ')}`, { code: 'parameter_unknown', param: first });
  }
  return object(shape).read(Object.assign(emptyHash(), sent), '');
}
