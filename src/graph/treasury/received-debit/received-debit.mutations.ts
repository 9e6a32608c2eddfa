import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { explainFinancialAccountChange } from '../../shared/writing/financial-account-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { beside } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { checkReceived, receivedParams } from '../../shared/writing/movement/received.input.js';
import { SimulateReceivedDebitPayload } from './received-debit-payload.type.js';
import { SimulateReceivedDebitInput } from './received-debit.input.js';

@Resolver()
class ReceivedDebitMutations {
  @Mutation(() => SimulateReceivedDebitPayload, {
    description:
      'Lets somebody take money from a financial account by ACH, in test mode. It fails where the money is not there, and where the financial account is closed or lets nothing out.',
  })
  @Requires('simulations:write')
  simulateReceivedDebit(
    @Arg('input', () => SimulateReceivedDebitInput, { description: 'The money.' })
    input: SimulateReceivedDebitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    checkReceived(faults, input);
    return mutate(context, SimulateReceivedDebitPayload, {
      name: 'simulateReceivedDebit',
      input,
      faults,
      explain: (failure) => explainFinancialAccountChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { ...receivedParams(input, id), network: 'ach' as const };
        const { receivedDebits } = stripe.testHelpers.treasury;
        const made = await step('debit', (options) => receivedDebits.create(params, options));
        const financialAccount = await beside(loaders.financialAccount, id, 'financialAccount', info);
        return { receivedDebit: loaders.receivedDebit.wrote(made), financialAccount };
      },
    });
  }
}

export const receivedDebitMutations = [ReceivedDebitMutations] as const;
