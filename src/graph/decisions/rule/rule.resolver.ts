import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Rule } from '../../../decisions/index.js';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import type { Connection } from '../../shared/reading/connection.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { PageRequest } from '../../shared/reading/page.args.js';
import { readPage } from '../../shared/reading/page.args.js';
import { locate } from '../../shared/reading/root-object.js';
import { DecisionRuleArgs } from './rule.args.js';
import { DecisionRule, DecisionRuleConnection } from './rule.type.js';

@Resolver(() => DecisionRule)
class DecisionRuleResolver {
  @Query(() => DecisionRule, {
    nullable: true,
    description: 'A rule for decisions by its id, in its last version. No Stripe call.',
  })
  async decisionRule(
    @Arg('id', () => ID, { description: "The rule's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<DecisionRule> {
    const { account, stripeId } = locate(context, id, 'DecisionRule');
    const rule = await context.decisions.rules.find(account, stripeId);
    if (rule === null) throw notFound('DecisionRule');
    return new DecisionRule(rule);
  }

  @FieldResolver(() => [DecisionRule], { description: 'Every version that it had, newest first. No Stripe call.' })
  async versions(@Root() { source: { account, id } }: DecisionRule, @Ctx() { decisions }: Context) {
    return (await decisions.rules.versions(account, id)).map((rule) => new DecisionRule(rule));
  }
}

@Resolver(() => ConnectedAccount)
class DecisionRulesOfAccount {
  @FieldResolver(() => DecisionRuleConnection, {
    nullable: true,
    description: 'The rules by which purchases with the account’s cards are decided, newest first. No Stripe call.',
  })
  async decisionRules(
    @Root() { stripeId: account }: ConnectedAccount,
    @Args(() => DecisionRuleArgs) args: DecisionRuleArgs,
    @Ctx() { decisions }: Context,
  ): Promise<Connection<DecisionRule>> {
    const { states } = args;
    const list = { account, list: `decisionRules ${JSON.stringify(states ?? null)}` };
    const request = readPage(args, list);
    const all = await decisions.rules.of(account);
    const wanted = all.filter(({ state }) => (states ? states.includes(state) : state !== 'archived'));
    const { nodes, hasMore } = pageOf(wanted, request);
    return toConnection(nodes, request, hasMore, list);
  }
}

function pageOf(rules: readonly Rule[], { params, backward }: PageRequest) {
  const { limit, starting_after: after, ending_before: before } = params;
  const place = (id: string | undefined) => rules.findIndex((rule) => rule.id === id);
  const start = backward ? Math.max(0, place(before) - limit) : after === undefined ? 0 : place(after) + 1;
  const end = backward ? Math.max(0, place(before)) : start + limit;
  const nodes = rules.slice(start, end).map((rule) => new DecisionRule(rule));
  return { nodes, hasMore: backward ? start > 0 : end < rules.length };
}

export const decisionRuleResolvers = [DecisionRuleResolver, DecisionRulesOfAccount] as const;
