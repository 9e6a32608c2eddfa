import { Field, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import type { CategoryFacts } from '../../shared/values/merchant-category.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';

@ObjectType({
  description: 'A merchant category, by which spending is allowed, refused and limited.',
  simpleResolvers: true,
})
@PartOfItsOwner()
export class MerchantCategoryEntry {
  constructor(private readonly facts: CategoryFacts) {}

  @Field(() => MerchantCategory, { description: 'The category.' })
  get category(): string {
    return this.facts.category;
  }

  @Field(() => String, { description: 'Its name in words.' })
  get name(): string {
    return this.facts.name;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Its code (MCC), four digits; null where Stripe does not publish it.',
  })
  get code(): string | null {
    return this.facts.code;
  }
}
