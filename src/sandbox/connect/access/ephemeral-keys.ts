import type Stripe from 'stripe';
import { cards } from '../../issuing/card/state.js';
import { defineCollection } from '../../state/collection.js';
import { endpoint, inParam, inPath, type Resource } from '../../wire/endpoint.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { string } from '../../wire/param-kinds.js';
import { missing } from '../../wire/params.js';

const PATH = '/v1/ephemeral_keys';
const LIFETIME = 60 * 60;

/** Stripe's mobile SDKs read `associated_objects`, which stripe-node does not type. */
type EphemeralKey = Stripe.EphemeralKey & { associated_objects: { id: string; type: 'issuing.card' }[] };

interface StoredKey {
  id: string;
  card: string;
  created: number;
  expires: number;
}

const keys = defineCollection<StoredKey>('ephemeralKeys')({});

/** For showing a card's number in its holder's browser: the page makes the nonce, the server the key. */
const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'ephemeral_key',
  needsVersion: true,
  params: { customer: string(), issuing_card: string(), nonce: string(), verification_session: string() },
  run(turn, { customer, issuing_card: card, nonce, verification_session: session }): EphemeralKey {
    if ([customer, card, session].filter((one) => one !== undefined).length > 1) {
      throw invalid('You may only specify one of these parameters: customer, issuing_card, verification_session.', {
        code: 'parameters_exclusive',
      });
    }
    if (customer !== undefined) throw noSuch('customer', customer, 'customer', 400);
    if (session !== undefined) throw noSuch('verification session', session, 'verification_session', 400);
    if (card === undefined) throw missing('issuing_card');
    inParam(cards.in(turn.tenant), card, 'issuing card', 'issuing_card');
    if (nonce === undefined) throw missing('nonce');
    const stored = keys.in(turn.tenant).put({
      id: turn.newId('ephkey'),
      card,
      created: turn.now,
      expires: turn.now + LIFETIME,
    });
    return { ...render(stored), secret: `ek_test_${turn.world.ids.letters(48)}` };
  },
});

/** The secret is shown once only. */
const del = endpoint({
  method: 'DELETE',
  path: `${PATH}/:id`,
  answers: 'ephemeral_key',
  run(turn, _, { id }): EphemeralKey {
    const stored = inPath(keys.in(turn.tenant), id, 'ephemeral key', 'key');
    keys.in(turn.tenant).delete(id);
    return { ...render(stored), expires: turn.now };
  },
});

function render({ id, card, created, expires }: StoredKey): EphemeralKey {
  return {
    id,
    object: 'ephemeral_key',
    associated_objects: [{ id: card, type: 'issuing.card' }],
    created,
    expires,
    livemode: false,
  };
}

export const ephemeralKeyResource: Resource = { routes: [create, del] };
