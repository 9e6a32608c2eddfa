import { shipmentMoved } from '../../issuing/card/shipment.js';
import type { ShippingStatus } from '../../issuing/card/shipping.js';
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
      return renderCard(turn.tenant, shipmentMoved(turn, card, to));
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
