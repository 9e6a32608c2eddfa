import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { locate, rootObject } from '../../shared/reading/root-object.js';
import { selection } from '../../shared/reading/selection.js';
import { ConnectedAccount } from '../account/account.type.js';
import { PersonListArgs } from './person.args.js';
import { Person, PersonConnection } from './person.type.js';

@Resolver(() => Person)
class PersonResolver {
  @Query(() => Person, { nullable: true, description: 'A person behind an account by their id. One Stripe call.' })
  person(
    @Arg('id', () => ID, { description: "The person's id." }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rootObject(context, locate(context, id, 'Person'), (loaders) => loaders.person, 'Person', info);
  }
}

@Resolver(() => ConnectedAccount)
class PersonsOfAccount {
  @FieldResolver(() => PersonConnection, {
    nullable: true,
    description: 'Who stands behind the business: its representative, owners, executives and directors.',
  })
  persons(
    @Root() account: ConnectedAccount,
    @Args(() => PersonListArgs) args: PersonListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.account(account.stripeId).loaders.person.page(args, selection(info));
  }
}

export const personResolvers = [PersonResolver, PersonsOfAccount] as const;
