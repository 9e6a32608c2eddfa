import { Field, ID, InputType } from 'type-graphql';
import { MetadataInput } from '../../shared/values/metadata.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: "A partner's answer to a purchase that waits for it." })
export class RespondToAuthorizationInput extends MutationInput {
  @Field(() => ID, { description: 'The `id` of the request.' })
  decisionId!: string;

  @Field(() => Boolean, { description: 'Whether it is approved.' })
  approved!: boolean;

  @Field(() => MinorUnits, {
    nullable: true,
    description:
      'What is approved of it, in minor units: less than was asked for where `amountControllable` is true, and not less than `cashback`. All of it if nothing is said.',
  })
  amount?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 200 characters, for whoever reads the decision. Stripe is not told.',
  })
  reason?: string | null;

  @Field(() => [MetadataInput], {
    nullable: true,
    description: 'What Stripe keeps on the authorization: at most 20 entries, 4000 bytes in all.',
  })
  metadata?: MetadataInput[] | null;
}
