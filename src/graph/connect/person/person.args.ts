import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';

@ArgsType()
export class PersonListArgs extends ListArgs<'person'> {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only who speaks for the business towards Stripe, or only others.',
  })
  representative?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only who owns at least a quarter of it, or only others.' })
  owner?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only who is responsible for its operations, or only others.' })
  executive?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only members of its board, or only others.' })
  director?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only who authorizes the representative, or only others.' })
  authorizer?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Only the representative's legal guardians, or only others." })
  legalGuardian?: boolean | null;

  filters(): ListFilters['person'] {
    const relationship = {
      ...(this.representative == null ? {} : { representative: this.representative }),
      ...(this.owner == null ? {} : { owner: this.owner }),
      ...(this.executive == null ? {} : { executive: this.executive }),
      ...(this.director == null ? {} : { director: this.director }),
      ...(this.authorizer == null ? {} : { authorizer: this.authorizer }),
      ...(this.legalGuardian == null ? {} : { legal_guardian: this.legalGuardian }),
    };
    return Object.keys(relationship).length > 0 ? { relationship } : {};
  }
}
