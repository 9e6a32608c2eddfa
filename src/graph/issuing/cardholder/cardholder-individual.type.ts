import type Stripe from 'stripe';
import { Field, ID, ObjectType } from 'type-graphql';
import { globalIdOf } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { Sensitive } from '../../shared/sensitive.js';
import { PartialDate } from '../../connect/person/partial-date.type.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';

type Individual = Stripe.Issuing.Cardholder.Individual;
type TermsAcceptance = NonNullable<NonNullable<Individual['card_issuing']>['user_terms_acceptance']>;

@ObjectType({ description: "A cardholder's acceptance of the card user terms.", simpleResolvers: true })
@PartOfItsOwner()
export class UserTermsAcceptance {
  constructor(private readonly source: TermsAcceptance) {}

  @Field(() => DateTime, { nullable: true, description: 'When they were accepted. Stripe: `date`.' })
  get acceptedAt(): Date | null {
    return dateTime(this.source.date);
  }

  @Field(() => String, { nullable: true, description: 'The IP address that they were accepted from.' })
  get ip(): string | null {
    return this.source.ip;
  }

  @Field(() => String, { nullable: true, description: 'The browser that they were accepted with.' })
  get userAgent(): string | null {
    return this.source.user_agent;
  }
}

@ObjectType({ description: 'A photographed identity document.', simpleResolvers: true })
@PartOfItsOwner()
export class CardholderDocument {
  constructor(
    private readonly accountId: string,
    private readonly source: Stripe.Issuing.Cardholder.Individual.Verification.Document,
  ) {}

  @Field(() => ID, { nullable: true, description: 'The file of its front.' })
  get frontId(): string | null {
    return globalIdOf(this.accountId, this.source.front);
  }

  @Field(() => ID, { nullable: true, description: 'The file of its back.' })
  get backId(): string | null {
    return globalIdOf(this.accountId, this.source.back);
  }
}

@ObjectType({ description: 'What is known of a cardholder who is a person.', simpleResolvers: true })
@PartOfItsOwner()
export class CardholderIndividual {
  constructor(
    readonly accountId: string,
    /** Of the cardholder. */
    readonly stripeId: string,
    private readonly source: Individual,
  ) {}

  @Field(() => String, { nullable: true, description: 'First name.' })
  get firstName(): string | null {
    return this.source.first_name;
  }

  @Field(() => String, { nullable: true, description: 'Last name.' })
  get lastName(): string | null {
    return this.source.last_name;
  }

  @Field(() => PartialDate, { nullable: true, description: 'Date of birth. Stripe: `dob`.' })
  @Sensitive('identity:read')
  get dateOfBirth(): PartialDate | null {
    return PartialDate.of(this.source.dob);
  }

  @Field(() => UserTermsAcceptance, {
    nullable: true,
    description: 'Acceptance of the card user terms; null before. Stripe: `card_issuing.user_terms_acceptance`.',
  })
  get userTermsAcceptance(): UserTermsAcceptance | null {
    const terms = this.source.card_issuing?.user_terms_acceptance;
    return terms ? new UserTermsAcceptance(terms) : null;
  }

  @Field(() => CardholderDocument, {
    nullable: true,
    description: 'Identity document; null if none was given. Stripe: `verification.document`.',
  })
  get document(): CardholderDocument | null {
    const document = this.source.verification?.document;
    return document?.front || document?.back ? new CardholderDocument(this.accountId, document) : null;
  }
}
