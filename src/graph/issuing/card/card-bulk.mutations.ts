import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Before } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import type { Part } from '../../shared/writing/bulk.js';
import { doEach, errorsOf, settle } from '../../shared/writing/bulk.js';
import { explainCardChange, explainNewCard } from '../../shared/writing/card-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { givenBelow } from '../../shared/writing/input-path.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { newCardholderParams } from '../../shared/writing/new-cardholder.input.js';
import type { FrozenBy } from './card-bulk.input.js';
import { FreezeCardsInput, IssueCardsInput, MOST_CARDS, checkBulk, checkFreeze } from './card-bulk.input.js';
import { CardResult, FreezeCardsPayload, IssueCardsPayload } from './card-payload.type.js';
import { newCardParams } from './card.input.js';

const FULL_PAGE = 100;
const MOST_PAGES = 5;
const STEP = 'freeze.';

@Resolver()
class CardBulkMutations {
  @Mutation(() => IssueCardsPayload, {
    description:
      'Issues up to 100 cards, each for itself: one that is refused stops no other. Retried with the same key and input, no card and no cardholder is made twice, and what is missing is made. Stripe: `POST /v1/issuing/cards`.',
  })
  @Requires('cards:write')
  @StripeCalls(({ cards }) => callsOf(cards))
  issueCards(
    @Arg('input', () => IssueCardsInput, { description: 'The cards.' }) input: IssueCardsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const cards = checkBulk(faults, input);
    const results = cards.map(() => new CardResult());
    return mutate(context, IssueCardsPayload, {
      name: 'issueCards',
      input,
      faults,
      soFar: () => ({ results, userErrors: results.flatMap(({ userErrors }) => userErrors) }),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const { issuing } = stripe;
        const asked = below(below(selection(info), 'results'), 'cardholder');
        const parts = await doEach<(typeof cards)[number], CardResult>({
          items: cards,
          key: input.idempotencyKey,
          work: async ({ input: item, cardholder: existing, ...links }, index) => {
            const result = results[index] ?? new CardResult();
            const { new: fresh } = item.cardholder;
            const holder =
              fresh &&
              (await givenBelow(
                'cardholder.new',
                step(`cardholder.${index}`, (options) =>
                  issuing.cardholders.create(newCardholderParams(fresh), options),
                ),
              ));
            if (holder) result.cardholder = loaders.cardholder.wrote(holder);
            const params = { ...newCardParams(item, links), cardholder: holder?.id ?? existing ?? '' };
            const made = await step(`card.${index}`, (options) => issuing.cards.create(params, options));
            result.card = loaders.card.wrote(made);
            result.cardholder = await loaders.cardholder.of(made.cardholder, asked);
            return result;
          },
          given: ({ input: item }) => item,
          explain: (failure, { financialAccount }) => explainNewCard(context, faults.owner, financialAccount, failure),
          place: (error, index) => error.within(`cards.${index}`),
        });
        return settled(parts, results);
      },
    });
  }

  @Mutation(() => FreezeCardsPayload, {
    description:
      'Makes up to 100 cards decline until they are activated again, each for itself. Retried with the same key, it freezes no card that was not among them. Stripe: `POST /v1/issuing/cards/:id`.',
  })
  @Requires('cards:write')
  @StripeCalls(({ validateOnly }) => MOST_PAGES + (validateOnly === true ? 0 : MOST_CARDS))
  freezeCards(
    @Arg('input', () => FreezeCardsInput, { description: 'Which cards.' }) input: FreezeCardsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const frozenBy = checkFreeze(faults, input);
    let told: Partial<FreezeCardsPayload> = {};
    return mutate(context, FreezeCardsPayload, {
      name: 'freezeCards',
      input,
      faults,
      soFar: () => told,
      work: async (step, _ownId, before) => {
        const counts = input.validateOnly === true;
        const found = await targets(context, faults.owner, frozenBy, before, counts);
        told = { matched: found.ids.length, hasMore: found.hasMore };
        if (counts) return told;
        const { stripe, loaders } = context.account(faults.owner);
        const asked = below(below(selection(info), 'results'), 'cardholder');
        const results = found.ids.map(() => new CardResult());
        const parts = await doEach<{ id: string }, CardResult>({
          items: found.ids.map((id) => ({ id })),
          key: input.idempotencyKey,
          work: async ({ id }, index) => {
            const result = results[index] ?? new CardResult();
            const params = { status: 'inactive' } as const;
            const frozen = await step(`${STEP}${id}`, (options) => stripe.issuing.cards.update(id, params, options));
            result.card = loaders.card.wrote(frozen);
            result.cardholder = await loaders.cardholder.of(frozen.cardholder, asked);
            return result;
          },
          given: (card) => card,
          explain: (failure, { id }) => explainCardChange(context, faults.owner, id, failure),
          place: (error) => Object.assign(error, { path: null }),
        });
        told = { ...told, results, userErrors: errorsOf(parts) };
        return { ...told, ...settled(parts, results) };
      },
    });
  }
}

function settled(parts: readonly Part<CardResult>[], results: CardResult[]) {
  for (const [index, { error }] of parts.entries()) if (error) results[index]!.userErrors = [error];
  settle(parts);
  return { results, userErrors: errorsOf(parts) };
}

interface Targets {
  readonly ids: readonly string[];
  readonly hasMore: boolean | null;
}

/** The cards of an earlier run, and unless that has ended, those that are there now. */
async function targets(
  context: Context,
  account: string,
  { filters, financialAccount }: FrozenBy,
  { over, steps }: Before,
  counts: boolean,
): Promise<Targets> {
  const earlier = steps.flatMap(({ name }) => (name.startsWith(STEP) ? [name.slice(STEP.length)] : []));
  if (over && !counts) return { ids: earlier, hasMore: null };
  const ids = new Set(earlier);
  const { reads } = context.account(account);
  const most = counts ? MOST_PAGES * FULL_PAGE : MOST_CARDS;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const window = { limit: FULL_PAGE, ...(after === undefined ? {} : { starting_after: after }) };
    const { data, hasMore } = await reads.of('issuing.card').page(filters, window, []);
    const matching = data.filter(
      (card) => financialAccount === undefined || card.financial_account === financialAccount,
    );
    for (const { id } of matching) {
      if (ids.size >= most && !ids.has(id)) return { ids: [...ids], hasMore: true };
      ids.add(id);
    }
    if (!hasMore) return { ids: [...ids], hasMore: false };
    after = data.at(-1)?.id;
  }
  return { ids: [...ids], hasMore: true };
}

function callsOf(cards: unknown): number {
  if (!Array.isArray(cards)) return 1;
  return cards.reduce((calls: number, card: unknown) => calls + (makesHolder(card) ? 2 : 1), 0);
}

function makesHolder(card: unknown): boolean {
  if (typeof card !== 'object' || card === null || !('cardholder' in card)) return false;
  const { cardholder } = card;
  return typeof cardholder === 'object' && cardholder !== null && 'new' in cardholder;
}

export const cardBulkMutations = [CardBulkMutations] as const;
