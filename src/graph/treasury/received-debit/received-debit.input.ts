import { InputType } from 'type-graphql';
import { ReceivedMoneyInput } from '../../shared/writing/movement/received.input.js';

@InputType({ description: 'Money that somebody takes from a financial account by ACH.' })
export class SimulateReceivedDebitInput extends ReceivedMoneyInput {}
