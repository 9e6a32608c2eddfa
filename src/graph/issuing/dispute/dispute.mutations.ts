import type { GraphQLResolveInfo } from 'graphql';
import type Stripe from 'stripe';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import { idOf } from '../../../stripe/index.js';
import type { Context } from '../../context.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { OpenToNarrowTokens, Requires } from '../../shared/permission.js';
import { below, selection, selects } from '../../shared/reading/selection.js';
import { metadataParams } from '../../shared/values/metadata.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { Refusal, afterwards, mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidInput, InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import { evidenceParams } from './dispute-evidence.input.js';
import { CreateDisputePayload, SubmitDisputePayload, UpdateDisputePayload } from './dispute-payload.type.js';
import { CreateDisputeInput, SubmitDisputeInput, UpdateDisputeInput } from './dispute.input.js';

@Resolver()
class DisputeMutations {
  @Mutation(() => CreateDisputePayload, {
    description:
      'Prepares a dispute of a purchase; nothing moves until it is submitted. Stripe: `POST /v1/issuing/disputes`.',
  })
  @OpenToNarrowTokens()
  @Requires('disputes:write')
  @StripeCalls(2)
  createDispute(
    @Arg('input', () => CreateDisputeInput, { description: 'The purchase, and why.' }) input: CreateDisputeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const transaction = faults.id('issuingTransactionId', input.issuingTransactionId, 'ipi_', 'transaction');
    faults.amount('amount', input.amount);
    faults.metadata('metadata', input.metadata);
    const evidence = evidenceParams(faults, input.evidence);
    return mutate(context, CreateDisputePayload, {
      name: 'createDispute',
      input,
      faults,
      explain: (failure) => explainCreation(context, faults.owner, transaction, failure),
      work: async (step) => {
        const { disputes } = context.account(faults.owner).stripe.issuing;
        const params = {
          ...(await disputed(context, faults.owner, transaction)),
          evidence,
          ...(input.amount == null ? {} : { amount: input.amount }),
          ...metadataParams(input.metadata),
        };
        const made = await step('dispute', (options) => disputes.create(params, options));
        return payload(context, faults.owner, made, info);
      },
    });
  }

  @Mutation(() => UpdateDisputePayload, {
    description:
      'Changes a dispute: its amount and evidence until it is submitted, your own entries at any time. Stripe: `POST /v1/issuing/disputes/:id`.',
  })
  @OpenToNarrowTokens()
  @Requires('disputes:write')
  updateDispute(
    @Arg('input', () => UpdateDisputeInput, { description: 'The dispute, and what changes.' })
    input: UpdateDisputeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('disputeId', input.disputeId, 'idp_', 'dispute');
    faults.amount('amount', input.amount);
    faults.metadata('metadata', input.metadata);
    const params = {
      ...(input.amount == null ? {} : { amount: input.amount }),
      ...(input.evidence ? { evidence: evidenceParams(faults, input.evidence) } : {}),
      ...metadataParams(input.metadata),
    };
    return mutate(context, UpdateDisputePayload, {
      name: 'updateDispute',
      input,
      faults,
      explain: (failure) => explainChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { disputes } = context.account(faults.owner).stripe.issuing;
        const changed = await step('dispute', (options) => disputes.update(id, params, options));
        return payload(context, faults.owner, changed, info);
      },
    });
  }

  @Mutation(() => SubmitDisputePayload, {
    description: 'Hands a dispute to the card network, which decides. Stripe: `POST /v1/issuing/disputes/:id/submit`.',
  })
  @OpenToNarrowTokens()
  @Requires('disputes:write')
  @StripeCalls(({ evidence }) => (evidence ? 2 : 1))
  submitDispute(
    @Arg('input', () => SubmitDisputeInput, { description: 'The dispute.' }) input: SubmitDisputeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id('disputeId', input.disputeId, 'idp_', 'dispute');
    const evidence = input.evidence ? evidenceParams(faults, input.evidence) : null;
    return mutate(context, SubmitDisputePayload, {
      name: 'submitDispute',
      input,
      faults,
      explain: (failure) => explainChange(context, faults.owner, id, failure),
      work: async (step) => {
        const { disputes } = context.account(faults.owner).stripe.issuing;
        if (evidence !== null) await step('evidence', (options) => disputes.update(id, { evidence }, options));
        const submitted = await step('submission', (options) => disputes.submit(id, {}, options));
        return payload(context, faults.owner, submitted, info);
      },
    });
  }
}

/** Where the money came from a financial account, Stripe wants what was taken from it instead of the transaction. */
async function disputed(context: Context, account: string, id: string) {
  const transaction = await context.account(account).reads.of('issuing.transaction').byId(id, []);
  if (transaction === null) throw new Refusal(new NotFound('issuingTransactionId', 'transaction'));
  const debit = transaction.treasury?.received_debit;
  return debit ? { treasury: { received_debit: debit } } : { transaction: id };
}

async function payload(context: Context, account: string, written: Stripe.Issuing.Dispute, info: GraphQLResolveInfo) {
  const { loaders } = context.account(account);
  const selected = selection(info);
  const dispute = loaders.dispute.wrote(written);
  const funds = selects(selected, 'financialAccount') ? [{ name: 'financialAccount', args: {}, fields: [] }] : [];
  const asked = [...below(selected, 'issuingTransaction'), ...funds];
  const issuingTransaction = await afterwards(loaders.issuingTransaction.of(written.transaction, asked));
  if (funds.length === 0 || issuingTransaction === null) return { dispute, issuingTransaction };
  const card = await afterwards(loaders.card.of(issuingTransaction.source.card, funds));
  const from = card?.source.financial_account;
  const financialAccount = await afterwards(loaders.financialAccount.of(from, below(selected, 'financialAccount')));
  return { dispute, issuingTransaction, financialAccount };
}

/** Why a transaction cannot be disputed: it is a refund, or it is disputed already. */
async function explainCreation(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const { reads } = context.account(account);
  const transaction = await reads.of('issuing.transaction').byId(id, []);
  const more = { stripeRequestId: failure.facts.requestId };
  const path = 'issuingTransactionId';
  if (transaction?.type === 'refund') return new InvalidState(path, 'refund', 'A refund cannot be disputed.', more);
  const earlier = idOf(transaction?.dispute);
  if (earlier === null)
    return failure.facts.param?.startsWith('treasury') ? new InvalidInput(path, failure.message, more) : null;
  const dispute = await reads.of('issuing.dispute').byId(earlier, []);
  return new InvalidState(path, dispute?.status ?? 'disputed', 'The transaction is disputed already.', more);
}

/** Why a dispute cannot be changed or submitted: it was submitted before, or its time is over. */
async function explainChange(
  context: Context,
  account: string,
  id: string,
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const dispute = await context.account(account).reads.of('issuing.dispute').byId(id, []);
  if (dispute === null || dispute.status === 'unsubmitted') return null;
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState('disputeId', dispute.status, `The dispute is ${dispute.status}.`, more);
}

export const disputeMutations = [DisputeMutations] as const;
