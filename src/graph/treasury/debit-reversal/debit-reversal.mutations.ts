import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { explainReversal } from '../../shared/writing/movement/refusals.js';
import { beside } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { CreateDebitReversalPayload } from './debit-reversal-payload.type.js';
import { CreateDebitReversalInput } from './debit-reversal.input.js';

@Resolver()
class DebitReversalMutations {
  @Mutation(() => CreateDebitReversalPayload, {
    description:
      'Gets back money that was taken by ACH, while `reversalDetails` allow it. Stripe: `POST /v1/treasury/debit_reversals`.',
  })
  @Requires('money_movements:write')
  createDebitReversal(
    @Arg('input', () => CreateDebitReversalInput, { description: 'The received debit.' })
    input: CreateDebitReversalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const path = 'receivedDebitId';
    const id = faults.id(path, input.receivedDebitId, 'rd_', 'received debit');
    faults.metadata('metadata', input.metadata);
    return mutate(context, CreateDebitReversalPayload, {
      name: 'createDebitReversal',
      input,
      faults,
      explain: (failure) => {
        const asked = { kind: 'treasury.received_debit', account: faults.owner, id, path } as const;
        return explainReversal(context, asked, failure);
      },
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { received_debit: id, ...metadataParams(input.metadata) };
        const made = await step('reversal', (options) => stripe.treasury.debitReversals.create(params, options));
        const field = 'financialAccount';
        const financialAccount = await beside(loaders[field], made.financial_account, field, info);
        return { debitReversal: loaders.debitReversal.wrote(made), financialAccount };
      },
    });
  }
}

export const debitReversalMutations = [DebitReversalMutations] as const;
