import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import type { ComponentName } from './account-session.input.js';
import { AccountSessionComponent, COMPONENTS } from './account-session.input.js';

@ObjectType({
  description: "What lets a page of yours show Stripe's embedded components for an account. Stripe: `account_session`.",
  simpleResolvers: true,
})
@PartOfItsOwner()
export class AccountSession {
  constructor(private readonly source: Stripe.AccountSession) {}

  @Field(() => String, {
    description:
      'For connect.js in the browser of who acts for the account, and for nobody else: never store or log it.',
  })
  get clientSecret(): string {
    return this.source.client_secret;
  }

  @Field(() => [AccountSessionComponent], { description: 'The components that may be shown.' })
  get components(): ComponentName[] {
    return COMPONENTS.filter((name) => this.source.components[name].enabled);
  }

  @Field(() => DateTime, { description: 'When it ends, some minutes after it was made.' })
  get expiresAt(): Date {
    return dateTime(this.source.expires_at);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}
