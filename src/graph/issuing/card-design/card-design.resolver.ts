import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectedAccount } from '../../connect/account/account.type.js';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { Card } from '../card/card.type.js';
import { PersonalizationDesignListArgs, PhysicalBundleListArgs } from './card-design.args.js';
import {
  PersonalizationDesign,
  PersonalizationDesignConnection,
  PhysicalBundle,
  PhysicalBundleConnection,
} from './card-design.type.js';

@Resolver(() => PersonalizationDesign)
class CardDesignResolver {
  @Query(() => PersonalizationDesign, {
    nullable: true,
    description: 'A design of physical cards by its id. One Stripe call.',
  })
  personalizationDesign(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(
      context,
      locate(context, id, 'PersonalizationDesign'),
      (loaders) => loaders.personalizationDesign,
      'PersonalizationDesign',
      info,
    );
  }

  @FieldResolver(() => PhysicalBundle, { nullable: true, description: 'What it is printed on. Read with the design.' })
  physicalBundle(
    @Root() { accountId, source }: PersonalizationDesign,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.physicalBundle.of(source.physical_bundle, selection(info));
  }
}

@Resolver(() => PhysicalBundle)
class PhysicalBundleResolver {
  @Query(() => PhysicalBundle, {
    nullable: true,
    description: 'What cards are printed on, by its id. One Stripe call.',
  })
  physicalBundle(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(
      context,
      locate(context, id, 'PhysicalBundle'),
      (loaders) => loaders.physicalBundle,
      'PhysicalBundle',
      info,
    );
  }
}

@Resolver(() => ConnectedAccount)
class CardDesignsOfAccount {
  @FieldResolver(() => PersonalizationDesignConnection, {
    nullable: true,
    description: 'How its physical cards can look, newest first.',
  })
  personalizationDesigns(
    @Root() account: ConnectedAccount,
    @Args(() => PersonalizationDesignListArgs) args: PersonalizationDesignListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.personalizationDesign.page(args, selection(info));
  }

  @FieldResolver(() => PhysicalBundleConnection, { nullable: true, description: 'What its cards can be printed on.' })
  physicalBundles(
    @Root() account: ConnectedAccount,
    @Args(() => PhysicalBundleListArgs) args: PhysicalBundleListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.physicalBundle.page(args, selection(info));
  }
}

@Resolver(() => Card)
class DesignOfCard {
  @FieldResolver(() => PersonalizationDesign, {
    nullable: true,
    description: 'How a physical card looks; null for a virtual one. Read with the card.',
  })
  personalizationDesign(
    @Root() { accountId, source }: Card,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(accountId).loaders.personalizationDesign.of(source.personalization_design, selection(info));
  }
}

export const cardDesignResolvers = [
  CardDesignResolver,
  PhysicalBundleResolver,
  CardDesignsOfAccount,
  DesignOfCard,
] as const;
