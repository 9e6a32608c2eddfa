import type Stripe from 'stripe';
import { defineCollection } from '../../../state/collection.js';
import type { Known } from '../../../state/known.js';
import type { Turn } from '../../../state/turn.js';

export interface StoredDesign {
  id: string;
  card_logo: string | null;
  carrier_text: Stripe.Issuing.PersonalizationDesign.CarrierText | null;
  created: number;
  is_default: boolean;
  lookup_key: string | null;
  metadata: Record<string, string>;
  name: string | null;
  physical_bundle: string;
  rejection_reasons: Stripe.Issuing.PersonalizationDesign.RejectionReasons;
  status: Known<Stripe.Issuing.PersonalizationDesign.Status>;
}

export const designs = defineCollection<StoredDesign>('personalization_designs')({
  default: (design) => (design.is_default ? 'default' : null),
  lookup_key: (design) => design.lookup_key,
});

export const DESIGN_NOUN = 'personalization design';
export const UNOBJECTED: StoredDesign['rejection_reasons'] = { card_logo: [], carrier_text: [] };

export function renderDesign(design: StoredDesign): Stripe.Issuing.PersonalizationDesign {
  const { is_default, ...shown } = design;
  return {
    ...shown,
    object: 'issuing.personalization_design',
    livemode: false,
    preferences: { is_default, is_platform_default: null },
  };
}

type DesignEvent = 'activated' | 'deactivated' | 'rejected' | 'updated';

/** The one way in which a design changes: stored, and told. */
export function changeDesign(
  turn: Turn,
  design: StoredDesign,
  patch: Partial<StoredDesign>,
  event: DesignEvent = 'updated',
): StoredDesign {
  const changed = designs.in(turn.tenant).update(design.id, patch);
  const [now, before] = [renderDesign(changed), renderDesign(design)];
  if (event === 'updated') turn.emit('issuing_personalization_design.updated', now, before);
  else turn.emit(`issuing_personalization_design.${event}`, now);
  return changed;
}

/** The design that new physical cards get unless they name one: only one that is active is used. */
export function defaultDesign(turn: Turn): string | null {
  const [first] = designs.in(turn.tenant).all('default', 'default');
  return first?.status === 'active' ? first.id : null;
}
