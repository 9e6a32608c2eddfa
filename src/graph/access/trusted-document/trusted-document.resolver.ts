import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { PageArgs, readPage } from '../../shared/reading/page.args.js';
import { pageOfAll } from '../../shared/reading/page-of-all.js';
import { TrustedDocument, TrustedDocumentConnection } from './trusted-document.type.js';

const LIST = { account: 'platform', list: 'trustedDocuments' };

@Resolver(() => TrustedDocument)
class TrustedDocumentResolver {
  @Query(() => TrustedDocumentConnection, {
    description: 'The documents that the viewer has registered, newest first. No Stripe call.',
  })
  async trustedDocuments(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { documents, viewer }: Context,
  ): Promise<Connection<TrustedDocument>> {
    const request = readPage(args, LIST);
    const all = (await documents.of(viewer.partner)).map((facts) => new TrustedDocument(facts));
    const { nodes, hasMore } = pageOfAll(all, request);
    return toConnection(nodes, request, hasMore, LIST);
  }
}

export const trustedDocumentResolvers = [TrustedDocumentResolver] as const;
