import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { badArgument } from '../../shared/errors.js';
import { demandPlatform } from '../../shared/permission.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { readPage } from '../../shared/reading/page.args.js';
import { locate } from '../../shared/reading/root-object.js';
import { DateTime } from '../../shared/values/scalars.js';
import { InboxEntryArgs } from './inbox-entry.args.js';
import { InboxEntry, InboxEntryConnection } from './inbox-entry.type.js';

@Resolver(() => InboxEntry)
class InboxEntryResolver {
  @Query(() => InboxEntryConnection, {
    description:
      "What Stripe's webhooks brought, newest first, of all accounts: for viewers who reach all of them. No Stripe call.",
  })
  async inboxEntries(
    @Args(() => InboxEntryArgs) args: InboxEntryArgs,
    @Ctx() context: Context,
  ): Promise<Connection<InboxEntry>> {
    demandPlatform(context.viewer);
    if (args.states?.length === 0) throw badArgument('states', 'must name a state at least.');
    const account = args.account == null ? undefined : locate(context, args.account, 'account', 'account').account;
    const states = args.states == null ? undefined : [...new Set(args.states)].sort();
    const list = { account: 'platform', list: `inboxEntries ${JSON.stringify([account, states])}` };
    const request = readPage(args, list);
    const { limit, starting_after: olderThan, ending_before: newerThan } = request.params;
    const found = await context.inbox.page({ states, account }, { limit: limit + 1, olderThan, newerThan });
    const entries = request.backward ? found.slice(-limit) : found.slice(0, limit);
    const nodes = entries.map((entry) => new InboxEntry(entry));
    return toConnection(nodes, request, found.length > limit, list);
  }
}

@Resolver(() => ConnectedAccount)
class EventsCheckOfAccount {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When its events were last looked for at Stripe, in case some never came: all until then are here. Null if they were not yet. No Stripe call.',
  })
  eventsCheckedAt(@Root() account: ConnectedAccount, @Ctx() context: Context): Promise<Date | null> {
    return context.eventsChecked.load(account.stripeId);
  }
}

export const inboxEntryResolvers = [InboxEntryResolver, EventsCheckOfAccount] as const;
