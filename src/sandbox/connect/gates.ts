import { invalid, treasuryNotEnabled } from '../wire/error-body.js';
import type { Gate } from '../wire/endpoint.js';
import { capabilityStatus } from './capability-status.js';

/** Lists of Issuing objects: refused until `card_issuing` has been requested. The platform itself has no Issuing. */
export const issuingRequested: Gate = (turn) => {
  if (capabilityStatus(turn.world, turn.tenant, 'card_issuing') === 'unrequested') throw notSetUp();
};

/** Creating Issuing objects: refused while `card_issuing` is not active. */
export const issuingActive: Gate = (turn) => {
  if (capabilityStatus(turn.world, turn.tenant, 'card_issuing') !== 'active') throw notSetUp();
};

/** Treasury as a whole: its URLs do not exist until `treasury` has been requested. The platform itself has no Treasury. */
export const treasuryRequested: Gate = (turn, method, path) => {
  if (capabilityStatus(turn.world, turn.tenant, 'treasury') === 'unrequested') throw treasuryNotEnabled(method, path);
};

function notSetUp(): Error {
  return invalid(
    'Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.',
  );
}
