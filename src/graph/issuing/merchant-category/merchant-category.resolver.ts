import { Arg, Query, Resolver } from 'type-graphql';
import { OpenToEveryViewer, OpenToNarrowTokens } from '../../shared/permission.js';
import { CATEGORIES } from '../../shared/values/merchant-category.js';
import { MerchantCategoryEntry } from './merchant-category.type.js';

@Resolver()
class MerchantCategoryResolver {
  @Query(() => [MerchantCategoryEntry], {
    description: "Stripe's merchant categories by name, or those that match. No Stripe call.",
  })
  @OpenToEveryViewer()
  @OpenToNarrowTokens()
  merchantCategories(
    @Arg('search', () => String, { nullable: true, description: 'Words, or parts of them, that the name must hold.' })
    search: string | null | undefined,
    @Arg('codes', () => [String], { nullable: true, description: 'Only those with one of these four-digit codes.' })
    codes: string[] | null | undefined,
  ): MerchantCategoryEntry[] {
    const words = search?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return CATEGORIES.filter(
      ({ name, code }) =>
        words.every((word) => name.toLowerCase().includes(word)) &&
        (codes == null || (code !== null && codes.includes(code))),
    ).map((facts) => new MerchantCategoryEntry(facts));
  }
}

export const merchantCategoryResolvers = [MerchantCategoryResolver] as const;
