import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { StepOptions } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { below, selection, selects } from '../../shared/reading/selection.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { explainNewCard } from '../../shared/writing/card-refusals.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { IssuingTransactionPayload } from './transaction-payload.type.js';
import {
  SimulateForceCapturePayload,
  SimulateTransactionRefundPayload,
  SimulateUnlinkedRefundPayload,
  UpdateIssuingTransactionPayload,
} from './transaction-payload.type.js';
import type { UnaskedTransactionInput, UnaskedTransactionParams } from './transaction.input.js';
import {
  SimulateForceCaptureInput,
  SimulateTransactionRefundInput,
  SimulateUnlinkedRefundInput,
  UpdateIssuingTransactionInput,
  checkUnaskedTransaction,
  unaskedTransactionParams,
} from './transaction.input.js';

type Helpers = Stripe['testHelpers']['issuing']['transactions'];

@Resolver()
class IssuingTransactionMutations {
  @Mutation(() => SimulateTransactionRefundPayload, {
    description:
      'Gives the money of a purchase back, or a part of it, in test mode. Stripe: `POST /v1/test_helpers/issuing/transactions/:id/refund`.',
  })
  @Requires('simulations:write')
  simulateTransactionRefund(
    @Arg('input', () => SimulateTransactionRefundInput, { description: 'What is given back.' })
    input: SimulateTransactionRefundInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('issuingTransactionId', input.issuingTransactionId, 'ipi_', 'transaction');
    faults.amount('refundAmount', input.refundAmount);
    const params = input.refundAmount == null ? {} : { refund_amount: input.refundAmount };
    return mutate(context, SimulateTransactionRefundPayload, {
      name: 'simulateTransactionRefund',
      input,
      faults,
      explain: (failure) => explainRefund(context, faults.owner, id, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const { transactions } = stripe.testHelpers.issuing;
        const made = await step('transaction', (options) => transactions.refund(id, params, options));
        const shown = await payload(context, faults.owner, made, info);
        const asked = below(selection(info), 'authorization');
        return { ...shown, authorization: await afterwards(loaders.authorization.of(made.authorization, asked)) };
      },
    });
  }

  @Mutation(() => SimulateForceCapturePayload, {
    description: 'Takes money with a card without asking first, in test mode. Nothing can decline it.',
  })
  @Requires('simulations:write')
  simulateForceCapture(
    @Arg('input', () => SimulateForceCaptureInput, { description: 'What is taken.' }) input: SimulateForceCaptureInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return unasked(
      context,
      SimulateForceCapturePayload,
      'simulateForceCapture',
      input,
      info,
      (helpers, params, options) => helpers.createForceCapture(params, options),
    );
  }

  @Mutation(() => SimulateUnlinkedRefundPayload, {
    description: 'Gives money to a card without a purchase before, in test mode.',
  })
  @Requires('simulations:write')
  simulateUnlinkedRefund(
    @Arg('input', () => SimulateUnlinkedRefundInput, { description: 'What is given.' })
    input: SimulateUnlinkedRefundInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const Payload = SimulateUnlinkedRefundPayload;
    return unasked(context, Payload, 'simulateUnlinkedRefund', input, info, (helpers, params, options) =>
      helpers.createUnlinkedRefund(params, options),
    );
  }

  @Mutation(() => UpdateIssuingTransactionPayload, {
    description: 'Sets your own entries of a card transaction. Stripe: `POST /v1/issuing/transactions/:id`.',
  })
  @Requires('transactions:write')
  updateIssuingTransaction(
    @Arg('input', () => UpdateIssuingTransactionInput, { description: 'The entries.' })
    input: UpdateIssuingTransactionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('issuingTransactionId', input.issuingTransactionId, 'ipi_', 'transaction');
    faults.metadata('metadata', input.metadata);
    return mutate(context, UpdateIssuingTransactionPayload, {
      name: 'updateIssuingTransaction',
      input,
      faults,
      work: async (step) => {
        const { transactions } = context.account(faults.owner).stripe.issuing;
        const params = metadataParams(input.metadata);
        const changed = await step('transaction', (options) => transactions.update(id, params, options));
        return payload(context, faults.owner, changed, info);
      },
    });
  }
}

function unasked(
  context: Context,
  Payload: new () => IssuingTransactionPayload,
  name: string,
  input: UnaskedTransactionInput,
  info: GraphQLResolveInfo,
  call: (
    helpers: Helpers,
    params: UnaskedTransactionParams,
    options: StepOptions,
  ) => Promise<Stripe.Issuing.Transaction>,
): Promise<IssuingTransactionPayload> {
  const faults = new InputFaults(context);
  const card = faults.id('cardId', input.cardId, 'ic_', 'card');
  checkUnaskedTransaction(faults, input);
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainNewCard(context, faults.owner, undefined, failure),
    work: async (step) => {
      const { transactions } = context.account(faults.owner).stripe.testHelpers.issuing;
      const params = unaskedTransactionParams(input, card);
      const made = await step('transaction', (options) => call(transactions, params, options));
      return payload(context, faults.owner, made, info);
    },
  });
}

async function payload(
  context: Context,
  account: string,
  written: Stripe.Issuing.Transaction,
  info: GraphQLResolveInfo,
) {
  const { loaders } = context.account(account);
  const selected = selection(info);
  const issuingTransaction = loaders.issuingTransaction.wrote(written);
  const whole = selects(selected, 'financialAccount') ? [{ name: 'financialAccount', args: {}, fields: [] }] : [];
  const card = await afterwards(loaders.card.of(written.card, [...below(selected, 'card'), ...whole]));
  const [cardholder, financialAccount] = await Promise.all([
    afterwards(loaders.cardholder.of(written.cardholder, below(selected, 'cardholder'))),
    whole.length === 0
      ? null
      : afterwards(loaders.financialAccount.of(card?.source.financial_account, below(selected, 'financialAccount'))),
  ]);
  return { issuingTransaction, card, cardholder, financialAccount };
}

/** Why a transaction cannot be refunded: it is no purchase. */
async function explainRefund(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const transaction = await context.account(account).reads.of('issuing.transaction').byId(id, []);
  if (transaction?.type !== 'refund') return null;
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState('issuingTransactionId', transaction.type, 'A refund cannot be refunded.', more);
}

export const issuingTransactionMutations = [IssuingTransactionMutations] as const;
