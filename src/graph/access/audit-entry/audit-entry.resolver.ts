import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { readPage } from '../../shared/reading/page.args.js';
import { locate } from '../../shared/reading/root-object.js';
import { AuditEntryArgs } from './audit-entry.args.js';
import { AuditEntry, AuditEntryConnection } from './audit-entry.type.js';

@Resolver(() => AuditEntry)
class AuditEntryResolver {
  @Query(() => AuditEntryConnection, {
    description:
      "The audit log, newest first: of the viewer's accounts, and of what it did itself; all of it for a viewer of all accounts. No Stripe call.",
  })
  async auditEntries(
    @Args(() => AuditEntryArgs) args: AuditEntryArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AuditEntry>> {
    const { viewer, auditLog } = context;
    const account = args.account == null ? undefined : locate(context, args.account, 'account', 'account').account;
    const { principal, mutation, readings, from, to } = args;
    const filters = [account, principal, mutation, readings, from?.getTime(), to?.getTime()];
    const list = { account: 'platform', list: `auditEntries ${JSON.stringify(filters)}` };
    const request = readPage(args, list);
    const { limit, starting_after: after, ending_before: before } = request.params;
    const found = await auditLog.page(
      {
        reach: viewer.allAccounts ? 'all' : { accounts: [...viewer.accounts], principal: viewer.principal },
        account,
        principal: principal ?? undefined,
        mutation: mutation ?? undefined,
        readings: readings ?? undefined,
        from: from ?? undefined,
        to: to ?? undefined,
      },
      { limit: limit + 1, olderThan: after, newerThan: before },
    );
    const hasMore = found.length > limit;
    const entries = request.backward ? found.slice(-limit) : found.slice(0, limit);
    const nodes = entries.map(({ entry, ...chain }) => new AuditEntry(entry, viewer.allAccounts ? chain : null));
    return toConnection(nodes, request, hasMore, list);
  }
}

export const auditEntryResolvers = [AuditEntryResolver] as const;
