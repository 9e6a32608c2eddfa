const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** ISO 4217, in either case. */
export function isCurrencyCode(code: string): boolean {
  return /^[A-Za-z]{3}$/.test(code) && CURRENCIES.has(code.toUpperCase());
}

/** ISO 3166-1 alpha-2, in upper case. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !/^(A[A]|Q[M-Z]|X[A-Z]|ZZ|EU|EZ|UN)$/.test(code) && REGIONS.of(code) !== undefined;
}
