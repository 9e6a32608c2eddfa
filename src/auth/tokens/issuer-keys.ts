import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors } from 'jose';
import type { FetchImplementation, JWTVerifyGetKey } from 'jose';
import type { Issuer } from './issuers.js';
import { Unchecked } from '../unauthenticated.js';

const TIMEOUT_MS = 3_000;
const MAX_AGE_MS = 10 * 60_000;
/** So long nobody asks again after a failure: every request of the issuer's clients would wait for it. */
const REST_MS = 5_000;

export interface KeySetOptions {
  /** So long a key that is not in the set does not make it be fetched again. */
  readonly cooldownMs?: number;
}

/**
 * The issuer's public keys: its own list, or fetched, kept for ten minutes, and fetched again for a key that is new.
 * @throws Unchecked, from the function it returns, when they cannot be had
 */
export function createKeySet({ jwksUri, jwks }: Issuer, { cooldownMs = 10_000 }: KeySetOptions = {}): JWTVerifyGetKey {
  if (jwks !== undefined) return createLocalJWKSet(jwks);
  if (jwksUri === undefined) throw new Error('An issuer has keys, or an address of keys.');
  const remote = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: cooldownMs,
    cacheMaxAge: MAX_AGE_MS,
    [customFetch]: createRestingFetch(),
  });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      // What is wrong with the token or its key is the caller's; everything else is the issuer's.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new Unchecked(error);
    }
  };
}

function createRestingFetch(): FetchImplementation {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (performance.now() - failedAt < REST_MS) throw new Error('The keys could not be had a moment ago.');
    failedAt = performance.now();
    const response = await fetch(url, options);
    if (response.status === 200) failedAt = Number.NEGATIVE_INFINITY;
    return response;
  };
}
