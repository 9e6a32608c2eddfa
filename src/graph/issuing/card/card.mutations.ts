import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { checkSpendingControls, spendingControlsParams } from '../../shared/values/spending-controls.input.js';
import { explainCardChange, explainNewCard } from '../../shared/writing/card-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { givenBelow } from '../../shared/writing/input-path.js';
import type { MutationInput } from '../../shared/writing/mutation-payload.js';
import { Refusal, afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import type { Cardholder } from '../cardholder/cardholder.type.js';
import type { CardPayload } from './card-payload.type.js';
import {
  ActivateCardPayload,
  CancelCardPayload,
  CreateCardPayload,
  FreezeCardPayload,
  IssueCardPayload,
  ReplaceCardPayload,
  SetCardPinPayload,
  UpdateCardPayload,
} from './card-payload.type.js';
import {
  ActivateCardInput,
  CancelCardInput,
  CreateCardInput,
  FreezeCardInput,
  IssueCardInput,
  ReplaceCardInput,
  SetCardPinInput,
  UpdateCardInput,
  checkEncryptedPin,
  checkNewCard,
  newCardLinks,
  newCardParams,
  replacementParams,
} from './card.input.js';
import { checkShipping, shippingParams } from './card-shipping.input.js';
import { checkNewCardholder, newCardholderParams } from '../../shared/writing/new-cardholder.input.js';

@Resolver()
class CardMutations {
  @Mutation(() => CreateCardPayload, {
    description: 'Issues a card to a cardholder who exists. Stripe: `POST /v1/issuing/cards`.',
  })
  @Requires('cards:write')
  createCard(
    @Arg('input', () => CreateCardInput, { description: 'The card.' }) input: CreateCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const cardholder = faults.id('cardholderId', input.cardholderId, 'ich_', 'cardholder');
    const links = newCardLinks(faults, input);
    checkNewCard(faults, input);
    return mutate(context, CreateCardPayload, {
      name: 'createCard',
      input,
      faults,
      explain: (failure) => explainNewCard(context, faults.owner, links.financialAccount, failure),
      work: async (step) => {
        const { stripe } = context.account(faults.owner);
        const params = { ...newCardParams(input, links), cardholder };
        return payload(
          context,
          faults.owner,
          await step('card', (options) => stripe.issuing.cards.create(params, options)),
          info,
        );
      },
    });
  }

  @Mutation(() => IssueCardPayload, {
    description:
      'Issues a card, and makes its cardholder first if it is a new one. Retried with the same key and input, neither is made twice; if only the card is refused, the answer holds the cardholder, to be named by its id from then on.',
  })
  @Requires('cards:write')
  @StripeCalls(({ cardholder }) => (isNew(cardholder) ? 2 : 1))
  issueCard(
    @Arg('input', () => IssueCardInput, { description: 'The card and its cardholder.' }) input: IssueCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const { id, new: fresh } = input.cardholder;
    faults.accountId('accountId', input.accountId);
    const links = newCardLinks(faults, input);
    const existing = faults.optionalId('cardholder.id', id, 'ich_', 'cardholder');
    if (fresh) checkNewCardholder(faults, 'cardholder.new.', fresh);
    checkNewCard(faults, input);
    faults.needsAccount('accountId');
    let cardholder: Cardholder | null = null;
    return mutate(context, IssueCardPayload, {
      name: 'issueCard',
      input,
      faults,
      soFar: () => ({ cardholder }),
      explain: (failure) => explainNewCard(context, faults.owner, links.financialAccount, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const { issuing } = stripe;
        const made =
          fresh &&
          (await givenBelow(
            'cardholder.new',
            step('cardholder', (options) => issuing.cardholders.create(newCardholderParams(fresh), options)),
          ));
        if (made) cardholder = loaders.cardholder.wrote(made);
        const params = { ...newCardParams(input, links), cardholder: made?.id ?? existing ?? '' };
        return payload(
          context,
          faults.owner,
          await step('card', (options) => issuing.cards.create(params, options)),
          info,
        );
      },
    });
  }

  @Mutation(() => UpdateCardPayload, {
    description: 'Changes controls, shipping, design, funds or metadata of a card.',
  })
  @Requires('cards:write')
  updateCard(
    @Arg('input', () => UpdateCardInput, { description: 'The changes.' }) input: UpdateCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const from = faults.optionalId('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    const design = faults.optionalId('personalizationDesignId', input.personalizationDesignId, 'ipcd_', 'design');
    checkSpendingControls(faults, 'spendingControls', input.spendingControls);
    checkShipping(faults, input.shipping);
    faults.metadata('metadata', input.metadata);
    return change(context, UpdateCardPayload, 'updateCard', input, info, faults, {
      ...(from === undefined ? {} : { financial_account: from }),
      ...(design === undefined ? {} : { personalization_design: design }),
      ...spendingControlsParams(input.spendingControls),
      ...shippingParams(input.shipping),
      ...metadataParams(input.metadata),
    });
  }

  @Mutation(() => ActivateCardPayload, { description: 'Makes an inactive or frozen card usable.' })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  activateCard(
    @Arg('input', () => ActivateCardInput, { description: 'The card.' }) input: ActivateCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, ActivateCardPayload, 'activateCard', input, info, new InputFaults(context), {
      status: 'active',
    });
  }

  @Mutation(() => FreezeCardPayload, { description: 'Makes a card decline until it is activated again.' })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  freezeCard(
    @Arg('input', () => FreezeCardInput, { description: 'The card.' }) input: FreezeCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return change(context, FreezeCardPayload, 'freezeCard', input, info, new InputFaults(context), {
      status: 'inactive',
    });
  }

  @Mutation(() => CancelCardPayload, {
    description: 'Cancels a card for good. What was already approved can still be captured.',
  })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  cancelCard(
    @Arg('input', () => CancelCardInput, { description: 'The card, and why.' }) input: CancelCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const reason = input.reason ? { cancellation_reason: input.reason } : {};
    const faults = new InputFaults(context);
    return change(context, CancelCardPayload, 'cancelCard', input, info, faults, { status: 'canceled', ...reason });
  }

  @Mutation(() => SetCardPinPayload, {
    description:
      'Gives a card a PIN, or another one. It comes encrypted for Stripe, and nobody here can read it. A replacement does not inherit it.',
  })
  @OpenToNarrowTokens()
  @Requires('cards:write')
  setCardPin(
    @Arg('input', () => SetCardPinInput, { description: 'The card, and its PIN.' }) input: SetCardPinInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    checkEncryptedPin(faults, input.encryptedPin);
    const pin = { encrypted_number: input.encryptedPin };
    return change(context, SetCardPinPayload, 'setCardPin', input, info, faults, { pin });
  }

  @Mutation(() => ReplaceCardPayload, {
    description: 'Issues a card in place of another, to the same cardholder. A lost or stolen one is canceled first.',
  })
  @Requires('cards:write')
  @StripeCalls(({ reason }) => (reason === 'lost' || reason === 'stolen' ? 3 : 2))
  replaceCard(
    @Arg('input', () => ReplaceCardInput, { description: 'The card, and why.' }) input: ReplaceCardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const cardId = faults.id('cardId', input.cardId, 'ic_', 'card');
    checkShipping(faults, input.shipping);
    return mutate(context, ReplaceCardPayload, {
      name: 'replaceCard',
      input,
      faults,
      explain: (failure) => explainCardChange(context, faults.owner, cardId, failure),
      work: async (step) => {
        const { stripe, loaders, reads } = context.account(faults.owner);
        const { cards } = stripe.issuing;
        const original = await reads.of('issuing.card').byId(cardId, []);
        if (original === null) throw new Refusal(new NotFound('cardId', 'card'));
        const { reason } = input;
        if ((reason === 'lost' || reason === 'stolen') && original.status !== 'canceled') {
          await step('cancel', (options) =>
            cards.update(cardId, { status: 'canceled', cancellation_reason: reason }, options),
          );
        }
        const made = await step('card', (options) => cards.create(replacementParams(input, original), options));
        const replacedCard = await afterwards(loaders.card.byId(cardId, below(selection(info), 'replacedCard')));
        return { ...(await payload(context, faults.owner, made, info)), replacedCard };
      },
    });
  }
}

function isNew(cardholder: unknown): boolean {
  return typeof cardholder === 'object' && cardholder !== null && 'new' in cardholder;
}

function change(
  context: Context,
  Payload: new () => CardPayload,
  name: string,
  input: MutationInput & { readonly cardId: string },
  info: GraphQLResolveInfo,
  faults: InputFaults,
  params: Stripe.Issuing.CardUpdateParams,
): Promise<CardPayload> {
  const card = faults.id('cardId', input.cardId, 'ic_', 'card');
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainCardChange(context, faults.owner, card, failure),
    work: async (step) => {
      const { stripe } = context.account(faults.owner);
      const changed = await step('card', (options) => stripe.issuing.cards.update(card, params, options));
      return payload(context, faults.owner, changed, info);
    },
  });
}

async function payload(context: Context, account: string, written: Stripe.Issuing.Card, info: GraphQLResolveInfo) {
  const { loaders } = context.account(account);
  const selected = selection(info);
  const card = loaders.card.wrote(written);
  const [cardholder, financialAccount] = await Promise.all([
    loaders.cardholder.of(written.cardholder, below(selected, 'cardholder')),
    afterwards(loaders.financialAccount.of(written.financial_account, below(selected, 'financialAccount'))),
  ]);
  return { card, cardholder, financialAccount };
}

export const cardMutations = [CardMutations] as const;
