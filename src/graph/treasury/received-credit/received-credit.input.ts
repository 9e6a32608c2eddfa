import { Field, InputType } from 'type-graphql';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { ReceivedMoneyInput } from '../../shared/writing/movement/received.input.js';

const ReceivedCreditNetwork = inputEnum<'ach' | 'rtp' | 'us_domestic_wire'>(
  'ReceivedCreditNetwork',
  'How money comes in.',
  { ach: 'ACH.', rtp: 'Real-time payments.', us_domestic_wire: 'Wire within the US.' },
);

@InputType({ description: 'Money that comes into a financial account.' })
export class SimulateReceivedCreditInput extends ReceivedMoneyInput {
  @Field(() => ReceivedCreditNetwork, { nullable: true, description: 'How it comes in; ACH if nothing is said.' })
  network?: 'ach' | 'rtp' | 'us_domestic_wire' | null;
}
