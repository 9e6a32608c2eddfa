import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sees } from '../../../auth/scope.js';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { Authorization } from '../../issuing/authorization/authorization.type.js';
import { badArgument, notFound } from '../../shared/errors.js';
import { parseId } from '../../shared/ids.js';
import { OpenToNarrowTokens } from '../../shared/permission.js';
import type { Connection } from '../../shared/reading/connection.js';
import { toConnection } from '../../shared/reading/connection.js';
import { readPage } from '../../shared/reading/page.args.js';
import { locate } from '../../shared/reading/root-object.js';
import { DecisionArgs } from './decision.args.js';
import { Decision, DecisionConnection } from './decision.type.js';

@Resolver(() => Decision)
class DecisionResolver {
  @Query(() => Decision, { nullable: true, description: 'A decision by its id. No Stripe call.' })
  @OpenToNarrowTokens()
  async decision(
    @Arg('id', () => ID, { description: "The decision's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<Decision> {
    const { account, stripeId } = locate(context, id, 'Decision');
    const decision = await context.decisions.records.find(account, stripeId);
    if (decision === null || !sees(context.viewer, decision)) throw notFound('Decision');
    return new Decision(decision);
  }
}

@Resolver(() => ConnectedAccount)
class DecisionsOfAccount {
  @FieldResolver(() => DecisionConnection, {
    nullable: true,
    description:
      'How purchases with the account’s cards were decided, newest first; of a token for a cardholder or card only its own. No Stripe call.',
  })
  async decisions(
    @Root() { stripeId: account }: ConnectedAccount,
    @Args(() => DecisionArgs) args: DecisionArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Decision>> {
    const { scope } = context.viewer;
    const card = bareId('cardId', args.cardId, account);
    const cardholder = bareId('cardholderId', args.cardholderId, account);
    const list = { account, list: `decisions ${JSON.stringify([card, cardholder])}` };
    const request = readPage(args, list);
    const { limit, starting_after: olderThan, ending_before: newerThan } = request.params;
    const filter = {
      account,
      card: card ?? scope?.card ?? undefined,
      cardholder: cardholder ?? scope?.cardholder ?? undefined,
    };
    const found = await context.decisions.records.page(filter, { limit: limit + 1, olderThan, newerThan });
    const hasMore = found.length > limit;
    const page = request.backward ? found.slice(-limit) : found.slice(0, limit);
    const nodes = page.filter((each) => sees(context.viewer, each)).map((each) => new Decision(each));
    return toConnection(nodes, request, hasMore, list);
  }
}

@Resolver(() => Authorization)
class DecisionOfAuthorization {
  @FieldResolver(() => Decision, {
    nullable: true,
    description:
      'How its last request was decided here; null where Stripe did not ask, or was answered elsewhere. No Stripe call.',
  })
  async decision(@Root() { accountId, stripeId }: Authorization, @Ctx() { decisions }: Context) {
    const decision = await decisions.on(accountId, stripeId);
    return decision && new Decision(decision);
  }
}

function bareId(argument: string, raw: string | null | undefined, account: string): string | undefined {
  if (raw == null) return undefined;
  const id = parseId(raw);
  if (id === null || (id.account !== null && id.account !== account))
    throw badArgument(argument, 'is not an id of this account.');
  return id.stripeId;
}

export const decisionResolvers = [DecisionResolver, DecisionsOfAccount, DecisionOfAuthorization] as const;
