import type Stripe from 'stripe';
import { ObjectType } from 'type-graphql';
import { Requires } from '../../shared/permission.js';
import { connectionOf } from '../../shared/reading/connection.js';
import { STRIPE_OBJECT, View } from '../../shared/reading/view.js';

@ObjectType({ description: 'Stripe: `treasury.financial_account`.', implements: STRIPE_OBJECT, simpleResolvers: true })
@Requires('financial_accounts:read')
export class FinancialAccount extends View<Stripe.Treasury.FinancialAccount> {}

export const FinancialAccountConnection = connectionOf(FinancialAccount, 'FinancialAccount', 'financial_accounts:read');
export type FinancialAccountConnection = InstanceType<typeof FinancialAccountConnection>;
