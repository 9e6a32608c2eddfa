import type { UploadLink } from '../auth/tokens/upload-links.js';
import { StripeFailure } from '../stripe/index.js';
import type { WriteResult } from '../writes/index.js';
import type { Context } from './context.js';
import type { UploadRules } from './shared/onboarding/upload-rules.js';
import { UPLOAD_RULES, isUploadPurpose } from './shared/onboarding/upload-rules.js';
import { toUserError } from './shared/writing/stripe-refusal.js';

const NAME = 'uploadDocument';
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

export interface SentFile {
  readonly bytes: Buffer;
  /** Of what the bytes are. */
  readonly contentType: string;
  readonly sha256: string;
}

/** How an upload ended. `refused`: by Stripe, in its words; `unknown`: sent again, it does nothing twice. */
export type Uploaded =
  | { readonly kind: 'uploaded'; readonly file: { readonly id: string; readonly size: number } }
  | { readonly kind: 'refused'; readonly message: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'other_file' | 'in_flight' | 'no_calls_left' | 'unavailable' };

export function uploadRulesOf({ purpose }: UploadLink): UploadRules | null {
  return isUploadPurpose(purpose) ? UPLOAD_RULES[purpose] : null;
}

/**
 * Brings one file to Stripe, on the account of its link: recorded and told to the audit log like every write. The record
 * holds what the file was by its digest alone.
 */
export async function uploadDocument(context: Context, link: UploadLink, file: SentFile): Promise<Uploaded> {
  const { id, account, purpose } = link;
  const taking = await context.budget.take(1);
  if (!taking.granted) return { kind: 'no_calls_left' };
  const write = {
    mutation: NAME,
    principal: context.viewer.principal,
    key: id,
    account,
    input: { purpose, sha256: file.sha256 },
    objects: [id],
    asker: context.asker('createDocumentUpload'),
  };
  const { stripe, write: send } = context.account(account);
  try {
    const outcome = await context.writes.run<Uploaded>(write, async (step) => {
      try {
        const name = `${id}.${ENDINGS[file.contentType] ?? 'bin'}`;
        const params = { purpose, file: { data: file.bytes, name, type: file.contentType } };
        const made = await step('file', (options) => send(() => stripe.files.create(params, options)));
        return { done: { kind: 'uploaded', file: { id: made.id, size: made.size } } };
      } catch (error) {
        return refusalOf(error);
      }
    });
    if (outcome.kind === 'settled') return outcome.value;
    return { kind: outcome.kind === 'in_flight' ? 'in_flight' : 'other_file' };
  } catch (error) {
    if (error instanceof StripeFailure) return { kind: 'unavailable' };
    throw error;
  } finally {
    await context.budget.settle(taking, context.meter.calls);
  }
}

function refusalOf(error: unknown): WriteResult<Uploaded> {
  if (!(error instanceof StripeFailure) || !error.definite) throw error;
  const { message, retryable, retryAfterMs, code } = toUserError(error, {});
  const refused = { kind: 'refused', message, retryAfterMs } as const;
  return error.beforeTheKey ? { turnedAway: refused, codes: [code] } : { refused, again: retryable, codes: [code] };
}
