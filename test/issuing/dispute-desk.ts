import type { CardProgram } from '../kit/given/cards.js';
import { aCardProgram, anAuthorization } from '../kit/given/cards.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

interface Written {
  readonly done: {
    readonly dispute: { readonly id: string; readonly stripeId: string; readonly status: string } | null;
    readonly financialAccount: { readonly balance: { readonly cash: readonly { readonly amount: number }[] } } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[] | null }[];
  };
}

const SHOWN = `
  dispute { id stripeId status lossReason amount { amount currency } treasury { debitReversalId receivedDebitId }
    evidence { reason fraudulent { explanation } notReceived { explanation productType productDescription expectedAt } } }
  issuingTransaction { id dispute { id } }
  financialAccount { stripeId balance { cash { amount } } }
  userErrors { __typename code path message ... on InvalidState { state } }`;

export const OPERATIONS = {
  create: `mutation($input: CreateDisputeInput!) { done: createDispute(input: $input) { ${SHOWN} } }`,
  update: `mutation($input: UpdateDisputeInput!) { done: updateDispute(input: $input) { ${SHOWN} } }`,
  submit: `mutation($input: SubmitDisputeInput!) { done: submitDispute(input: $input) { ${SHOWN} } }`,
} as const;

export const WHOLE = `query($id: ID!) {
  dispute(id: $id) {
    id stripeId status lossReason createdAt livemode amount { amount currency } metadata { key value }
    evidence {
      reason
      fraudulent { explanation additionalDocumentationId }
      noValidAuthorization { explanation }
      duplicate { explanation originalTransactionId cardStatementId cashReceiptId checkImageId }
      notReceived { expectedAt productType productDescription }
      merchandiseNotAsDescribed { receivedAt returnStatus returnedAt returnDescription }
      serviceNotAsDescribed { receivedAt canceledAt cancellationReason }
      canceled { canceledAt cancellationPolicyProvided cancellationReason expectedAt productType productDescription returnStatus returnedAt }
      other { explanation productType productDescription }
    }
    balanceTransactions { type amount { amount } }
    treasury { debitReversalId receivedDebitId }
    account { id } issuingTransaction { id amount { amount } dispute { id } }
  }
}`;

type Input = Record<string, unknown>;

/** A gateway with a card program, and short verbs for what is bought and disputed there. */
export interface DisputeDesk {
  gateway: Gateway;
  program: CardProgram;
  ask(operation: keyof typeof OPERATIONS, input: Input): Promise<Written['done']>;
  /** The id of a captured purchase, by the card of the program unless another is given. */
  aPurchase(amount: number, card?: string, taken?: number): Promise<string>;
  /** The id of a dispute not submitted yet, of a purchase that is called fraudulent. */
  aDispute(explanation: string, amount?: number): Promise<string>;
}

export async function openDisputeDesk(): Promise<DisputeDesk> {
  const gateway = await startGateway();
  const program = await aCardProgram(gateway.stripe);
  let keys = 0;
  const ask = async (operation: keyof typeof OPERATIONS, input: Input) => {
    const whole = { idempotencyKey: `key-${keys++}`, ...input };
    return (await gateway.client.run<Written>(OPERATIONS[operation], { input: whole })).done;
  };
  const aPurchase = async (amount: number, card = program.card, taken = amount) => {
    const { id } = await anAuthorization(gateway.stripe, program.account, { card, amount });
    const captured = { capture_amount: taken };
    const { transactions } = await gateway.stripe.testHelpers.issuing.authorizations.capture(id, captured, {
      stripeAccount: program.account,
    });
    return `${program.account}/${transactions[0]!.id}`;
  };
  const aDispute = async (explanation: string, amount = 1000) => {
    const issuingTransactionId = await aPurchase(amount);
    const { dispute } = await ask('create', { issuingTransactionId, evidence: { fraudulent: { explanation } } });
    return dispute!.id;
  };
  return { gateway, program, ask, aPurchase, aDispute };
}
