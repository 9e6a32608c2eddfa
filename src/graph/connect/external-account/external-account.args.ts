import { ArgsType, Field } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

export const ExternalAccountTypeInput = inputEnum<'bank_account' | 'card'>(
  'ExternalAccountTypeInput',
  'What an external account is.',
  { bank_account: 'A bank account.', card: 'A debit card.' },
);

@ArgsType()
export class ExternalAccountListArgs extends ListArgs<'external_account'> {
  @Field(() => ExternalAccountTypeInput, { nullable: true, description: 'Only bank accounts, or only debit cards.' })
  type?: 'bank_account' | 'card' | null;

  filters(): ListFilters['external_account'] {
    return this.type ? { object: this.type } : {};
  }
}
