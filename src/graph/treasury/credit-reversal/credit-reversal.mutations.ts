import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { explainReversal } from '../../shared/writing/movement/refusals.js';
import { beside } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { CreateCreditReversalPayload } from './credit-reversal-payload.type.js';
import { CreateCreditReversalInput } from './credit-reversal.input.js';

@Resolver()
class CreditReversalMutations {
  @Mutation(() => CreateCreditReversalPayload, {
    description:
      'Gives back money that came in by ACH, while the funds are there and `reversalDetails` allow it. Stripe: `POST /v1/treasury/credit_reversals`.',
  })
  @Requires('money_movements:write')
  createCreditReversal(
    @Arg('input', () => CreateCreditReversalInput, { description: 'The received credit.' })
    input: CreateCreditReversalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const path = 'receivedCreditId';
    const id = faults.id(path, input.receivedCreditId, 'rc_', 'received credit');
    faults.metadata('metadata', input.metadata);
    return mutate(context, CreateCreditReversalPayload, {
      name: 'createCreditReversal',
      input,
      faults,
      explain: (failure) => {
        const asked = { kind: 'treasury.received_credit', account: faults.owner, id, path } as const;
        return explainReversal(context, asked, failure);
      },
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { received_credit: id, ...metadataParams(input.metadata) };
        const made = await step('reversal', (options) => stripe.treasury.creditReversals.create(params, options));
        const field = 'financialAccount';
        const financialAccount = await beside(loaders[field], made.financial_account, field, info);
        return { creditReversal: loaders.creditReversal.wrote(made), financialAccount };
      },
    });
  }
}

export const creditReversalMutations = [CreditReversalMutations] as const;
