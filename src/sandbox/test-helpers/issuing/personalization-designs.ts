import { cancellation, changeCard } from '../../issuing/card/change.js';
import { namedDesign } from '../../issuing/card/designs/personalization-designs.js';
import { changeDesign, renderDesign, UNOBJECTED, type StoredDesign } from '../../issuing/card/designs/state.js';
import { cards } from '../../issuing/card/state.js';
import type { Turn } from '../../state/turn.js';
import { endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { oneOf } from '../../wire/param-kinds.js';
import { arrayOf, object } from '../../wire/params.js';

const OBJECT = 'issuing.personalization_design';
const PATH = '/v1/test_helpers/issuing/personalization_designs/:id';

const activate = endpoint({
  method: 'POST',
  path: `${PATH}/activate`,
  answers: OBJECT,
  run(turn, _, { id }) {
    const design = inStatus(namedDesign(turn, id), 'activated', ['inactive', 'rejected', 'review']);
    return renderDesign(changeDesign(turn, design, { rejection_reasons: UNOBJECTED, status: 'active' }, 'activated'));
  },
});

const deactivate = endpoint({
  method: 'POST',
  path: `${PATH}/deactivate`,
  answers: OBJECT,
  run(turn, _, { id }) {
    const design = inStatus(namedDesign(turn, id), 'deactivated', ['active']);
    return renderDesign(changeDesign(turn, design, { status: 'inactive' }, 'deactivated'));
  },
});

const TEXT_REASONS = [
  'geographic_location',
  'inappropriate',
  'network_name',
  'non_fiat_currency',
  'other',
  'other_entity',
  'promotional_material',
] as const;

const reject = endpoint({
  method: 'POST',
  path: `${PATH}/reject`,
  answers: OBJECT,
  params: {
    rejection_reasons: object({
      card_logo: arrayOf(oneOf(...TEXT_REASONS, 'non_binary_image')),
      carrier_text: arrayOf(oneOf(...TEXT_REASONS)),
    }).required(),
  },
  run(turn, { rejection_reasons: { card_logo = [], carrier_text = [] } }, { id }) {
    const design = inStatus(namedDesign(turn, id), 'rejected', ['active', 'review']);
    const rejection_reasons = { card_logo, carrier_text };
    const rejected = changeDesign(turn, design, { rejection_reasons, status: 'rejected' }, 'rejected');
    cancelUnprinted(turn, id);
    return renderDesign(rejected);
  },
});

/** Cards that wait for their print with this design never come. */
function cancelUnprinted(turn: Turn, design: string): void {
  for (const card of cards.in(turn.tenant).all('design', design)) {
    const waits = card.shipping?.status === 'pending' && card.status !== 'canceled';
    if (waits) changeCard(turn, card, cancellation(card, 'design_rejected'));
  }
}

function inStatus(design: StoredDesign, verb: string, from: readonly StoredDesign['status'][]): StoredDesign {
  if (from.includes(design.status)) return design;
  throw invalid(`A personalization design with the status '${design.status}' cannot be ${verb}.`);
}

export const designHelperResource: Resource = { routes: [activate, deactivate, reject] };
