import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { TimeRange, stripeRange } from '../../shared/reading/page.args.js';
import { CardholderStatus, CardholderType } from './cardholder.type.js';

@ArgsType()
export class CardholderListArgs extends ListArgs<'issuing.cardholder'> {
  @Field(() => String, { nullable: true, description: 'Only cardholders with exactly this e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Only cardholders with exactly this phone number, E.164.' })
  phoneNumber?: string | null;

  @Field(() => CardholderStatus, { nullable: true, description: 'Only cardholders with this status.' })
  status?: string | null;

  @Field(() => CardholderType, { nullable: true, description: 'Only persons or only businesses.' })
  type?: string | null;

  @Field(() => TimeRange, { nullable: true, description: 'Only cardholders created in this range.' })
  created?: TimeRange | null;

  filters(): ListFilters['issuing.cardholder'] {
    const created = stripeRange(this.created);
    return {
      ...(this.email ? { email: this.email } : {}),
      ...(this.phoneNumber ? { phone_number: this.phoneNumber } : {}),
      ...(this.status ? { status: this.status } : {}),
      ...(this.type ? { type: this.type } : {}),
      ...(created ? { created } : {}),
    };
  }
}
