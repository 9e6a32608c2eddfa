import type Stripe from 'stripe';
import { Field, ID, InputType } from 'type-graphql';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';

/** The components that concern onboarding, cards and money; Stripe has more, which no session made here opens. */
export const COMPONENTS = [
  'account_onboarding',
  'account_management',
  'notification_banner',
  'documents',
  'issuing_card',
  'issuing_cards_list',
  'financial_account',
  'financial_account_transactions',
  'balances',
  'payouts',
  'payouts_list',
] as const;

export type ComponentName = (typeof COMPONENTS)[number];

export const AccountSessionComponent = inputEnum<ComponentName>(
  'AccountSessionComponent',
  "Embedded components of Stripe's that a session may open.",
  {
    account_onboarding: 'To tell what Stripe needs to know.',
    account_management: 'To change what was told.',
    notification_banner: 'What Stripe asks for, with a way to answer it.',
    documents: 'Tax documents and the like.',
    issuing_card: 'One card, with its number and its settings.',
    issuing_cards_list: 'All cards, with their numbers and settings.',
    financial_account: 'A financial account, and sending money from it.',
    financial_account_transactions: 'What moved the balance of a financial account.',
    balances: 'The balance at Stripe, and paying it out.',
    payouts: 'Payouts, with the balance.',
    payouts_list: 'A list of payouts.',
  },
);

@InputType({ description: 'For whom a session is, and what it opens.' })
export class CreateAccountSessionInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account; needed unless the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => [AccountSessionComponent], { description: 'The components that it opens, and no others.' })
  components!: ComponentName[];
}

export function accountSessionParams(
  account: string,
  { components: names }: CreateAccountSessionInput,
): Stripe.AccountSessionCreateParams {
  const components: Stripe.AccountSessionCreateParams.Components = {};
  for (const name of names) components[name] = { enabled: true };
  return { account, components };
}
