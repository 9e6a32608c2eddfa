import { Field, InputType } from 'type-graphql';
import { AddressInput, addressParams } from '../values/address.js';
import { DocumentSidesInput, checkSides, sidesParams } from './document.input.js';
import type { InputFaults } from '../writing/input-faults.js';
import { DateOfBirthInput } from '../writing/new-cardholder.input.js';

@InputType()
export abstract class PersonFields {
  @Field(() => String, { nullable: true, description: 'First name.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  lastName?: string | null;

  @Field(() => DateOfBirthInput, { nullable: true, description: 'Date of birth.' })
  dob?: DateOfBirthInput | null;

  @Field(() => AddressInput, { nullable: true, description: 'Home address.' })
  address?: AddressInput | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, E.164.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Identity number, in the US the SSN. It cannot be read back.' })
  idNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Last four digits of the SSN. They cannot be read back.' })
  ssnLast4?: string | null;

  @Field(() => DocumentSidesInput, {
    nullable: true,
    description: 'An identity document, uploaded as IDENTITY_DOCUMENT. Stripe: `verification[document]`.',
  })
  verificationDocument?: DocumentSidesInput | null;

  @Field(() => DocumentSidesInput, {
    nullable: true,
    description:
      'What shows the address, uploaded as ADDITIONAL_VERIFICATION. Stripe: `verification[additional_document]`.',
  })
  additionalVerificationDocument?: DocumentSidesInput | null;
}

/** `path` is where the fields stand in the input; empty for the input itself. */
export function checkPerson(faults: InputFaults, path: string, person: PersonFields | null | undefined): void {
  if (person == null) return;
  const at = path === '' ? '' : `${path}.`;
  faults.text(`${at}firstName`, person.firstName, 100);
  faults.text(`${at}lastName`, person.lastName, 100);
  faults.date(`${at}dob`, person.dob);
  faults.address(`${at}address`, person.address);
  faults.email(`${at}email`, person.email);
  faults.phone(`${at}phone`, person.phone);
  faults.text(`${at}idNumber`, person.idNumber, 100);
  checkSides(faults, `${at}verificationDocument`, person.verificationDocument);
  checkSides(faults, `${at}additionalVerificationDocument`, person.additionalVerificationDocument);
  if (person.ssnLast4 != null && !/^\d{4}$/.test(person.ssnLast4))
    faults.add(`${at}ssnLast4`, 'must have four digits.');
}

export function personParams(person: PersonFields) {
  const { dob, verificationDocument: document, additionalVerificationDocument: additional } = person;
  const verification = {
    ...(document ? { document: sidesParams(document) } : {}),
    ...(additional ? { additional_document: sidesParams(additional) } : {}),
  };
  return {
    ...(person.firstName ? { first_name: person.firstName } : {}),
    ...(person.lastName ? { last_name: person.lastName } : {}),
    ...(dob ? { dob: { day: dob.day, month: dob.month, year: dob.year } } : {}),
    ...(person.address ? { address: addressParams(person.address) } : {}),
    ...(person.email ? { email: person.email } : {}),
    ...(person.phone ? { phone: person.phone } : {}),
    ...(person.idNumber ? { id_number: person.idNumber } : {}),
    ...(person.ssnLast4 ? { ssn_last_4: person.ssnLast4 } : {}),
    ...(document || additional ? { verification } : {}),
  };
}
