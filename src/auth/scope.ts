import type { Viewer } from './viewer.js';

/** Whose an object is. */
export interface Belonging {
  readonly account: string;
  /** The cardholder that it is about, or is; null if it is about none. */
  readonly cardholder: string | null;
  /** The card that it is about, or is; null if it is about none. */
  readonly card: string | null;
}

/** The one answer to whether the viewer may see or touch an object at all; permissions are asked beside it. */
export function sees({ reaches, scope }: Pick<Viewer, 'reaches' | 'scope'>, object: Belonging): boolean {
  if (!reaches(object.account)) return false;
  if (scope === null) return true;
  if (scope.account !== object.account) return false;
  if (scope.card !== null && scope.card !== object.card) return false;
  return scope.cardholder === null || scope.cardholder === object.cardholder;
}

/** Bound to less than an account: most of an account's objects are not the viewer's to see. */
export function isNarrow({ scope }: Pick<Viewer, 'scope'>): boolean {
  return scope !== null && (scope.cardholder !== null || scope.card !== null);
}
