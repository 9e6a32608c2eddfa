import { changeCard } from '../../issuing/card/change.js';
import { shippingMoved, type ShippingStatus } from '../../issuing/card/shipping.js';
import { CARD_NOUN, cards } from '../../issuing/card/state.js';
import { renderCard } from '../../issuing/card/view.js';
import { endpoint, inPath, type Endpoint, type Resource } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';

function shippingStep(verb: string, to: ShippingStatus): Endpoint {
  return endpoint({
    method: 'POST',
    path: `/v1/test_helpers/issuing/cards/:id/shipping/${verb}`,
    answers: 'issuing.card',
    run(turn, _, ids) {
      const card = inPath(cards.in(turn.tenant), ids.id, CARD_NOUN, 'card');
      if (!card.shipping) throw invalid('This card is not shipped.');
      const newTracking = () => `9400${turn.world.ids.digits(18)}`;
      const shipping = shippingMoved(card.shipping, to, turn.now, newTracking);
      return renderCard(turn.tenant, changeCard(turn, card, { shipping }));
    },
  });
}

export const cardHelperResource: Resource = {
  routes: [
    shippingStep('submit', 'submitted'),
    shippingStep('ship', 'shipped'),
    shippingStep('deliver', 'delivered'),
    shippingStep('fail', 'failure'),
    shippingStep('return', 'returned'),
  ],
};
