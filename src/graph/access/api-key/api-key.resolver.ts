import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { KeyFacts } from '../../../auth/keys.js';
import type { Context } from '../../context.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { PageArgs, readPage } from '../../shared/reading/page.args.js';
import { pageOfAll } from '../../shared/reading/page-of-all.js';
import { ApiKey, ApiKeyConnection } from './api-key.type.js';

const LIST = { account: 'platform', list: 'apiKeys' };

@Resolver(() => ApiKey)
class ApiKeyResolver {
  @Query(() => ApiKeyConnection, {
    description:
      'The keys that open nothing that the viewer does not open itself, newest first, revoked and expired ones included. No Stripe call.',
  })
  async apiKeys(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context): Promise<Connection<ApiKey>> {
    const request = readPage(args, LIST);
    const { nodes, hasMore } = pageOfAll(
      (await keysUnder(context)).map((key) => new ApiKey(key)),
      request,
    );
    return toConnection(nodes, request, hasMore, LIST);
  }
}

async function keysUnder({ keys, viewer }: Context): Promise<KeyFacts[]> {
  const under: KeyFacts[] = [];
  for (const key of (await keys.list()).reverse()) if (await keys.isUnder(viewer, key)) under.push(key);
  return under;
}

export const apiKeyResolvers = [ApiKeyResolver] as const;
