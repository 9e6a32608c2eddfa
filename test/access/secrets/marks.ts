/** Values that must be found nowhere again, and where they may be. */
export interface Mark {
  readonly what: string;
  readonly value: string;
  /** Errors and extensions of the answer to who sent it. No mark may stand in the log, on standard error, or in the store. */
  readonly inErrors: boolean;
}

export const BOOTSTRAP_KEY = 'Marked-Bootstrap-Key-0123456789-abcdef';
export const WRONG_KEY = 'cg_test_MarkedWrongKey0123456789';
export const STRIPE_KEY = 'sk_test_MarkedStripeKey0123456789';
export const WEBHOOK_SECRET = 'whsec_MarkedWebhookSecret0123456789';
export const TOKEN = `eyJhbGciOiJFUzI1NiIsImtpZCI6Im0ifQ.${Buffer.from('{"iss":"marked","sub":"marked"}').toString('base64url')}.TWFya2Vk`;
export const REDIS_PASSWORD = 'MarkedRedisPassword';
export const DATABASE_PASSWORD = 'MarkedDatabasePassword';
export const CARD = '4242424242424242';
export const SPACED_CARD = '5555 5555 5555 4444';
export const PIN = '8264';
const JWE_HEADER = Buffer.from('{"alg":"RSA-OAEP","enc":"A128CBC-HS256"}').toString('base64url');
export const CIPHER_TEXT = 'MarkedCipherText0123456789';
export const ENCRYPTED_PIN = `${JWE_HEADER}.MarkedWrappedKey.MarkedVector.${CIPHER_TEXT}.MarkedTag`;
export const NONCE = 'MarkedNonce0123456789';
export const ID_NUMBER = '983217654';
export const DASHED_SSN = '983-21-7655';
export const SSN_LAST4 = '7391';
export const TAX_ID = '981234567';
export const VAT_ID = 'GB981234568';
export const ACCOUNT_NUMBER = '000912873465';
export const BANK_TOKEN = 'btok_1MarkedBankToken0123456789';
export const METRICS_TOKEN = 'MarkedMetricsToken0123456789';
/** 32 bytes in base64. */
export const STORE_KEY = 'MarkedStoreKey0123456789MarkedStoreKey01234=';
export const EMAIL = 'marked.owner@secret.example';
export const PHONE = '+14155550177';
export const LAST_NAME = 'Markedowner';
export const BIRTH_YEAR = 1937;

const never = (what: string, value: string): Mark => ({ what, value, inErrors: false });
const toTheSender = (what: string, value: string): Mark => ({ what, value, inErrors: true });

export const MARKS: readonly Mark[] = [
  never('the API key that opens', BOOTSTRAP_KEY),
  never('an API key that opens nothing', WRONG_KEY),
  never("the platform's key for Stripe", STRIPE_KEY),
  never('a webhook secret', WEBHOOK_SECRET),
  never('a key of the store', STORE_KEY),
  never("a partner's token", TOKEN),
  never("Redis' password", REDIS_PASSWORD),
  never("the database's password", DATABASE_PASSWORD),
  never('a card number', CARD),
  never('a card number as it is printed', SPACED_CARD),
  never('a PIN', PIN),
  never('an encrypted PIN', CIPHER_TEXT),
  never('a nonce', NONCE),
  never('an identity number', ID_NUMBER),
  never('a social security number as it is written', DASHED_SSN),
  never('the last four digits of a social security number', SSN_LAST4),
  never('a tax number', TAX_ID),
  never('a VAT number', VAT_ID),
  never('a bank account number', ACCOUNT_NUMBER),
  never('a token for a bank account', BANK_TOKEN),
  never('the token for the metrics', METRICS_TOKEN),
  toTheSender('an e-mail address', EMAIL),
  toTheSender('a phone number', PHONE),
  toTheSender('a name', LAST_NAME),
  toTheSender('a year of birth', String(BIRTH_YEAR)),
];

/** Names of the marks that stand in a text, encoded or not. */
export function found(text: string, marks: readonly Pick<Mark, 'what' | 'value'>[]): string[] {
  return marks.filter(({ value }) => forms(value).some((form) => standsIn(text, form))).map(({ what }) => what);
}

function forms(value: string): string[] {
  return [...new Set([value, encodeURIComponent(value), value.replaceAll(' ', '+')])];
}

/** Few digits are a mark only by themselves: ids and times hold any four. */
function standsIn(text: string, form: string): boolean {
  return form.length > 4 ? text.includes(form) : new RegExp(`(?<![\\w.])${form}(?![\\w.])`).test(text);
}
