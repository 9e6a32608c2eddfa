import type { Cause, Stage } from './stage.js';

const BUNDLE = 'ics_StandardBlack1';
const HELPERS = '/v1/test_helpers/issuing';

const design = async ({ on }: Stage) =>
  (await on('/v1/issuing/personalization_designs', { physical_bundle: BUNDLE, name: 'Triggered' })).id;
const designStep = async (stage: Stage, verb: string, params = {}) =>
  stage.on(`${HELPERS}/personalization_designs/${await design(stage)}/${verb}`, params);

const token = async ({ authorize }: Stage) => (await authorize({ wallet: 'apple_pay' })).at('token');

/** A dispute of a fresh purchase; the explanation decides how it ends. */
async function dispute(stage: Stage, explanation: string): Promise<string> {
  const captured = await stage.capture();
  const received_debit = captured.at('treasury', 'received_debits', 0);
  const evidence = { reason: 'fraudulent', fraudulent: { explanation } };
  return (await stage.on('/v1/issuing/disputes', { treasury: { received_debit }, evidence })).id;
}
const submitted = async (stage: Stage, explanation: string) =>
  stage.on(`/v1/issuing/disputes/${await dispute(stage, explanation)}/submit`);

const METADATA = { metadata: { triggered: 'true' } };

export const cardCauses: Readonly<Record<string, Cause>> = {
  'issuing_authorization.created': ({ authorize }) => authorize(),
  'issuing_authorization.request': ({ authorize }) => authorize(),
  'issuing_authorization.updated': async ({ authorize, on }) =>
    on(`${HELPERS}/authorizations/${(await authorize()).id}/reverse`),
  'issuing_card.created': ({ card }) => card(),
  'issuing_card.updated': async ({ on, physicalCard }) =>
    on(`${HELPERS}/cards/${(await physicalCard()).id}/shipping/ship`),
  'issuing_cardholder.created': ({ holder }) => holder(),
  'issuing_cardholder.updated': async ({ holder, on }) => on(`/v1/issuing/cardholders/${await holder()}`, METADATA),
  'issuing_dispute.created': (stage) => dispute(stage, 'It was not me'),
  'issuing_dispute.updated': async (stage) =>
    stage.on(`/v1/issuing/disputes/${await dispute(stage, 'It was not me')}`, METADATA),
  'issuing_dispute.submitted': (stage) => submitted(stage, 'It was not me'),
  'issuing_dispute.funds_reinstated': (stage) => submitted(stage, 'winning_evidence'),
  'issuing_dispute.funds_rescinded': async (stage) => {
    const { id } = await submitted(stage, 'It was not me');
    await stage.caller.outside('issuing_dispute.funds_reinstated', stage.account, { id });
    return stage.caller.outside('issuing_dispute.funds_rescinded', stage.account, { id });
  },
  'issuing_dispute.closed': (stage) => submitted(stage, 'losing_evidence'),
  'issuing_personalization_design.activated': (stage) => designStep(stage, 'activate'),
  'issuing_personalization_design.deactivated': async (stage) => {
    const { id } = await designStep(stage, 'activate');
    return stage.on(`${HELPERS}/personalization_designs/${id}/deactivate`);
  },
  'issuing_personalization_design.rejected': (stage) =>
    designStep(stage, 'reject', { rejection_reasons: { card_logo: ['other'] } }),
  'issuing_personalization_design.updated': async (stage) =>
    stage.on(`/v1/issuing/personalization_designs/${await design(stage)}`, { name: 'Triggered again' }),
  'issuing_token.created': token,
  'issuing_token.updated': async (stage) =>
    stage.on(`/v1/issuing/tokens/${await token(stage)}`, { status: 'suspended' }),
  'issuing_transaction.created': ({ purchase }) => purchase(),
  'issuing_transaction.purchase_details_receipt_updated': async ({ authorize, on }) =>
    on(`${HELPERS}/authorizations/${(await authorize()).id}/capture`, {
      purchase_details: { receipt: [{ description: 'Inner tube', quantity: 1, total: 1_000, unit_cost: 1_000 }] },
    }),
  'issuing_transaction.updated': async ({ on, purchase }) =>
    on(`/v1/issuing/transactions/${await purchase()}`, METADATA),
};
