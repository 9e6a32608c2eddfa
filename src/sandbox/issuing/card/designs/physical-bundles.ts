import type Stripe from 'stripe';
import { issuingRequested } from '../../../connect/gates.js';
import type { Row } from '../../../state/collection.js';
import { endpoint, listEndpoint, type Resource } from '../../../wire/endpoint.js';
import { noSuch } from '../../../wire/error-body.js';
import { oneOf } from '../../../wire/param-kinds.js';

type Bundle = Stripe.Issuing.PhysicalBundle;

/** What Stripe prints: the same for every account, and made by nobody here. */
const BUNDLES: readonly Bundle[] = [
  bundle('ics_StandardBlack1', 'Standard black bundle', {
    card_logo: 'optional',
    carrier_text: 'optional',
    second_line: 'unsupported',
  }),
  bundle('ics_StandardWhite1', 'Standard white bundle', {
    card_logo: 'unsupported',
    carrier_text: 'optional',
    second_line: 'optional',
  }),
  bundle(
    'ics_CustomMetal001',
    'Custom metal bundle',
    {
      card_logo: 'required',
      carrier_text: 'optional',
      second_line: 'optional',
    },
    'custom',
  ),
  bundle(
    'ics_CustomReview01',
    'Custom bundle in review',
    {
      card_logo: 'optional',
      carrier_text: 'optional',
      second_line: 'optional',
    },
    'custom',
    'review',
  ),
];

function bundle(
  id: string,
  name: string,
  features: Bundle['features'],
  type: Bundle['type'] = 'standard',
  status: Bundle['status'] = 'active',
): Bundle {
  return { id, object: 'issuing.physical_bundle', features, livemode: false, name, status, type };
}

/** Newest first, as every list. */
const ROWS: readonly Row<Bundle>[] = [...BUNDLES].reverse().map((value, index) => ({ seq: index + 1, value }));

const OBJECT = 'issuing.physical_bundle';
export const BUNDLE_NOUN = 'physical bundle';

export function bundleOf(id: string): Bundle | undefined {
  return BUNDLES.find((one) => one.id === id);
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/issuing/physical_bundles/:id',
  answers: OBJECT,
  run(_, __, { id }) {
    const found = bundleOf(id);
    if (!found) throw noSuch(BUNDLE_NOUN, id, 'physical_bundle', 404);
    return found;
  },
});

const list = listEndpoint({
  path: '/v1/issuing/physical_bundles',
  answers: OBJECT,
  needs: issuingRequested,
  filters: { status: oneOf('active', 'inactive', 'review'), type: oneOf('custom', 'standard') },
  source: (_, { status, type }) => ({
    rows: ROWS,
    find: (id) => ROWS.find(({ value }) => value.id === id),
    where: (one) => (status ?? one.status) === one.status && (type ?? one.type) === one.type,
    render: (one) => one,
    noun: BUNDLE_NOUN,
  }),
});

export const physicalBundleResource: Resource = { routes: [retrieve, list] };
