/** With these values Stripe verifies at once in test mode (https://docs.stripe.com/connect/testing). */
const VERIFIED = { dob: { day: 1, month: 1, year: 1902 }, idNumber: '222222222', line1: 'address_full_match' };

export const ADDRESS = {
  line1: '510 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94104',
  country: 'US',
};

export const TERMS = { acceptedAt: '2026-10-26T07:33:20Z', ip: '203.0.113.9' };

export const OWNER = { firstName: 'Jenny', lastName: 'Rosen', dateOfBirth: VERIFIED.dob };

/** What Stripe needs to know before a US business may issue cards on a financial account. */
export const BUSINESS = {
  country: 'US',
  email: 'jenny.rosen@example.com',
  businessType: 'INDIVIDUAL',
  businessProfile: {
    name: 'Rocket Rides',
    mcc: '7299',
    url: 'https://accessible.stripe.com',
    productDescription: 'Rides on rockets',
    estimatedWorkerCount: 3,
    annualRevenue: { amount: 5_000_000, currency: 'USD', fiscalYearEnd: '2025-12-31' },
  },
  individual: {
    firstName: 'Jenny',
    lastName: 'Rosen',
    email: 'jenny.rosen@example.com',
    phone: '+14155550100',
    dob: VERIFIED.dob,
    idNumber: VERIFIED.idNumber,
    ssnLast4: VERIFIED.idNumber.slice(-4),
    address: { ...ADDRESS, line1: VERIFIED.line1 },
  },
  tosAcceptance: TERMS,
  settings: { cardIssuingTosAcceptance: TERMS, treasuryTosAcceptance: TERMS },
};
