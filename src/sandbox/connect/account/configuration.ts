import { invalid } from '../../wire/error-body.js';
import type { CapabilityName, StoredAccount } from '../account-state.js';

const NEED_PLATFORM: readonly CapabilityName[] = ['card_issuing', 'treasury'];

/**
 * Issuing and Treasury serve only accounts for which the platform answers: without a dashboard, fees, losses and requirements
 * its own. Treasury serves no government entities.
 */
export function checkServed(account: StoredAccount, capability: CapabilityName, param: string): void {
  if (NEED_PLATFORM.includes(capability) && !answersFor(account)) throw notServed(capability, param);
  if (capability !== 'treasury' || account.business_type !== 'government_entity') return;
  throw invalid('The capability treasury is not available to accounts with the business type government_entity.', {
    param,
  });
}

function answersFor({ controller }: StoredAccount): boolean {
  return (
    controller.stripe_dashboard.type === 'none' &&
    controller.fees.payer === 'application' &&
    controller.losses.payments === 'application' &&
    controller.requirement_collection === 'application'
  );
}

function notServed(capability: CapabilityName, param: string): Error {
  return invalid(
    `The capability ${capability} cannot be requested for this account: it needs controller[stripe_dashboard][type]=none, ` +
      'controller[fees][payer]=application, controller[losses][payments]=application and ' +
      'controller[requirement_collection]=application, or type=custom.',
    { param },
  );
}
