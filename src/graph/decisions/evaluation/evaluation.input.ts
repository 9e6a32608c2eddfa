import { Field, ID, InputType } from 'type-graphql';
import { AuthorizationMethod } from '../../issuing/authorization/authorization.type.js';
import { MerchantCategory } from '../../shared/values/merchant-category.js';
import { MinorUnits } from '../../shared/values/scalars.js';
import { RuleWallet } from '../rule/rule-condition.type.js';

@InputType({ description: 'A purchase that is not made.' })
export class EvaluateAuthorizationInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => MinorUnits, { description: "What is asked for, in minor units of the card's currency." })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'The id by which the card network knows the seller.' })
  merchantId?: string | null;

  @Field(() => MerchantCategory, { nullable: true, description: 'What the seller sells.' })
  merchantCategory?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's country, ISO 3166-1 alpha-2; US without it." })
  merchantCountry?: string | null;

  @Field(() => RuleWallet, { nullable: true, description: 'The wallet; the card itself without it.' })
  wallet?: string | null;

  @Field(() => AuthorizationMethod, {
    nullable: true,
    description: "How the card's details are taken; ONLINE without.",
  })
  entryMode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether less may be approved.' })
  amountControllable?: boolean | null;
}
