import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, Url, dateTime } from '../../shared/values/scalars.js';

@ObjectType({
  description: 'A page of Stripe on which the account holder tells what Stripe needs to know. It opens once.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class AccountLink {
  constructor(private readonly source: Stripe.AccountLink) {}

  @Field(() => Url, {
    description: 'Where to send the account holder. Who has it acts for them: never send it by e-mail.',
  })
  get url(): string {
    return this.source.url;
  }

  @Field(() => DateTime, { description: 'When it no longer opens, some minutes after it was made.' })
  get expiresAt(): Date {
    return dateTime(this.source.expires_at);
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }
}
