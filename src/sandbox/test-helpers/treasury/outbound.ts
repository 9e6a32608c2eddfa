import { treasuryRequested as needs } from '../../connect/gates.js';
import {
  outboundPayments,
  outboundTransfers,
  type OutboundKind,
  type StoredOutbound,
} from '../../treasury/outbound/state.js';
import { failed, posted, returned, tracked } from '../../treasury/outbound/course.js';
import type { Turn } from '../../state/turn.js';
import { endpoint, inPath, type Endpoint, type Resource } from '../../wire/endpoint.js';
import { oneOf, string } from '../../wire/param-kinds.js';
import { missing, object } from '../../wire/params.js';

const returnedDetails = object({
  code: oneOf(
    'account_closed',
    'account_frozen',
    'bank_account_restricted',
    'bank_ownership_changed',
    'declined',
    'incorrect_account_holder_name',
    'invalid_account_number',
    'invalid_currency',
    'no_account',
    'other',
  ),
});

const trackingDetails = object({
  ach: object({ trace_id: string().required() }),
  type: oneOf('ach', 'us_domestic_wire').required(),
  us_domestic_wire: object({ chips: string(), imad: string(), omad: string() }),
});

/** The same four for payments and for transfers. */
function helpers<const P extends string>(path: P, kind: OutboundKind): Endpoint[] {
  const answers = `treasury.${kind.name}`;
  const named = (turn: Turn, { id }: { id?: string }): StoredOutbound =>
    inPath(kind.collection.in(turn.tenant), id ?? '', kind.noun, kind.name);
  return [
    endpoint({
      method: 'POST',
      path: `${path}/:id/fail`,
      answers,
      needs,
      run: (turn, _, ids) => kind.render(failed(turn, kind, named(turn, ids))),
    }),
    endpoint({
      method: 'POST',
      path: `${path}/:id/post`,
      answers,
      needs,
      run: (turn, _, ids) => kind.render(posted(turn, kind, named(turn, ids))),
    }),
    endpoint({
      method: 'POST',
      path: `${path}/:id/return`,
      answers,
      needs,
      params: { returned_details: returnedDetails },
      run: (turn, { returned_details: details }, ids) =>
        kind.render(returned(turn, kind, named(turn, ids), details?.code ?? 'declined')),
    }),
    endpoint({
      method: 'POST',
      path: `${path}/:id`,
      answers,
      needs,
      params: { tracking_details: trackingDetails.required() },
      run(turn, { tracking_details: sent }, ids) {
        const stored = named(turn, ids);
        if (sent.type === 'ach' && !sent.ach) throw missing('tracking_details[ach]');
        const wire = sent.us_domestic_wire;
        const details =
          sent.type === 'ach'
            ? { type: sent.type, ...(sent.ach ? { ach: sent.ach } : {}) }
            : {
                type: sent.type,
                us_domestic_wire: { chips: wire?.chips ?? null, imad: wire?.imad ?? null, omad: wire?.omad ?? null },
              };
        return kind.render(tracked(turn, kind, stored, details));
      },
    }),
  ];
}

export const outboundHelpers: Resource = {
  routes: [
    ...helpers('/v1/test_helpers/treasury/outbound_payments', outboundPayments),
    ...helpers('/v1/test_helpers/treasury/outbound_transfers', outboundTransfers),
  ],
};
