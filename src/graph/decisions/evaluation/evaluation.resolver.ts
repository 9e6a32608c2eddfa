import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Purchase } from '../../../decisions/index.js';
import type { Context } from '../../context.js';
import { badArgument, notFound } from '../../shared/errors.js';
import { isCountryCode } from '../../shared/writing/codes.js';
import { demand } from '../../shared/permission.js';
import { locate } from '../../shared/reading/root-object.js';
import { EvaluateAuthorizationInput } from './evaluation.input.js';
import { checksOf } from './evaluation.loader.js';
import { AuthorizationEvaluation } from './evaluation.type.js';

/** What is read of the card: itself, its cardholder and the rules of both. */
const WHOLE = [
  { name: 'effectiveControls', args: {}, fields: [] },
  { name: 'cardholder', args: {}, fields: [{ name: 'status', args: {}, fields: [] }] },
];

@Resolver(() => AuthorizationEvaluation)
class EvaluationResolver {
  @Query(() => AuthorizationEvaluation, {
    nullable: true,
    description:
      "Tries a purchase against today's rules, balance and controls without making it, and explains each. Needs `cards:read`, `cardholders:read`, `authorizations:read` and `balances:read`, too. Two Stripe calls, seven at most where limits over time hold.",
  })
  async evaluateAuthorization(
    @Arg('input', () => EvaluateAuthorizationInput, { description: 'The purchase.' })
    input: EvaluateAuthorizationInput,
    @Ctx() context: Context,
  ): Promise<AuthorizationEvaluation> {
    for (const permission of ['cards:read', 'cardholders:read', 'authorizations:read', 'balances:read'] as const)
      demand(context.viewer, permission);
    if (input.amount < 0) throw badArgument('input.amount', 'must not be negative.');
    const country = input.merchantCountry?.toUpperCase() ?? 'US';
    if (!isCountryCode(country))
      throw badArgument('input.merchantCountry', 'is not an ISO 3166 two-letter country, such as US.');
    const { account, stripeId } = locate(context, input.cardId, 'Card', 'input.cardId');
    const { loaders, reads } = context.account(account);
    const card = await loaders.card.byId(stripeId, WHOLE);
    if (card === null) throw notFound('Card');
    const now = new Date(context.now());
    const { cardholder, currency } = card.source;
    const purchase: Purchase = {
      ...{ authorization: '', account, card: stripeId, cardholder: cardholder.id },
      at: Math.floor(now.getTime() / 1_000),
      ...{ amount: input.amount, held: 0, currency, cashback: 0 },
      amountControllable: input.amountControllable ?? false,
      merchant: {
        id: input.merchantId ?? '',
        category: input.merchantCategory ?? '',
        ...{ country, name: null, city: null },
      },
      wallet: input.wallet ?? 'none',
      entryMode: input.entryMode ?? 'online',
    };
    const rehearsal = context.decisions.rehearse(purchase);
    return new AuthorizationEvaluation(rehearsal, await checksOf({ reads, card, purchase, now }, rehearsal));
  }
}

export const evaluationResolvers = [EvaluationResolver] as const;
