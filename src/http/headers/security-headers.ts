import type { FastifyInstance } from 'fastify';

/** No answer is a page, or holds anything that a page may take without asking. */
const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
  // What an answer says belongs to one viewer and to one moment.
  'cache-control': 'no-store',
};

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Apollo Sandbox's page names in itself which scripts, styles and frames it takes, with a nonce that is new each time;
 * both policies must hold, so this one adds what that leaves open and repeats none of it.
 */
const SANDBOX_PAGE =
  "base-uri 'none'; connect-src 'self'; font-src https://fonts.gstatic.com; form-action 'none'; frame-ancestors 'none'; " +
  "media-src 'none'; object-src 'none'; worker-src 'none'";

const A_YEAR = 'max-age=31536000; includeSubDomains';

export function secureAnswers(app: FastifyInstance, { production }: { readonly production: boolean }): void {
  app.addHook('onSend', async (_request, reply) => {
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    void reply.headers({ ...ALWAYS, 'content-security-policy': isPage ? SANDBOX_PAGE : NOTHING });
    if (production) void reply.header('strict-transport-security', A_YEAR);
  });
}
