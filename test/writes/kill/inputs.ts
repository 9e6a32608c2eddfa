/** What Stripe verifies at once in test mode. */
const HOME = { line1: 'address_full_match', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' };
const TERMS = { acceptedAt: '2026-10-26T07:33:20Z', ip: '203.0.113.9' };

export const REPRESENTATIVE = {
  firstName: 'Mina',
  lastName: 'Okafor',
  email: 'mina@bikeshop.example',
  phone: '+14155550100',
  title: 'CEO',
  dob: { day: 1, month: 1, year: 1902 },
  idNumber: '222222222',
  ssnLast4: '2222',
  address: HOME,
};

export const COMPANY = {
  email: 'owner@bikeshop.example',
  businessType: 'COMPANY',
  businessProfile: {
    name: 'Bike Shop',
    mcc: '5940',
    url: 'https://accessible.stripe.com',
    productDescription: 'Bikes',
    estimatedWorkerCount: 8,
    annualRevenue: { amount: 12_000_000, currency: 'USD', fiscalYearEnd: '2025-12-31' },
  },
  company: { name: 'Bikes LLC', phone: '+14155550100', taxId: '222222222', ownersProvided: true, address: HOME },
  tosAcceptance: TERMS,
  settings: { cardIssuingTosAcceptance: TERMS, treasuryTosAcceptance: TERMS },
};

export const NEW_CARDHOLDER = {
  name: 'Riley Chen',
  email: 'riley@bikeshop.example',
  phoneNumber: '+14155550123',
  billing: { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94104', country: 'US' },
  individual: {
    firstName: 'Riley',
    lastName: 'Chen',
    dateOfBirth: { day: 1, month: 11, year: 1985 },
    userTermsAcceptance: TERMS,
  },
};
