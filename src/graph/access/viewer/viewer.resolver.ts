import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OpenToEveryViewer, OpenToNarrowTokens } from '../../shared/permission.js';
import { ViewerView } from './viewer.type.js';

@Resolver(() => ViewerView)
class ViewerResolver {
  @Query(() => ViewerView, { description: 'Who is asking, and what it may do. No Stripe call.' })
  @OpenToEveryViewer()
  @OpenToNarrowTokens()
  viewer(@Ctx() context: Context): ViewerView {
    return new ViewerView(context.viewer);
  }
}

export const viewerResolvers = [ViewerResolver] as const;
