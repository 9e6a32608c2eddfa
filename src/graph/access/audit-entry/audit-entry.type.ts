import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { AuditEntry as Entry } from '../../../writes/audit/index.js';
import { platformId } from '../../shared/ids.js';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { DateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

const AuditEntryKind = inputEnum<Entry['kind']>('AuditEntryKind', 'What an entry tells.', {
  INTENT: 'A mutation is about to be carried out.',
  OUTCOME: 'What became of it.',
  READING: 'A sensitive value is about to be answered.',
});

const AuditOutcome = inputEnum<NonNullable<Entry['outcome']>>('AuditOutcome', 'What became of a mutation.', {
  DONE: 'It was done.',
  REFUSED: 'It was refused.',
  UNKNOWN: 'It is not known whether its last step happened.',
  CONFLICT: 'Its idempotency key belongs to another write, or is too old.',
  IN_FLIGHT: 'The same mutation was running.',
  NOT_SENT: 'It could not be recorded, so nothing was sent to Stripe.',
});

@ObjectType({
  description:
    'An entry of the audit log, which nobody changes: each holds the hash of the one before it. It holds no value that a person typed, no card data and no secret.',
  simpleResolvers: true,
})
@Requires('audit:read')
export class AuditEntry {
  constructor(
    private readonly source: Entry,
    /** Null for a viewer of some accounts: the numbers and hashes tell of the entries of others. */
    private readonly chain: { readonly previous: string; readonly hash: string } | null,
  ) {}

  /** Its place in a list. */
  get ownId(): string {
    return this.source.id;
  }

  @Field(() => ID, { description: 'Global id: `platform/ae_…`.' })
  get id(): string {
    return platformId(this.source.id);
  }

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: 'Its number, without gaps; null unless the viewer reaches all accounts.',
  })
  get sequence(): number | null {
    return this.chain && this.source.seq;
  }

  @Field(() => DateTime, { description: 'When it was written.' })
  get at(): Date {
    return new Date(this.source.at);
  }

  @Field(() => AuditEntryKind, { description: 'What it tells.' })
  get kind(): Entry['kind'] {
    return this.source.kind;
  }

  @Field(() => ID, { nullable: true, description: 'Of an outcome: global id of its intent, if it came that far.' })
  get intentId(): string | null {
    return this.source.intent === null ? null : platformId(this.source.intent);
  }

  @Field(() => String, { description: 'Who did it, over all rotations of its keys.' })
  get principal(): string {
    return this.source.principal;
  }

  @Field(() => String, { description: 'Id of the key or token that was shown.' })
  get credential(): string {
    return this.source.credential;
  }

  @Field(() => [String], { description: 'The permissions that it took, such as `cards:write`.' })
  get permissions(): readonly string[] {
    return this.source.permissions;
  }

  @Field(() => String, { nullable: true, description: 'Name of the mutation; null for a reading.' })
  get mutation(): string | null {
    return this.source.mutation;
  }

  @Field(() => [String], { description: 'Of a reading: the fields, as `Type.field`.' })
  get fields(): readonly string[] {
    return this.source.fields;
  }

  @Field(() => ID, { nullable: true, description: 'The account concerned; null if there is none, or none yet.' })
  get accountId(): string | null {
    return this.source.account;
  }

  @Field(() => [String], { description: "The objects that it named, made or changed: Stripe's ids and our own." })
  get objectIds(): readonly string[] {
    return this.source.objects;
  }

  @Field(() => String, { nullable: true, description: 'The address it came from, as far as trusted proxies name it.' })
  get clientAddress(): string | null {
    return this.source.address;
  }

  @Field(() => String, { nullable: true, description: 'Id of its request, as in the header `X-Request-Id`.' })
  get requestId(): string | null {
    return this.source.requestId;
  }

  @Field(() => String, { nullable: true, description: 'SHA-256 of the idempotency key, in hexadecimal.' })
  get idempotencyKeyHash(): string | null {
    return this.source.idempotencyKeyHash;
  }

  @Field(() => AuditOutcome, { nullable: true, description: 'Of an outcome: what became of it.' })
  get outcome(): Entry['outcome'] {
    return this.source.outcome;
  }

  @Field(() => [String], { description: 'Codes of the user errors with which it was refused.' })
  get codes(): readonly string[] {
    return this.source.codes;
  }

  @Field(() => [String], { description: 'Ids of the Stripe requests that it made.' })
  get stripeRequestIds(): readonly string[] {
    return this.source.stripeRequestIds;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the entry before it; null unless the viewer reaches all accounts.',
  })
  get previousHash(): string | null {
    return this.chain?.previous ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 over the hash before it and its own canonical JSON; null unless the viewer reaches all accounts.',
  })
  get hash(): string | null {
    return this.chain?.hash ?? null;
  }
}

export const AuditEntryConnection = connectionOf(AuditEntry, 'AuditEntry', 'audit:read');
