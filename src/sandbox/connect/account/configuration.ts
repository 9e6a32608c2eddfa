import { invalid } from '../../wire/error-body.js';
import type { CapabilityName, StoredAccount } from '../account-state.js';

const NEED_PLATFORM: readonly CapabilityName[] = ['card_issuing', 'treasury'];

/** Issuing and Treasury serve only accounts for which the platform answers: without a dashboard, fees, losses and requirements its own. */
export function serves({ controller }: StoredAccount, capability: CapabilityName): boolean {
  if (!NEED_PLATFORM.includes(capability)) return true;
  return (
    controller.stripe_dashboard.type === 'none' &&
    controller.fees.payer === 'application' &&
    controller.losses.payments === 'application' &&
    controller.requirement_collection === 'application'
  );
}

export function notServed(capability: CapabilityName, param: string): Error {
  return invalid(
    `The capability ${capability} cannot be requested for this account: it needs controller[stripe_dashboard][type]=none, ` +
      'controller[fees][payer]=application, controller[losses][payments]=application and ' +
      'controller[requirement_collection]=application, or type=custom.',
    { param },
  );
}
