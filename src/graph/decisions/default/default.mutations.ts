import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import { SetDefaultDecisionInput } from './default.input.js';
import { DefaultDecision, SetDefaultDecisionPayload } from './default.type.js';

@Resolver()
class DefaultDecisionMutations {
  @Mutation(() => SetDefaultDecisionPayload, {
    description:
      'Says what is decided where no rule and no partner decides, for a card, a cardholder or the account. One Stripe call, none for the account.',
  })
  @Requires('decisions:write')
  @StripeCalls(1)
  async setDefaultDecision(
    @Arg('input', () => SetDefaultDecisionInput, { description: 'What, and for what.' })
    input: SetDefaultDecisionInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const prefixes = ['ic_', 'ich_', 'acct_'];
    const object = faults.id('objectId', input.objectId, prefixes, 'card, cardholder or account');
    if (faults.errors.length === 0 && !(await isThere(context, faults.owner, object)))
      faults.errors.push(new NotFound('objectId', 'card, cardholder or account'));
    return mutate(context, SetDefaultDecisionPayload, {
      ...{ name: 'setDefaultDecision', input, faults, repeatable: true },
      work: async () => {
        const { settings } = context.decisions;
        const approves = input.decision == null ? null : input.decision === 'approve';
        await settings.setDefault(faults.owner, object, approves);
        const defaults = await settings.defaults(faults.owner);
        return { defaults: defaults.map((each) => new DefaultDecision(each)) };
      },
    });
  }
}

async function isThere(context: Context, account: string, object: string): Promise<boolean> {
  const { loaders } = context.account(account);
  const read = [{ name: 'createdAt', args: {}, fields: [] }];
  if (object.startsWith('ic_')) return (await loaders.card.byId(object, read)) !== null;
  return !object.startsWith('ich_') || (await loaders.cardholder.byId(object, read)) !== null;
}

export const defaultDecisionMutations = [DefaultDecisionMutations] as const;
