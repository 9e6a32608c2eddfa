import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { globalId } from '../../shared/ids.js';
import { explainTokenRequired } from '../../shared/onboarding/accounts-v2.js';
import { Requires } from '../../shared/permission.js';
import { below, selection } from '../../shared/reading/selection.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { CreatePersonPayload, DeletePersonPayload, UpdatePersonPayload } from './person-payload.type.js';
import {
  CreatePersonInput,
  DeletePersonInput,
  UpdatePersonInput,
  checkPersonInput,
  personInputParams,
} from './person.input.js';

@Resolver()
class PersonMutations {
  @Mutation(() => CreatePersonPayload, {
    description: 'Tells Stripe of a person behind an account. Stripe: `POST /v1/accounts/:account/persons`.',
  })
  @Requires('accounts:write')
  createPerson(
    @Arg('input', () => CreatePersonInput, { description: 'The person.' }) input: CreatePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    faults.accountId('accountId', input.accountId);
    faults.needsAccount('accountId');
    checkPersonInput(faults, input);
    return mutate(context, CreatePersonPayload, {
      name: 'createPerson',
      input,
      faults,
      explain: (failure) => explainTokenRequired(failure, 'personToken'),
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const params = personInputParams(input);
        const made = await step('person', (options) => accounts.createPerson(faults.owner, params, options));
        const person = context.account(faults.owner).loaders.person.wrote(made);
        return { person, account: await accountOf(context, faults.owner, info) };
      },
    });
  }

  @Mutation(() => UpdatePersonPayload, {
    description: 'Tells Stripe more of a person, or other things. Stripe: `POST /v1/accounts/:account/persons/:id`.',
  })
  @Requires('accounts:write')
  updatePerson(
    @Arg('input', () => UpdatePersonInput, { description: 'The changes.' }) input: UpdatePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('personId', input.personId, 'person_', 'person');
    checkPersonInput(faults, input);
    return mutate(context, UpdatePersonPayload, {
      name: 'updatePerson',
      input,
      faults,
      explain: (failure) => explainTokenRequired(failure, 'personToken'),
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const params = personInputParams(input);
        const changed = await step('person', (options) => accounts.updatePerson(faults.owner, id, params, options));
        const person = context.account(faults.owner).loaders.person.wrote(changed);
        return { person, account: await accountOf(context, faults.owner, info) };
      },
    });
  }

  @Mutation(() => DeletePersonPayload, {
    description:
      'Removes a person from an account, who may then lack a representative. Stripe: `DELETE /v1/accounts/:account/persons/:id`.',
  })
  @Requires('accounts:write')
  deletePerson(
    @Arg('input', () => DeletePersonInput, { description: 'Whom to remove.' }) input: DeletePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('personId', input.personId, 'person_', 'person');
    return mutate(context, DeletePersonPayload, {
      name: 'deletePerson',
      input,
      faults,
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const gone = await step('person', (options) => accounts.deletePerson(faults.owner, id, {}, options));
        const deletedPersonId = globalId(faults.owner, gone.id);
        return { deletedPersonId, account: await accountOf(context, faults.owner, info) };
      },
    });
  }
}

/** What Stripe needs to know of the account moves with its persons. */
function accountOf(context: Context, account: string, info: GraphQLResolveInfo) {
  return afterwards(context.platform.loaders.account.of(account, below(selection(info), 'account')));
}

export const personMutations = [PersonMutations] as const;
