import type { Turn } from '../../state/turn.js';
import { noSuch } from '../../wire/error-body.js';
import { persons } from '../account-state.js';
import { checkUploaded } from '../files.js';
import type { UpdateValues } from './params.js';

/** What an account's settings and documents name must be there. What purpose PayPay's files must have is not documented. */
export function checkNamed(turn: Turn, { documents, settings }: Pick<UpdateValues, 'documents' | 'settings'>): void {
  const { branding, paypay_payments: paypay } = settings ?? {};
  const signer = documents?.proof_of_ultimate_beneficial_ownership?.signer?.person;
  if (signer !== undefined && !persons.in(turn.tenant).get(signer)) {
    throw noSuch('person', signer, 'documents[proof_of_ultimate_beneficial_ownership][signer][person]', 400);
  }
  for (const name of ['icon', 'logo'] as const) {
    const id = branding?.[name];
    if (id) checkUploaded(turn, id, `settings[branding][${name}]`, `business_${name}`);
  }
  for (const [at, id] of (paypay?.additional_files ?? []).entries()) {
    checkUploaded(turn, id, `settings[paypay_payments][additional_files][${at}]`);
  }
  const flow = paypay?.site?.restricted?.payment_flow_file;
  if (flow !== undefined) {
    checkUploaded(turn, flow, 'settings[paypay_payments][site][restricted][payment_flow_file]');
  }
}
