import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { globalId } from '../../shared/ids.js';
import { accountObstacles } from '../../shared/onboarding/account-obstacles.js';
import { Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { Money } from '../../shared/values/money.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { Refusal, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import {
  CloseConnectedAccountInput,
  DeleteConnectedAccountInput,
  RejectConnectedAccountInput,
  UnrejectConnectedAccountInput,
} from './account-closing.input.js';
import {
  AccountObstacle,
  CloseConnectedAccountPayload,
  DeleteConnectedAccountPayload,
  RejectConnectedAccountPayload,
  UnrejectConnectedAccountPayload,
} from './account-closing.type.js';

/** Nine lists and reads, and one for each of three financial accounts at most. */
const LOOKING = 12;

@Resolver()
class AccountClosingMutations {
  @Mutation(() => RejectConnectedAccountPayload, {
    description:
      'Takes all capabilities from an account that the platform does not want. Stripe: `POST /v1/accounts/:id/reject`.',
  })
  @Requires('accounts:write')
  rejectConnectedAccount(
    @Arg('input', () => RejectConnectedAccountInput, { description: 'Which, and why.' })
    input: RejectConnectedAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = accountNamed(context, input.accountId);
    return mutate(context, RejectConnectedAccountPayload, {
      name: 'rejectConnectedAccount',
      input,
      faults,
      explain: (failure) => explainDecision(context, faults.owner, failure),
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        const { reason, pausePayouts = true } = input;
        const params = { reason, payouts_action: pausePayouts === false ? ('none' as const) : ('pause' as const) };
        const rejected = await step('reject', (options) => stripe.accounts.reject(faults.owner, params, options));
        return { account: loaders.account.wrote(rejected) };
      },
    });
  }

  @Mutation(() => UnrejectConnectedAccountPayload, {
    description: "Takes the platform's rejection of an account back. Stripe: `POST /v1/accounts/:id/unreject`.",
  })
  @Requires('accounts:write')
  unrejectConnectedAccount(
    @Arg('input', () => UnrejectConnectedAccountInput, { description: 'Which.' }) input: UnrejectConnectedAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = accountNamed(context, input.accountId);
    return mutate(context, UnrejectConnectedAccountPayload, {
      name: 'unrejectConnectedAccount',
      input,
      faults,
      explain: (failure) => explainDecision(context, faults.owner, failure),
      work: async (step) => {
        const { stripe, loaders } = context.platform;
        const taken = await step('unreject', (options) => stripe.accounts.unreject(faults.owner, {}, options));
        return { account: loaders.account.wrote(taken) };
      },
    });
  }

  @Mutation(() => DeleteConnectedAccountPayload, {
    description:
      'Deletes an account, whatever it holds in test mode, and with live keys only if its balances are zero. `closeConnectedAccount` looks first. Stripe: `DELETE /v1/accounts/:id`.',
  })
  @Requires('accounts:write')
  deleteConnectedAccount(
    @Arg('input', () => DeleteConnectedAccountInput, { description: 'Which.' }) input: DeleteConnectedAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = accountNamed(context, input.accountId);
    return mutate(context, DeleteConnectedAccountPayload, {
      name: 'deleteConnectedAccount',
      input,
      faults,
      work: async (step) => {
        const { accounts } = context.platform.stripe;
        const gone = await step('delete', (options) => accounts.del(faults.owner, {}, options));
        return { deletedAccountId: gone.id };
      },
    });
  }

  @Mutation(() => CloseConnectedAccountPayload, {
    description:
      'Deletes an account that is done with, for good, once nothing stands in the way. While anything does it changes nothing and says what; with `validateOnly` it only looks.',
  })
  @Requires('accounts:write')
  @StripeCalls(({ validateOnly }) => (validateOnly === true ? LOOKING : LOOKING + 1))
  closeConnectedAccount(
    @Arg('input', () => CloseConnectedAccountInput, { description: 'Which.' }) input: CloseConnectedAccountInput,
    @Ctx() context: Context,
  ) {
    const faults = accountNamed(context, input.accountId);
    let soFar: Partial<CloseConnectedAccountPayload> = {};
    return mutate(context, CloseConnectedAccountPayload, {
      name: 'closeConnectedAccount',
      input,
      faults,
      soFar: () => soFar,
      work: async (step) => {
        const { owner } = faults;
        const { reads, stripe } = context.account(owner);
        const look = { reads, platform: context.platform.reads, stripe, step };
        const found = await accountObstacles(owner, look);
        const obstacles = found.map(({ kind, id, amount, currency }) => {
          const money = amount === null ? null : new Money(amount, currency);
          return new AccountObstacle(kind, id === null ? null : globalId(owner, id), money);
        });
        soFar = { obstacles };
        if (input.validateOnly === true) return soFar;
        if (obstacles.length > 0) {
          const message = `So many things stand in the way: ${obstacles.length}.`;
          throw new Refusal(new InvalidState('accountId', 'in_use', message));
        }
        const gone = await step('delete', (options) => context.platform.stripe.accounts.del(owner, {}, options));
        return { ...soFar, deletedAccountId: gone.id };
      },
    });
  }
}

function accountNamed(context: Context, accountId: string | null | undefined): InputFaults {
  const faults = new InputFaults(context);
  faults.accountId('accountId', accountId);
  faults.needsAccount('accountId');
  return faults;
}

/** Why an account cannot be rejected, or its rejection not be taken back: by the account's own state. */
async function explainDecision(context: Context, id: string, failure: StripeFailure): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const account = await context.platform.reads.of('account').byId(id, []);
  if (account === null) return null;
  const more = { stripeRequestId: failure.facts.requestId };
  if (account.controller?.losses?.payments !== 'application') {
    const message = 'Stripe decides on accounts for whose negative balances the platform is not liable.';
    return new InvalidState('accountId', account.controller?.losses?.payments ?? account.type, message, more);
  }
  const state = account.requirements?.disabled_reason ?? 'enabled';
  return new InvalidState('accountId', state, failure.message, more);
}

export const accountClosingMutations = [AccountClosingMutations] as const;
