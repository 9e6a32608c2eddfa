import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { PersonalizationDesignStatus, PhysicalBundleStatus, PhysicalBundleType } from './card-design.type.js';

@ArgsType()
export class PersonalizationDesignListArgs extends ListArgs<'issuing.personalization_design'> {
  @Field(() => PersonalizationDesignStatus, { nullable: true, description: 'Only designs with this status.' })
  status?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only designs with one of these keys.' })
  lookupKeys?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Only the account's default, or only others." })
  isDefault?: boolean | null;

  filters(): ListFilters['issuing.personalization_design'] {
    return {
      ...(this.status ? { status: this.status } : {}),
      ...(this.lookupKeys ? { lookup_keys: this.lookupKeys } : {}),
      ...(this.isDefault == null ? {} : { preferences: { is_default: this.isDefault } }),
    };
  }
}

@ArgsType()
export class PhysicalBundleListArgs extends ListArgs<'issuing.physical_bundle'> {
  @Field(() => PhysicalBundleStatus, { nullable: true, description: 'Only bundles with this status.' })
  status?: string | null;

  @Field(() => PhysicalBundleType, { nullable: true, description: "Only Stripe's bundles, or only your own." })
  type?: string | null;

  filters(): ListFilters['issuing.physical_bundle'] {
    return { ...(this.status ? { status: this.status } : {}), ...(this.type ? { type: this.type } : {}) };
  }
}
