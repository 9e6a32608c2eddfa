import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import type { Known } from '../../shared/values/stripe-enum.js';
import { violatedControls } from './violated-control.type.js';

@ObjectType({ description: 'A field of an input that mends a decline.', simpleResolvers: true })
@PartOfItsOwner()
export class RemedyInput {
  @Field(() => String, { description: 'Its path below `input`.' })
  readonly path!: string;

  @Field(() => String, { nullable: true, description: 'What to give; null if that is yours to choose.' })
  readonly value!: string | null;
}

@ObjectType({ description: 'A way to have the same purchase approved.', simpleResolvers: true })
@PartOfItsOwner()
export class DeclineRemedy {
  @Field(() => String, { description: 'What to do, in words.' })
  readonly description!: string;

  @Field(() => String, { nullable: true, description: 'The mutation that does it; null if none can.' })
  readonly mutation!: string | null;

  @Field(() => [RemedyInput], { description: 'What to give it, beside an idempotency key.' })
  readonly input!: readonly RemedyInput[];
}

type Reason = Known<Stripe.Issuing.Authorization.RequestHistory.Reason>;

/** A declined authorization, and the account it is of. */
export interface Declined {
  readonly account: string;
  readonly source: Stripe.Issuing.Authorization;
}

/** How each decline is mended. Nothing mends what Stripe or the network decided on its own, but to try again. */
const REMEDIES: { readonly [R in Reason]: (declined: Declined) => DeclineRemedy[] } = {
  card_active: again,
  webhook_approved: again,
  webhook_declined: () => [remedy('Ask the platform why; its own rules declined it.')],
  webhook_timeout: () => [remedy('Have the platform answer within two seconds, and use the card again.')],
  webhook_error: () => [remedy('Have the platform answer as Stripe asks, and use the card again.')],
  account_disabled: ({ account }) => [
    remedy('Give Stripe what it still needs of the account.', 'createAccountLink', { accountId: account }),
  ],
  card_inactive: (declined) => [remedy('Activate the card.', 'activateCard', { cardId: cardOf(declined) })],
  card_canceled: () => [remedy('Issue another card; a canceled one stays canceled.', 'createCard')],
  card_expired: (declined) => [
    remedy('Replace the card.', 'replaceCard', { cardId: cardOf(declined), reason: 'EXPIRED' }),
  ],
  cardholder_inactive: (declined) => [
    remedy('Activate the cardholder.', 'updateCardholder', { cardholderId: holderOf(declined), status: 'ACTIVE' }),
  ],
  cardholder_blocked: () => [remedy('Ask Stripe; only Stripe lifts the block of a cardholder.')],
  cardholder_verification_required: (declined) => [
    remedy('Tell Stripe what it still needs of the cardholder: see `requirements`.', 'updateCardholder', {
      cardholderId: holderOf(declined),
      individual: null,
    }),
  ],
  insufficient_funds: funds,
  spending_controls: controls,
  not_allowed: restrictions,
  insecure_authorization_method: () => [remedy('Use the chip, or hold the card to the terminal.')],
  verification_failed: () => [remedy('Give what did not match again, as it is on the card and the bill.')],
  pin_blocked: (declined) => [
    remedy('Replace the card, or have the cardholder unblock the PIN at an ATM.', 'replaceCard', {
      cardId: cardOf(declined),
      reason: null,
    }),
  ],
  suspected_fraud: () => [remedy('If the cardholder confirms by text message that it is theirs, use the card again.')],
  network_fallback: again,
  stripe_internal_error: again,
};

export function remediesOf(reason: string, declined: Declined): DeclineRemedy[] {
  return isKnown(reason) ? REMEDIES[reason](declined) : again();
}

function isKnown(reason: string): reason is Reason {
  return Object.hasOwn(REMEDIES, reason);
}

function again(): DeclineRemedy[] {
  return [remedy('Use the card again later.')];
}

function funds({ account, source }: Declined): DeclineRemedy[] {
  const from = source.card.financial_account;
  if (!from) return [remedy("Add money to the account's Issuing balance.")];
  const id = { financialAccountId: globalId(account, from) };
  const bring = remedy('Bring money into the financial account.', 'createInboundTransfer', { ...id, amount: null });
  return source.livemode ? [bring] : [bring, remedy('In test mode, let money come in.', 'simulateReceivedCredit', id)];
}

/** Each rule that is in the way, at whom it is set. */
function controls(declined: Declined): DeclineRemedy[] {
  const holders = new Set(violatedControls(declined.source).map(({ holder }) => holder));
  const card = { cardId: cardOf(declined), spendingControls: null };
  const cardholder = { cardholderId: holderOf(declined), spendingControls: null };
  return [
    ...(holders.has('card') ? [remedy("Change the card's controls.", 'updateCard', card)] : []),
    ...(holders.has('cardholder') ? [remedy("Change the cardholder's controls.", 'updateCardholder', cardholder)] : []),
    ...(holders.has('stripe') ? [remedy('Spend less at once, or ask Stripe to raise its limit.')] : []),
    ...(holders.size === 0 ? again() : []),
  ];
}

function restrictions({ account, source }: Declined): DeclineRemedy[] {
  const from = source.card.financial_account;
  if (!from) return [remedy('Nothing: the program does not permit spending of this kind.')];
  const input = { financialAccountId: globalId(account, from), 'platformRestrictions.outboundFlows': 'UNRESTRICTED' };
  return [
    remedy(
      'Let money leave the financial account, and see that its card issuing is active.',
      'updateFinancialAccount',
      input,
    ),
  ];
}

const cardOf = ({ account, source }: Declined): string => globalId(account, source.card.id);
const holderOf = ({ account, source }: Declined): string => globalId(account, source.card.cardholder.id);

function remedy(
  description: string,
  mutation: string | null = null,
  input: Readonly<Record<string, string | null>> = {},
): DeclineRemedy {
  const fields = Object.entries(input).map(([path, value]) => Object.assign(new RemedyInput(), { path, value }));
  return Object.assign(new DeclineRemedy(), { description, mutation, input: fields });
}
