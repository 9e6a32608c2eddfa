import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { explainFinancialAccountChange } from '../../shared/writing/financial-account-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { beside } from '../../shared/writing/movement/change.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { checkReceived, receivedParams } from '../../shared/writing/movement/received.input.js';
import { SimulateReceivedCreditPayload } from './received-credit-payload.type.js';
import { SimulateReceivedCreditInput } from './received-credit.input.js';

@Resolver()
class ReceivedCreditMutations {
  @Mutation(() => SimulateReceivedCreditPayload, {
    description:
      'Lets money come to a financial account, in test mode. It is turned away where the financial account is closed or takes nothing in.',
  })
  @Requires('simulations:write')
  simulateReceivedCredit(
    @Arg('input', () => SimulateReceivedCreditInput, { description: 'The money.' })
    input: SimulateReceivedCreditInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('financialAccountId', input.financialAccountId, 'fa_', 'financial account');
    checkReceived(faults, input);
    return mutate(context, SimulateReceivedCreditPayload, {
      name: 'simulateReceivedCredit',
      input,
      faults,
      explain: (failure) => explainFinancialAccountChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { ...receivedParams(input, id), network: input.network ?? 'ach' };
        const { receivedCredits } = stripe.testHelpers.treasury;
        const made = await step('credit', (options) => receivedCredits.create(params, options));
        const financialAccount = await beside(loaders.financialAccount, id, 'financialAccount', info);
        return { receivedCredit: loaders.receivedCredit.wrote(made), financialAccount };
      },
    });
  }
}

export const receivedCreditMutations = [ReceivedCreditMutations] as const;
