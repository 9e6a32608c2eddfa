import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { MerchantDataInput, checkMerchantData, merchantDataParams } from '../../shared/values/merchant-data.js';
import { MetadataInput } from '../../shared/values/metadata.js';
import {
  PurchaseDetailsInput,
  checkPurchaseDetails,
  purchaseDetailsParams,
} from '../../shared/values/purchase/purchase-details.input.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

@InputType({ description: 'What a seller gives back of a purchase.' })
export class SimulateTransactionRefundInput extends MutationInput {
  @Field(() => ID, { description: 'The purchase.' })
  issuingTransactionId!: string;

  @Field(() => MinorUnits, { nullable: true, description: 'Minor units; all of it if nothing is said.' })
  refundAmount?: number | null;
}

@InputType({ description: 'Your own entries of a transaction.' })
export class UpdateIssuingTransactionInput extends MutationInput {
  @Field(() => ID, { description: 'The transaction.' })
  issuingTransactionId!: string;

  @Field(() => [MetadataInput], { description: 'The entries to set or remove.' })
  metadata!: MetadataInput[];
}

@InputType()
export abstract class UnaskedTransactionInput extends MutationInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => MinorUnits, { description: 'Minor units, positive.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: "ISO 4217 code; the card's currency if nothing is said." })
  currency?: string | null;

  @Field(() => MerchantDataInput, { nullable: true, description: 'Where the card is used.' })
  merchantData?: MerchantDataInput | null;

  @Field(() => PurchaseDetailsInput, { nullable: true, description: 'What the seller reports of the purchase.' })
  purchaseDetails?: PurchaseDetailsInput | null;
}

@InputType({ description: 'Money that a seller takes without asking first.' })
export class SimulateForceCaptureInput extends UnaskedTransactionInput {}

@InputType({ description: 'Money that a seller gives without a purchase before.' })
export class SimulateUnlinkedRefundInput extends UnaskedTransactionInput {}

export function checkUnaskedTransaction(faults: InputFaults, input: UnaskedTransactionInput): void {
  faults.amount('amount', input.amount);
  faults.currency('currency', input.currency);
  checkMerchantData(faults, 'merchantData', input.merchantData);
  checkPurchaseDetails(faults, 'purchaseDetails', input.purchaseDetails);
}

export type UnaskedTransactionParams = Parameters<
  Stripe['testHelpers']['issuing']['transactions']['createForceCapture']
>[0];

export function unaskedTransactionParams(input: UnaskedTransactionInput, card: string): UnaskedTransactionParams {
  return {
    card,
    amount: input.amount,
    ...(input.currency ? { currency: input.currency.toLowerCase() } : {}),
    ...merchantDataParams(input.merchantData),
    ...purchaseDetailsParams(input.purchaseDetails),
  };
}
