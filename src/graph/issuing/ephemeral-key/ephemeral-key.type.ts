import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner, Requires } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { Card } from '../card/card.type.js';

@ObjectType({
  description:
    "What lets Stripe's own code on a client show the number, the CVC or the PIN of one card. They go from Stripe to the client and never come here. Stripe: `ephemeral_key`.",
  simpleResolvers: true,
})
@Requires('card_details:read')
export class EphemeralKey {
  constructor(private readonly source: Stripe.EphemeralKey) {}

  @Field(() => String, { description: "Stripe's id, such as `ephkey_1A…`." })
  get stripeId(): string {
    return this.source.id;
  }

  @Field(() => String, {
    nullable: true,
    description: 'For Stripe.js on the page that made the nonce, and for nobody else: never store or log it.',
  })
  get secret(): string | null {
    return this.source.secret ?? null;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => DateTime, { description: 'When it ends, about an hour after it was made.' })
  get expiresAt(): Date {
    return dateTime(this.source.expires);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

@ObjectType({ description: 'Answer of `createCardEphemeralKey`.', implements: MutationPayload, simpleResolvers: true })
@PartOfItsOwner()
export class CreateCardEphemeralKeyPayload extends MutationPayload {
  @Field(() => EphemeralKey, { nullable: true, description: 'The key; null if it was refused.' })
  ephemeralKey: EphemeralKey | null = null;

  @Field(() => Card, { nullable: true, description: 'The card that it shows.' })
  card: Card | null = null;
}
