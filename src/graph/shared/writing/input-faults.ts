import { isCountryCode, isCurrencyCode } from './codes.js';
import type { ObjectId } from '../ids.js';
import { parseId } from '../ids.js';
import { InvalidInput, NotFound } from './user-errors.js';
import type { UserError } from './user-errors.js';

export interface Asking {
  readonly viewer: { reaches(account: string): boolean };
  readonly boundAccount: string | null;
  now(): number;
}

export interface AddressFields {
  readonly line1?: string | null;
  readonly line2?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly postalCode?: string | null;
  readonly country?: string | null;
}

const EMAIL = /^[^\s@<>"]{1,64}@[^\s@.<>"]+(\.[^\s@.<>"]+)+$/;
/** As many digits as Stripe keeps. */
const DECIMAL = /^-?\d{1,15}(\.\d{1,12})?$/;
const DAY = 24 * 60 * 60 * 1000;
const PHONE = /^\+[1-9]\d{6,14}$/;

/**
 * Checks an input and gathers all its faults, each with its path, before anything is sent. The words repeat no value: it
 * may be a secret in the wrong field. The ids of one input must belong to one account, which `account` is after they
 * were taken.
 */
export class InputFaults {
  readonly errors: UserError[] = [];
  account: string | null = null;
  /** The objects that the input names. */
  readonly named: { readonly path: string; readonly stripeId: string; readonly what: string }[] = [];
  /** Ids of all that the input names, Stripe's and our own. */
  readonly objects: string[] = [];

  constructor(private readonly asking: Asking) {}

  /** The account of the input's ids; there is one whenever the input has no fault. */
  get owner(): string {
    if (this.account === null) throw new Error('No id of the input names an account.');
    return this.account;
  }

  add(path: string, message: string): void {
    this.errors.push(new InvalidInput(path, message));
  }

  /** The Stripe id behind a global or bare id; an empty string, with a fault, if there is none to be used. */
  id(path: string, raw: string, prefix: string | readonly string[], what: string): string {
    const parsed = parseId(raw);
    const account = parsed?.account ?? this.asking.boundAccount;
    if (parsed === null) this.add(path, 'is not an id.');
    else if (account === null) this.add(path, 'needs its account: use the global id, <account>/<stripe id>.');
    else return this.take(path, { account, stripeId: parsed.stripeId }, prefix, what);
    return '';
  }

  optionalId(
    path: string,
    raw: string | null | undefined,
    prefix: string | readonly string[],
    what: string,
  ): string | undefined {
    return raw == null ? undefined : this.id(path, raw, prefix, what);
  }

  /** What Stripe alone has, such as a payment method: only the form of its id is known here. */
  stripeId(path: string, raw: string | null | undefined, prefix: string, what: string): void {
    if (raw != null && !(raw.startsWith(prefix) && /^\w{1,100}$/.test(raw)))
      this.add(path, `is not the id of a ${what}.`);
  }

  /** The connected account itself. */
  accountId(path: string, raw: string | null | undefined): void {
    if (raw != null) this.id(path, raw, 'acct_', 'account');
  }

  /** For inputs whose account may be named by any of several ids, or by the request. */
  needsAccount(path: string): void {
    this.account ??= this.asking.boundAccount;
    if (this.account === null && this.errors.length === 0) this.add(path, 'is needed: no other id names the account.');
  }

  amount(path: string, amount: number | null | undefined, least = 1): void {
    if (amount != null && amount < least) this.add(path, `must be at least ${least}, in minor units, not ${amount}.`);
  }

  currency(path: string, code: string | null | undefined): void {
    if (code != null && !isCurrencyCode(code)) this.add(path, 'is not an ISO 4217 currency, such as USD.');
  }

  country(path: string, code: string | null | undefined): void {
    if (code != null && !isCountryCode(code)) this.add(path, 'is not an ISO 3166 two-letter country, such as US.');
  }

  email(path: string, email: string | null | undefined): void {
    if (email != null && !EMAIL.test(email)) this.add(path, 'is not an e-mail address.');
  }

  phone(path: string, phone: string | null | undefined): void {
    if (phone != null && !PHONE.test(phone))
      this.add(path, 'is not a phone number in E.164 form, such as +14155550100.');
  }

  text(path: string, text: string | null | undefined, most: number): void {
    if (text == null) return;
    if (text.trim() === '') this.add(path, 'must not be blank.');
    else if (text.length > most) this.add(path, `must have at most ${most} characters.`);
  }

  decimal(path: string, text: string | null | undefined): void {
    if (text != null && !DECIMAL.test(text)) this.add(path, 'is not a decimal number, such as 12.5.');
  }

  /** A count: none is negative. */
  count(path: string, count: number | null | undefined): void {
    if (count != null && count < 0) this.add(path, 'must not be negative.');
  }

  digits(path: string, digits: string | null | undefined, least: number, most: number): void {
    if (digits == null || (/^\d+$/.test(digits) && digits.length >= least && digits.length <= most)) return;
    this.add(path, `must have ${least === most ? least : `${least} to ${most}`} digits.`);
  }

  /** A day that has come, somewhere on Earth at least. */
  date(
    path: string,
    date: { readonly day: number; readonly month: number; readonly year: number } | null | undefined,
  ): void {
    if (date == null) return;
    const { day, month, year } = date;
    const time = new Date(Date.UTC(year, month - 1, day));
    const real = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
    if (!real || year < 1900) this.add(path, 'is not a date.');
    else if (time.getTime() > this.asking.now() + DAY) this.add(path, 'must not be in the future.');
  }

  /** Stripe takes an address whole or not at all. */
  address(path: string, address: AddressFields | null | undefined): void {
    if (address == null) return;
    for (const part of ['line1', 'city', 'postalCode', 'country'] as const) {
      if (!address[part]?.trim())
        this.add(`${path}.${part}`, 'is missing: an address needs line1, city, postalCode and country.');
    }
    if (address.country?.trim()) this.country(`${path}.country`, address.country);
  }

  metadata(
    path: string,
    entries: readonly { readonly key: string; readonly value: string }[] | null | undefined,
  ): void {
    if (entries == null) return;
    if (entries.length > 50) this.add(path, 'must have at most 50 entries.');
    for (const [index, { key, value }] of entries.entries()) {
      if (key === '' || key.length > 40 || /[[\]]/.test(key)) {
        this.add(`${path}.${index}.key`, 'must have 1 to 40 characters and no square brackets.');
      }
      if (value.length > 500) this.add(`${path}.${index}.value`, 'must have at most 500 characters.');
    }
  }

  private take(path: string, id: ObjectId, prefix: string | readonly string[], what: string): string {
    const fits = [prefix].flat().some((one) => id.stripeId.startsWith(one));
    if (!this.asking.viewer.reaches(id.account) || !fits) {
      this.errors.push(new NotFound(path, what));
      return '';
    }
    if (this.asking.boundAccount !== null && this.asking.boundAccount !== id.account) {
      this.add(path, `is of another account than the request, ${this.asking.boundAccount}.`);
      return '';
    }
    if (this.account !== null && this.account !== id.account) {
      this.add(path, `is of another account than the rest of the input, ${this.account}.`);
      return '';
    }
    this.account = id.account;
    this.named.push({ path, stripeId: id.stripeId, what });
    this.objects.push(id.stripeId);
    return id.stripeId;
  }
}
