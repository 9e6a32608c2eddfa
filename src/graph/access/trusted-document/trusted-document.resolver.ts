import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context, TrustedDocumentFacts } from '../../context.js';
import { toConnection } from '../../shared/reading/connection.js';
import type { Connection } from '../../shared/reading/connection.js';
import { PageArgs, readPage } from '../../shared/reading/page.args.js';
import type { PageRequest } from '../../shared/reading/page.args.js';
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
    const { nodes, hasMore } = pageOf(await documents.of(viewer.partner), request);
    return toConnection(nodes, request, hasMore, LIST);
  }
}

function pageOf(documents: readonly TrustedDocumentFacts[], { params, backward }: PageRequest) {
  const { limit, starting_after: after, ending_before: before } = params;
  const place = (hash: string | undefined) => documents.findIndex((document) => document.hash === hash);
  const start = backward ? Math.max(0, place(before) - limit) : after === undefined ? 0 : place(after) + 1;
  const end = backward ? Math.max(0, place(before)) : start + limit;
  const nodes = documents.slice(start, end).map((document) => new TrustedDocument(document));
  return { nodes, hasMore: backward ? start > 0 : end < documents.length };
}

export const trustedDocumentResolvers = [TrustedDocumentResolver] as const;
