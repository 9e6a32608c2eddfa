import type { Turn } from '../../state/turn.js';
import { checkUploaded } from '../files.js';
import type { UpdateValues } from './params.js';

/** The files that settings name must have been uploaded. What purpose PayPay's must have is not documented. */
export function checkSettingsFiles(turn: Turn, { branding, paypay_payments: paypay }: UpdateValues['settings'] = {}) {
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
