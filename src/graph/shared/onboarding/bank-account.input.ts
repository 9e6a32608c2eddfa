import { inputEnum } from '../values/stripe-enum.js';

export const BankAccountHolderTypeInput = inputEnum<'company' | 'individual'>(
  'BankAccountHolderTypeInput',
  'Whose a bank account is.',
  { company: "A company's.", individual: "A person's." },
);

export const BankAccountTypeInput = inputEnum<'checking' | 'savings'>(
  'BankAccountTypeInput',
  'What kind of bank account.',
  { checking: 'For payments.', savings: 'For savings.' },
);
