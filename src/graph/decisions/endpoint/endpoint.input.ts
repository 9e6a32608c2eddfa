import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

export const MOST_OVERLAP_SECONDS = 7 * 24 * 60 * 60;
export const DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;

const ACCOUNT = 'The account; needed unless the credential or the request names it.';

@InputType({ description: "Where a partner decides on an account's purchases." })
export class SetDecisionEndpointInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: ACCOUNT })
  accountId?: string | null;

  @Field(() => String, { description: 'A URL with https; outside production http to this machine is taken, too.' })
  url!: string;
}

@InputType({ description: 'A new secret for an endpoint.' })
export class RotateDecisionEndpointSecretInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: ACCOUNT })
  accountId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'So long the old secret signs, too: 0 to 604800 seconds; a day if nothing is said.',
  })
  overlapSeconds?: number | null;
}

@InputType({ description: 'The account whose partner is to be asked no more.' })
export class RemoveDecisionEndpointInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: ACCOUNT })
  accountId?: string | null;
}
