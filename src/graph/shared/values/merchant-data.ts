import { Field, InputType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';
import type { InputFaults } from '../writing/input-faults.js';
import { MerchantCategory } from './merchant-category.js';
import { known } from './stripe-enum.js';

interface StripeMerchantData {
  readonly category: string;
  readonly category_code: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly name: string | null;
  readonly network_id: string;
  readonly postal_code: string | null;
  readonly state: string | null;
  readonly tax_id: string | null;
  readonly terminal_id: string | null;
  readonly url: string | null;
}

@ObjectType({ description: 'Where a card was used, as the seller reported it.', simpleResolvers: true })
@PartOfItsOwner()
export class MerchantData {
  constructor(private readonly source: StripeMerchantData) {}

  @Field(() => MerchantCategory, { description: 'What the seller sells.' })
  get category(): string {
    return known(MerchantCategory, this.source.category);
  }

  @Field(() => String, { description: 'Merchant category code (MCC), four digits.' })
  get categoryCode(): string {
    return this.source.category_code;
  }

  @Field(() => String, { nullable: true, description: "The seller's name." })
  get name(): string | null {
    return this.source.name;
  }

  @Field(() => String, { description: 'The id by which the card network knows the seller.' })
  get networkId(): string {
    return this.source.network_id;
  }

  @Field(() => String, { nullable: true, description: "The seller's city." })
  get city(): string | null {
    return this.source.city;
  }

  @Field(() => String, { nullable: true, description: "The seller's state." })
  get state(): string | null {
    return this.source.state;
  }

  @Field(() => String, { nullable: true, description: "The seller's ZIP or postal code." })
  get postalCode(): string | null {
    return this.source.postal_code;
  }

  @Field(() => String, { nullable: true, description: "The seller's country." })
  get country(): string | null {
    return this.source.country;
  }

  @Field(() => String, { nullable: true, description: "The seller's tax id, in some countries. Stripe: `tax_id`." })
  get sellerTaxId(): string | null {
    return this.source.tax_id;
  }

  @Field(() => String, { nullable: true, description: 'The terminal that the card was used at.' })
  get terminalId(): string | null {
    return this.source.terminal_id;
  }

  @Field(() => String, { nullable: true, description: "The seller's web address, as reported; it may be malformed." })
  get url(): string | null {
    return this.source.url;
  }
}

@InputType({ description: 'Where a card is used in a simulation. What is not named, Stripe makes up.' })
export class MerchantDataInput {
  @Field(() => MerchantCategory, { nullable: true, description: 'What the seller sells.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's name." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The id by which the card network knows the seller.' })
  networkId?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's city." })
  city?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's state." })
  state?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's ZIP or postal code." })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's country, ISO 3166-1 alpha-2." })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The terminal that the card is used at.' })
  terminalId?: string | null;

  @Field(() => String, { nullable: true, description: "The seller's web address." })
  url?: string | null;
}

export interface MerchantDataParams {
  category?: string;
  name?: string;
  network_id?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  country?: string;
  terminal_id?: string;
  url?: string;
}

export function checkMerchantData(faults: InputFaults, path: string, data: MerchantDataInput | null | undefined): void {
  faults.text(`${path}.name`, data?.name, 200);
  faults.country(`${path}.country`, data?.country);
  if (data?.category === MerchantCategory.UNRECOGNIZED) faults.add(`${path}.category`, 'is no category to be sent.');
}

export function merchantDataParams(data: MerchantDataInput | null | undefined): { merchant_data?: MerchantDataParams } {
  if (data == null) return {};
  return {
    merchant_data: {
      ...(data.category ? { category: data.category } : {}),
      ...(data.name ? { name: data.name } : {}),
      ...(data.networkId ? { network_id: data.networkId } : {}),
      ...(data.city ? { city: data.city } : {}),
      ...(data.state ? { state: data.state } : {}),
      ...(data.postalCode ? { postal_code: data.postalCode } : {}),
      ...(data.country ? { country: data.country } : {}),
      ...(data.terminalId ? { terminal_id: data.terminalId } : {}),
      ...(data.url ? { url: data.url } : {}),
    },
  };
}
