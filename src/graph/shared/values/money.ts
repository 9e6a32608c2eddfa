import { Arg, Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';
import { Currency, MinorUnits } from './scalars.js';

/** https://docs.stripe.com/currencies#zero-decimal and #three-decimal */
const EXPONENTS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD JOD KWD OMR TND'.split(' ').map((code) => [code, 3]),
]);

@ObjectType({ description: 'An amount of money in one currency.', simpleResolvers: true })
@PartOfItsOwner()
export class Money {
  @Field(() => MinorUnits, { description: 'The amount in minor units of the currency, such as cents.' })
  readonly amount: number;

  @Field(() => Currency, { description: 'Three-letter ISO 4217 code.' })
  readonly currency: string;

  constructor(amount: number, currency: string) {
    this.amount = amount;
    this.currency = currency.toUpperCase();
  }

  @Field(() => Int, {
    description: 'Digits after the decimal point: the amount divided by 10^exponent is in major units.',
  })
  get exponent(): number {
    return EXPONENTS[this.currency] ?? 2;
  }

  @Field(() => String, { description: 'The amount as people write it, such as `$12.00`.' })
  formatted(
    @Arg('locale', () => String, {
      defaultValue: 'en-US',
      description: 'BCP 47 language tag; an unknown one gives en-US.',
    })
    locale: string,
  ): string {
    const { exponent } = this;
    const digits = String(Math.abs(this.amount)).padStart(exponent + 1, '0');
    const major = digits.slice(0, digits.length - exponent);
    const minor = digits.slice(digits.length - exponent);
    const options = { style: 'currency', currency: this.currency, numberingSystem: 'latn' } as const;
    const format = formatter(locale, { ...options, minimumFractionDigits: exponent, maximumFractionDigits: exponent });
    // Major and minor digits apart: together they would not fit into a number exactly. A loss below one keeps its sign.
    const signed = this.amount < 0 ? -BigInt(major === '0' ? '1' : major) : BigInt(major);
    const parts = format.formatToParts(signed).map(({ type, value }) => {
      if (type === 'fraction') return minor;
      return type === 'integer' && major === '0' ? '0' : value;
    });
    return parts.join('');
  }
}

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat('en-US', options);
  }
}
