import { StripeFailure } from '../../../stripe/index.js';
import { ACCOUNT_PLACES, PERSON_PLACES, SPEAKER_PLACES } from '../onboarding/account-places.js';

/** Where our inputs are flatter than Stripe's parameters, or name a thing by what it is. */
const PLACES: readonly (readonly [stripe: string, ours: string])[] = [
  ['billing.address', 'billing'],
  ['token', 'walletTokenId'],
  ['company.taxId', 'companyTaxId'],
  ['company', 'companyTaxId'],
  ['individual.dob', 'individual.dateOfBirth'],
  ['individual.cardIssuing.userTermsAcceptance.date', 'individual.userTermsAcceptance.acceptedAt'],
  ['individual.cardIssuing', 'individual'],
  ['lifecycleControls.cancelAfter.paymentCount', 'cancelAfterPayments'],
  ['lifecycleControls', 'cancelAfterPayments'],
  ['shipping.addressValidation.mode', 'shipping.addressValidation'],
  ['shipping.customs.eoriNumber', 'shipping.eoriNumber'],
  ['cardLogo', 'cardLogoFileId'],
  ['pin.encryptedNumber', 'encryptedPin'],
  ['pin', 'encryptedPin'],
  ['issuingCard', 'cardId'],
  ['preferences.isDefault', 'isDefault'],
  ['destinationPaymentMethodData.usBankAccount', 'destination.bankAccount'],
  ['destinationPaymentMethodData.billingDetails', 'destination.bankAccount'],
  ['destinationPaymentMethodData', 'destination'],
  ['destinationPaymentMethodOptions.usBankAccount.network', 'network'],
  ['destinationPaymentMethod', 'destination.paymentMethodId'],
  ['originPaymentMethod', 'paymentMethodId'],
  ['initiatingPaymentMethodDetails.usBankAccount.accountHolderName', 'bankAccount.holderName'],
  ['initiatingPaymentMethodDetails.usBankAccount', 'bankAccount'],
  ['trackingDetails.ach.traceId', 'tracking.traceId'],
  ['trackingDetails.usDomesticWire', 'tracking.wire'],
  ['trackingDetails.type', 'tracking'],
  ['endUserDetails.ipAddress', 'endUserIpAddress'],
  // Which field of the evidence is given is its reason.
  ['evidence.reason', 'evidence'],
  ['amountDetails.atmFee', 'atmFee'],
  ['amountDetails.cashbackAmount', 'cashbackAmount'],
  ['networkData.acquiringInstitutionId', 'acquiringInstitutionId'],
  ['fraudDisputabilityLikelihood', 'fraudDisputability'],
  ['verificationData.threeDSecure.result', 'verificationData.threeDSecureResult'],
  ['id', 'externalAccountId'],
  ['externalAccount', 'source.bankAccount'],
  ['externalAccount', 'source.token'],
  ['country', 'source.bankAccount.country'],
  ['currency', 'source.bankAccount.currency'],
  ['routingNumber', 'source.bankAccount.routingNumber'],
  ['accountNumber', 'source.bankAccount.accountNumber'],
  ['documents.bankAccountOwnershipVerification.files', 'ownershipFileIds'],
  ['name', 'cardName'],
  ['addressZip', 'cardAddress.postalCode'],
];

const ALL_PLACES = [
  ...PLACES,
  ...[...ACCOUNT_PLACES, ...PERSON_PLACES, ...SPEAKER_PLACES].map(
    ([stripe, ours]) => [camelCase(stripe), ours] as const,
  ),
];

/** `shipping[address][line1]` → `shipping.address.line1`; a parameter that names an object is `…Id` in the input. */
export function inputPath(param: string, input: object): string {
  const names = param.split(/[[\].]+/).filter((name) => name !== '');
  const literal = walk(names.map(camelCase), input);
  if (literal.found) return literal.path.join('.');
  const places = ALL_PLACES.flatMap(([stripe, ours]) => moved(names.map(camelCase).join('.'), stripe, ours) ?? []);
  const walks = places.map((place) => walk(place.split('.'), input));
  const best = walks.find(({ found }) => found) ?? walks.find(({ depth, path }) => depth === path.length - 1);
  return (best ?? literal).path.join('.');
}

/** For a call whose parameters the caller gave below a field of the input: what Stripe refuses is named there. */
export async function givenBelow<T>(field: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.facts.param === null) throw error;
    throw new StripeFailure(error.reason, error.message, { ...error.facts, param: `${field}.${error.facts.param}` });
  }
}

function moved(path: string, stripe: string, ours: string): string | null {
  const start = `.${path}.`.indexOf(`.${stripe}.`);
  if (start < 0) return null;
  return path.slice(0, start) + ours + path.slice(start + stripe.length);
}

/** Follows names into the input; `depth` is how many of them are there. */
function walk(names: readonly string[], input: object): { path: string[]; found: boolean; depth: number } {
  const path: string[] = [];
  let at: unknown = input;
  let depth = 0;
  for (const name of names) {
    const level: object = typeof at === 'object' && at !== null ? at : {};
    const known = [name, `${name}Id`, `issuing${name.charAt(0).toUpperCase()}${name.slice(1)}Id`].find(
      (n) => n in level,
    );
    if (known !== undefined && depth === path.length) depth++;
    path.push(known ?? name);
    at = Reflect.get(level, known ?? name);
  }
  // What may be named or made along the way is at fault where it is named: `cardholder: { id }`.
  if (typeof at === 'object' && at !== null && Reflect.get(at, 'id') != null) {
    path.push('id');
    depth++;
  }
  return { path, found: depth === path.length, depth };
}

function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
