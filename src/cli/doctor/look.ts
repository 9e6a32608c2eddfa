import type { Looked } from '../../stripe/index.js';

/** One read of Stripe as the platform. */
export type Look = (path: string) => Promise<Looked>;
