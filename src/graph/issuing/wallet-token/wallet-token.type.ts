import type Stripe from 'stripe';
import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { known, stripeEnum } from '../../shared/values/stripe-enum.js';

export const WalletTokenStatus = stripeEnum<Stripe.Issuing.Token.Status>(
  'WalletTokenStatus',
  'Whether a card can be used through a token.',
  {
    requested: 'The wallet asked for it, and it is not decided yet.',
    active: 'Purchases can be made with it.',
    suspended: 'It cannot be used until it is active again.',
    deleted: 'It cannot be used any more, for good.',
  },
);

export const WalletTokenNetwork = stripeEnum<Stripe.Issuing.Token.Network>(
  'WalletTokenNetwork',
  'The card network that keeps a token.',
  { mastercard: 'Mastercard.', visa: 'Visa.' },
);

export const WalletProvider = stripeEnum<NonNullable<Stripe.Issuing.Token['wallet_provider']>>(
  'WalletProvider',
  'The wallet that a token is in.',
  { apple_pay: 'Apple Pay.', google_pay: 'Google Pay.', samsung_pay: 'Samsung Pay.' },
);

@ObjectType({
  description:
    'What stands for a card in a wallet on a phone, or at a seller: a number of its own. It follows the status of card and cardholder. Stripe: `issuing.token`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('cards:read')
export class WalletToken extends View<Stripe.Issuing.Token> {
  @Field(() => WalletTokenStatus, { description: 'Whether the card can be used through it.' })
  get status(): string {
    return known(WalletTokenStatus, this.source.status);
  }

  @Field(() => WalletProvider, { nullable: true, description: 'The wallet; null if it is in none.' })
  get walletProvider(): string | null {
    return known(WalletProvider, this.source.wallet_provider);
  }

  @Field(() => String, { nullable: true, description: "The last four digits of its number, not of the card's." })
  get last4(): string | null {
    return this.source.last4 ?? null;
  }

  @Field(() => WalletTokenNetwork, { description: 'The card network that keeps it.' })
  get network(): string {
    return known(WalletTokenNetwork, this.source.network);
  }

  @Field(() => DateTime, { description: 'When the network last changed it.' })
  get networkUpdatedAt(): Date {
    return dateTime(this.source.network_updated_at);
  }

  @Field(() => String, { nullable: true, description: 'Tells its device from others; hashed by the network.' })
  get deviceFingerprint(): string | null {
    return this.source.device_fingerprint;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const WalletTokenConnection = connectionOf(WalletToken, 'WalletToken', 'cards:read');
export type WalletTokenConnection = InstanceType<typeof WalletTokenConnection>;
