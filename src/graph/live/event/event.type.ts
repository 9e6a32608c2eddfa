import type Stripe from 'stripe';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import type { Kind } from '../../../stripe/index.js';
import { globalId } from '../../shared/ids.js';
import { pathsOf } from '../../shared/live/paths.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';

/** Events of one kind of object: what it takes to see that they happened, and the type that shows the object. */
export interface EventFamily {
  /** How the names of its types begin. */
  readonly starts: string;
  readonly permission: Permission;
  /** Null: the object has no type here. */
  readonly object: { readonly kind: Kind; readonly type: string } | null;
}

const family = (starts: string, permission: Permission, kind?: Kind, type?: string): EventFamily => ({
  starts,
  permission,
  object: kind === undefined || type === undefined ? null : { kind, type },
});

/** The longest start that fits decides; what fits none is about the account. */
export const FAMILIES: readonly EventFamily[] = [
  family('', 'accounts:read'),
  family('account.', 'accounts:read', 'account', 'ConnectedAccount'),
  family('account.application.', 'accounts:read'),
  family('account.external_account.', 'accounts:read', 'external_account', 'ExternalAccount'),
  family('person.', 'accounts:read', 'person', 'Person'),
  family('balance.', 'balances:read'),
  family('payout.', 'money_movements:read', 'payout', 'Payout'),
  family('topup.', 'money_movements:read', 'topup', 'Topup'),
  family('issuing_cardholder.', 'cardholders:read', 'issuing.cardholder', 'Cardholder'),
  family('issuing_card.', 'cards:read', 'issuing.card', 'Card'),
  family('issuing_token.', 'cards:read', 'issuing.token', 'WalletToken'),
  family('issuing_personalization_design.', 'cards:read', 'issuing.personalization_design', 'PersonalizationDesign'),
  family('issuing_authorization.', 'authorizations:read', 'issuing.authorization', 'Authorization'),
  family('issuing_transaction.', 'transactions:read', 'issuing.transaction', 'IssuingTransaction'),
  family('issuing_dispute.', 'disputes:read', 'issuing.dispute', 'Dispute'),
  family('treasury.', 'money_movements:read'),
  family('treasury.financial_account.', 'financial_accounts:read', 'treasury.financial_account', 'FinancialAccount'),
  family('treasury.received_credit.', 'money_movements:read', 'treasury.received_credit', 'ReceivedCredit'),
  family('treasury.received_debit.', 'money_movements:read', 'treasury.received_debit', 'ReceivedDebit'),
  family('treasury.outbound_payment.', 'money_movements:read', 'treasury.outbound_payment', 'OutboundPayment'),
  family('treasury.outbound_transfer.', 'money_movements:read', 'treasury.outbound_transfer', 'OutboundTransfer'),
  family('treasury.inbound_transfer.', 'money_movements:read', 'treasury.inbound_transfer', 'InboundTransfer'),
  family('treasury.credit_reversal.', 'money_movements:read', 'treasury.credit_reversal', 'CreditReversal'),
  family('treasury.debit_reversal.', 'money_movements:read', 'treasury.debit_reversal', 'DebitReversal'),
];

export function familyOf(type: string): EventFamily {
  const fits = FAMILIES.filter(({ starts }) => type.startsWith(starts));
  return fits.reduce((best, each) => (each.starts.length > best.starts.length ? each : best));
}

/** What it takes to see all events of a type, or of all types that begin alike: `treasury.*` is of several families. */
export function permissionsOf(types: string): Permission[] {
  const start = types.replace(/\*$/, '');
  const within = FAMILIES.filter(({ starts }) => types.endsWith('*') && starts.startsWith(start));
  return [...new Set([familyOf(start), ...within].map(({ permission }) => permission))];
}

@ObjectType({
  description:
    'Something that happened to an object of an account; Stripe keeps it for 30 days. Who may read the object may see it. Stripe: `event`.',
  implements: STRIPE_OBJECT,
  simpleResolvers: true,
})
@Requires('events:read')
export class Event extends View<Stripe.EventBase> {
  @Field(() => String, { description: "Stripe's name of what happened, such as `issuing_card.updated`." })
  get type(): string {
    return this.source.type;
  }

  @Field(() => ID, { nullable: true, description: 'The object that it happened to; null where that has no id.' })
  get objectId(): string | null {
    const { object } = this.source.data;
    return 'id' in object && typeof object.id === 'string' ? globalId(this.accountId, object.id) : null;
  }

  @Field(() => String, { nullable: true, description: "Stripe's name of the object's type, such as `issuing.card`." })
  get objectType(): string | null {
    const { object } = this.source.data;
    return 'object' in object && typeof object.object === 'string' ? object.object : null;
  }

  @Field(() => [String], {
    description: 'What changed, by Stripe field path, for events of changes; the values are those of the object.',
  })
  get changedFields(): string[] {
    return pathsOf(this.source.data.previous_attributes);
  }

  @Field(() => Int, { description: 'Webhook endpoints of the platform that have not taken it yet.' })
  get pendingWebhooks(): number {
    return this.source.pending_webhooks;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The Stripe request that caused it; null for what happened by itself.',
  })
  get stripeRequestId(): string | null {
    return this.source.request?.id ?? null;
  }

  @Field(() => String, { nullable: true, description: "Stripe's API version that wrote it." })
  get apiVersion(): string | null {
    return this.source.api_version;
  }

  @Field(() => DateTime, { description: 'When it happened.' })
  get createdAt(): Date {
    return dateTime(this.source.created);
  }

  @Field(() => Boolean, { description: 'False in test mode.' })
  get livemode(): boolean {
    return this.source.livemode;
  }
}

export const EventConnection = connectionOf(Event, 'Event', 'events:read');
export type EventConnection = InstanceType<typeof EventConnection>;
