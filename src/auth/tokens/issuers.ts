import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PERMISSIONS } from '../permissions.js';

/** Asymmetric ones only: with a shared secret, or the public key taken for one, whoever checks could also forge. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

const account = z.string().regex(/^acct_\w{1,100}$/, 'must be the id of an account');
const accounts = z.union([z.literal('all'), z.array(account).min(1)]);
const permissions = z.array(z.enum(PERMISSIONS)).min(1);
const claim = z.string().min(1).max(100);

const publicKey = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), kid: z.string().min(1) })
  .refine((key) => !('d' in key), 'must be a public key');

const keysAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && isPrivateOnTheWay(new URL(text)),
    'must be an https address; http is for this machine alone',
  );

const issuer = z
  .strictObject({
    issuer: z.string().min(1).max(500),
    audience: z.string().min(1).max(500),
    jwksUri: keysAddress.optional(),
    jwks: z.strictObject({ keys: z.array(publicKey).min(1) }).optional(),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1),
    clockToleranceSeconds: z.int().min(0).max(300).default(30),
    maxAgeSeconds: z.int().min(1).optional(),
    once: z.boolean().default(false),
    trustedDocumentsOnly: z.boolean().default(false),
    principalClaim: claim.default('sub'),
    accounts: z.union([accounts, z.strictObject({ claim, within: accounts })]),
    permissions: z.union([permissions, z.strictObject({ claim, map: z.record(z.string(), permissions) })]),
  })
  .refine(
    ({ jwksUri, jwks }) => (jwksUri === undefined) !== (jwks === undefined),
    'needs jwksUri or jwks, and not both',
  );

const issuers = z
  .array(issuer)
  .min(1)
  .refine((list) => new Set(list.map((one) => one.issuer)).size === list.length, 'names an issuer twice');

/** Whose tokens are taken, how they are checked, and what their claims open. */
export type Issuer = Readonly<z.output<typeof issuer>>;

/** Reads the file that `JWT_ISSUERS` names. @throws Error with every problem of the file */
export function readIssuers(path: string): Issuer[] {
  const fail = (problems: string) => new Error(`JWT_ISSUERS, ${path}: ${problems}`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const parsed = issuers.safeParse(content);
  if (parsed.success) return parsed.data;
  throw fail(parsed.error.issues.map(({ path: place, message }) => `${place.join('.')} ${message}`.trim()).join('; '));
}

function isPrivateOnTheWay({ protocol, hostname }: URL): boolean {
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && here);
}
