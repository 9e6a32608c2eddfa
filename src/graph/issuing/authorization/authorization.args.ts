import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { AuthorizationStatus } from './authorization.type.js';

@ArgsType()
export class AuthorizationListArgs extends ListArgs<'issuing.authorization'> {
  @Field(() => AuthorizationStatus, { nullable: true, description: 'Only authorizations with this status.' })
  status?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only authorizations created in this range.' })
  created?: TimeRange | null;

  filters(_account: string): ListFilters['issuing.authorization'] {
    const created = stripeRange(this.created);
    return { ...(this.status ? { status: this.status } : {}), ...(created ? { created } : {}) };
  }
}

@ArgsType()
export class AccountAuthorizationListArgs extends AuthorizationListArgs {
  @Field(() => ID, { nullable: true, description: 'Only authorizations of this card.' })
  cardId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only authorizations of this cardholder's cards." })
  cardholderId?: string | null;

  override filters(account: string): ListFilters['issuing.authorization'] {
    return {
      ...super.filters(account),
      ...(this.cardId ? { card: idWithin(account, this.cardId, 'cardId') } : {}),
      ...(this.cardholderId ? { cardholder: idWithin(account, this.cardholderId, 'cardholderId') } : {}),
    };
  }
}
