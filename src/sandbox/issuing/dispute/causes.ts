import type { Turn } from '../../state/turn.js';
import { inPath } from '../../wire/endpoint.js';
import { invalid } from '../../wire/error-body.js';
import { outsideCause } from '../../wire/outside-cause.js';
import { oneOf, string } from '../../wire/param-kinds.js';
import { lost, won } from './outcome.js';
import { credited, isCredited, rescinded } from './provisional-credit.js';
import { DISPUTE_NOUN, disputes, type StoredDispute } from './state.js';
import { renderDispute } from './view.js';

const id = string().required();

/** What the card network does with a dispute while it considers it. */
export const disputeCauses = {
  'issuing_dispute.funds_reinstated': outsideCause({ id }, (turn, sent) => {
    const dispute = submitted(turn, sent.id);
    if (isCredited(turn, dispute)) throw invalid('This dispute has a provisional credit already.');
    return renderDispute(credited(turn, dispute));
  }),
  'issuing_dispute.funds_rescinded': outsideCause({ id }, (turn, sent) => {
    const dispute = submitted(turn, sent.id);
    if (!isCredited(turn, dispute)) throw invalid('This dispute has no provisional credit.');
    return renderDispute(rescinded(turn, dispute));
  }),
  'issuing_dispute.closed': outsideCause({ id, status: oneOf('lost', 'won').required() }, (turn, sent) => {
    const dispute = submitted(turn, sent.id);
    return renderDispute(sent.status === 'won' ? won(turn, dispute) : lost(turn, dispute));
  }),
};

function submitted(turn: Turn, named: string): StoredDispute {
  const dispute = inPath(disputes.in(turn.tenant), named, DISPUTE_NOUN, 'id');
  if (dispute.status === 'submitted') return dispute;
  throw invalid(`The network decides on submitted disputes; this one is ${dispute.status}.`);
}
