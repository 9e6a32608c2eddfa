import { inputPath } from './input-path.js';

describe("The place of Stripe's parameter in an input", () => {
  it.each([
    ['email', { email: 'x' }, 'email'],
    ['cardholder', { cardholderId: 'ich_1' }, 'cardholderId'],
    ['transaction', { issuingTransactionId: 'ipi_1' }, 'issuingTransactionId'],
    ['shipping[address][line1]', { shipping: { address: {} } }, 'shipping.address.line1'],
    [
      'spending_controls[spending_limits][0][amount]',
      { spendingControls: { spendingLimits: [{ amount: 1 }] } },
      'spendingControls.spendingLimits.0.amount',
    ],
    [
      'evidence[other][additional_documentation]',
      { evidence: { other: { additionalDocumentationId: 'file_1' } } },
      'evidence.other.additionalDocumentationId',
    ],
    ['cardholder', { cardholder: { id: 'acct_1/ich_1' } }, 'cardholder.id'],
    ['cards.1.cardholder', { cards: [{}, { cardholder: { id: 'acct_1/ich_1' } }] }, 'cards.1.cardholder.id'],
  ])('is found under its own name: %s', (param, input, path) => {
    expect(inputPath(param, input)).toBe(path);
  });

  it.each([
    ['billing[address][postal_code]', { billing: { line1: 'x' } }, 'billing.postalCode'],
    ['company[tax_id]', { companyTaxId: '1' }, 'companyTaxId'],
    ['individual[dob][day]', { individual: { dateOfBirth: { day: 1 } } }, 'individual.dateOfBirth.day'],
    [
      'individual[card_issuing][user_terms_acceptance][date]',
      { individual: { userTermsAcceptance: { acceptedAt: new Date(0) } } },
      'individual.userTermsAcceptance.acceptedAt',
    ],
    [
      'individual[card_issuing][user_terms_acceptance][ip]',
      { individual: { userTermsAcceptance: { ip: 'x' } } },
      'individual.userTermsAcceptance.ip',
    ],
    ['lifecycle_controls[cancel_after][payment_count]', { cancelAfterPayments: 1 }, 'cancelAfterPayments'],
    [
      'cardholder.new.billing[address][line1]',
      { cardholder: { new: { billing: { line1: 'x' } } } },
      'cardholder.new.billing.line1',
    ],
  ])('is found where the input is flatter: %s', (param, input, path) => {
    expect(inputPath(param, input)).toBe(path);
  });

  it.each([
    ['company[tax_id]', { company: { taxId: '1' } }, 'company.taxId'],
    ['amount', {}, 'amount'],
    ['some_thing[new]', {}, 'someThing.new'],
  ])('is its own name where the input says so, or nothing does: %s', (param, input, path) => {
    expect(inputPath(param, input)).toBe(path);
  });
});
