import { Field, ID, InputType } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { checkNewCardholder } from '../../shared/writing/new-cardholder.input.js';
import type { NewCardLinks } from './card.input.js';
import { IssueCardCardholderInput, NewCardFields, checkNewCard, newCardLinks } from './card.input.js';
import { CardType } from './card.type.js';

export const MOST_CARDS = 100;

@InputType({ description: 'One of several cards, and its cardholder if need be.' })
export class IssueCardsItemInput extends NewCardFields {
  @Field(() => IssueCardCardholderInput, { description: 'Whose card it is.' })
  cardholder!: IssueCardCardholderInput;
}

@InputType({ description: 'Several cards of one account.' })
export class IssueCardsInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The connected account; needed only if no other id of the input names it.',
  })
  accountId?: string | null;

  @Field(() => [IssueCardsItemInput], { description: 'The cards, 1 to 100.' })
  cards!: IssueCardsItemInput[];
}

@InputType({
  description: 'Which cards: of the active ones, those that every filter lets pass; without any, all of the account.',
})
export class FreezeCardsInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The connected account; needed only if no other id of the input names it.',
  })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only cards of this cardholder.' })
  cardholderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only cards that spend from this financial account.' })
  financialAccountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only physical cards of this design.' })
  personalizationDesignId?: string | null;

  @Field(() => CardType, { nullable: true, description: 'Only virtual or only physical cards.' })
  type?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only cards created in this range.' })
  created?: TimeRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Count what would be frozen, up to 500, and freeze nothing. Take another idempotency key for it.',
  })
  validateOnly?: boolean | null;
}

/** One card of several, with Stripe's ids of what it refers to. */
export interface BulkCard extends NewCardLinks {
  readonly input: IssueCardsItemInput;
  readonly cardholder: string | undefined;
}

export function checkBulk(faults: InputFaults, { cards, accountId }: IssueCardsInput): BulkCard[] {
  faults.accountId('accountId', accountId);
  if (cards.length === 0 || cards.length > MOST_CARDS)
    faults.add('cards', `must be 1 to ${MOST_CARDS}, not ${cards.length}.`);
  const checked = cards.map((input, index) => {
    const at = `cards.${index}.`;
    const links = newCardLinks(faults, input, at);
    const { id, new: fresh } = input.cardholder;
    const cardholder = faults.optionalId(`${at}cardholder.id`, id, 'ich_', 'cardholder');
    if (fresh) checkNewCardholder(faults, `${at}cardholder.new.`, fresh);
    checkNewCard(faults, input, at);
    return { input, cardholder, ...links };
  });
  faults.needsAccount('accountId');
  return checked;
}

export interface FrozenBy {
  readonly filters: ListFilters['issuing.card'];
  readonly financialAccount: string | undefined;
}

export function checkFreeze(faults: InputFaults, input: FreezeCardsInput): FrozenBy {
  faults.accountId('accountId', input.accountId);
  const cardholder = faults.optionalId('cardholderId', input.cardholderId, 'ich_', 'cardholder');
  const financialAccount = faults.optionalId(
    'financialAccountId',
    input.financialAccountId,
    'fa_',
    'financial account',
  );
  const design = faults.optionalId('personalizationDesignId', input.personalizationDesignId, 'ipcd_', 'design');
  faults.needsAccount('accountId');
  const created = stripeRange(input.created);
  const filters = {
    status: 'active' as const,
    ...(cardholder === undefined ? {} : { cardholder }),
    ...(design === undefined ? {} : { personalization_design: design }),
    ...(input.type ? { type: input.type } : {}),
    ...(created ? { created } : {}),
  };
  return { filters, financialAccount };
}
