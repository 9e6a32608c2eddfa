import { ArgsType, Field, ID } from 'type-graphql';
import type { ListFilters } from '../../../stripe/index.js';
import { idWithin } from '../../shared/reading/id-argument.js';
import { ListArgs } from '../../shared/reading/object-loader.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';

const DebitReversalListStatus = inputEnum<'canceled' | 'completed' | 'processing'>(
  'DebitReversalListStatus',
  'Which reversals a list holds; the words are those of its filter.',
  { canceled: 'Those that failed.', completed: 'Those that succeeded.', processing: 'Those under way.' },
);

const DebitReversalResolution = inputEnum<'lost' | 'won'>('DebitReversalResolution', 'How a reversal ended.', {
  lost: 'The money was taken again.',
  won: 'The money is back.',
});

@ArgsType()
export class DebitReversalListArgs extends ListArgs<'treasury.debit_reversal'> {
  @Field(() => DebitReversalListStatus, { nullable: true, description: 'Only those with this status.' })
  status?: 'canceled' | 'completed' | 'processing' | null;

  @Field(() => DebitReversalResolution, { nullable: true, description: 'Only those that ended so.' })
  resolution?: 'lost' | 'won' | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this received debit.' })
  receivedDebitId?: string | null;

  filters(account: string): ListFilters['treasury.debit_reversal'] {
    const { status, resolution, receivedDebitId: debit } = this;
    return {
      ...(status ? { status } : {}),
      ...(resolution ? { resolution } : {}),
      ...(debit ? { received_debit: idWithin(account, debit, 'receivedDebitId') } : {}),
    };
  }
}
