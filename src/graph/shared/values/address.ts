import { Field, InputType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';

interface StripeAddress {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

@ObjectType({ description: 'A postal address.', simpleResolvers: true })
@PartOfItsOwner()
export class Address {
  constructor(private readonly source: StripeAddress) {}

  @Field(() => String, { nullable: true, description: 'Street, number. Stripe: `line1`.' })
  get line1(): string | null {
    return this.source.line1;
  }

  @Field(() => String, { nullable: true, description: 'Apartment, suite or building. Stripe: `line2`.' })
  get line2(): string | null {
    return this.source.line2;
  }

  @Field(() => String, { nullable: true, description: 'City, district, suburb, town or village.' })
  get city(): string | null {
    return this.source.city;
  }

  @Field(() => String, { nullable: true, description: 'State, county, province or region.' })
  get state(): string | null {
    return this.source.state;
  }

  @Field(() => String, { nullable: true, description: 'ZIP or postal code. Stripe: `postal_code`.' })
  get postalCode(): string | null {
    return this.source.postal_code;
  }

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 country code.' })
  get country(): string | null {
    return this.source.country;
  }
}

@InputType({ description: 'A postal address: line1, city, postalCode and country together.' })
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Street, number.' })
  line1?: string | null;

  @Field(() => String, { nullable: true, description: 'Apartment, suite or building.' })
  line2?: string | null;

  @Field(() => String, { nullable: true, description: 'City, district, suburb, town or village.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'State, county, province or region; two letters in the US.' })
  state?: string | null;

  @Field(() => String, { nullable: true, description: 'ZIP or postal code.' })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 country code.' })
  country?: string | null;
}

export interface AddressParams {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state?: string;
  readonly postal_code: string;
  readonly country: string;
}

/** Stripe's parameters of an address that was checked to be whole. */
export function addressParams(address: AddressInput): AddressParams {
  return {
    line1: address.line1 ?? '',
    city: address.city ?? '',
    postal_code: address.postalCode ?? '',
    country: address.country ?? '',
    ...(address.line2 ? { line2: address.line2 } : {}),
    ...(address.state ? { state: address.state } : {}),
  };
}
