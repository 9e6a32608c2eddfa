import type { AppliedEvent } from '../../events/topics.js';
import type { Scope } from '../../auth/viewer.js';
import type { AccountReads, AnyStripeObject, Kind } from '../../stripe/index.js';
import { isKind, isOfKind, isReadable } from '../../stripe/index.js';
import { recipes } from '../loaders.js';
import { parseId } from '../shared/ids.js';
import { financialAccountOf } from '../shared/live/financial-account-of.js';
import { readsWithin } from '../shared/reading/reads-within.js';

/** What an object must be about; null where it may be about any. */
interface Bounds {
  readonly cardholder: string | null;
  readonly card: string | null;
  readonly financialAccount: string | null;
}

/** All of them hold. */
export type Circle = readonly Bounds[];

export function circleOf(scope: Scope | null, args: Readonly<Record<string, unknown>>): Circle | null {
  const named = (name: string) => {
    const id = args[name];
    return typeof id === 'string' ? (parseId(id)?.stripeId ?? null) : null;
  };
  const asked = {
    cardholder: named('cardholderId'),
    card: named('cardId'),
    financialAccount: named('financialAccountId'),
  };
  const own = { cardholder: scope?.cardholder ?? null, card: scope?.card ?? null, financialAccount: null };
  const circle = [asked, own].filter((bounds) => Object.values(bounds).some((id) => id !== null));
  return circle.length === 0 ? null : circle;
}

/** False if what the event tells of its object, which never changes, says so. */
export function mayBeWithin(circle: Circle, snapshot: unknown): boolean {
  return isReadable(recipes, snapshot) ? circle.every((bounds) => known(bounds, snapshot) !== false) : true;
}

/** By reading what the event leaves open. */
export async function isWithin(circle: Circle, event: AppliedEvent, reads: AccountReads): Promise<boolean> {
  const { snapshot, about, account } = event;
  for (const bounds of circle) {
    const told = isReadable(recipes, snapshot) ? known(bounds, snapshot) : null;
    if (told === true) continue;
    if (told === false || account === null || about?.id == null || !isKind(recipes, about.type)) return false;
    if (!(await holds(bounds, reads, account, about.type, about.id))) return false;
  }
  return true;
}

async function holds(bounds: Bounds, reads: AccountReads, account: string, kind: Kind, id: string): Promise<boolean> {
  const { cardholder, card, financialAccount } = bounds;
  const isNarrow = cardholder !== null || card !== null;
  const viewer = { reaches: (one: string) => one === account, scope: { account, cardholder, card } };
  const within = isNarrow ? readsWithin(reads, account, viewer, recipes) : reads;
  const object = await within.of(kind).byId(id, []);
  return object !== null && (financialAccount === null || financialAccountOf(object) === financialAccount);
}

/** Null where the object does not say it. */
function known({ cardholder, card, financialAccount }: Bounds, object: AnyStripeObject): boolean | null {
  if (financialAccount !== null && financialAccountOf(object) !== financialAccount) return false;
  if (cardholder === null && card === null) return true;
  const about = aboutOf(object);
  if (about === null) return false;
  if ('through' in about) return null;
  return (card === null || about.card === card) && (cardholder === null || about.cardholder === cardholder);
}

function aboutOf(object: AnyStripeObject) {
  for (const kind of ABOUT) {
    const about = ofKind(kind, object);
    if (about !== null) return about;
  }
  return null;
}

/** The kinds of which an object says whose it is. */
const ABOUT = [
  'issuing.cardholder',
  'issuing.card',
  'issuing.authorization',
  'issuing.transaction',
  'issuing.dispute',
] as const;

function ofKind<K extends Kind>(kind: K, object: AnyStripeObject) {
  try {
    return isOfKind(object, kind) ? (recipes[kind].about?.(object) ?? null) : null;
  } catch {
    // The shape of another release.
    return null;
  }
}
