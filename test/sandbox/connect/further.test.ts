import type Stripe from 'stripe';
import { companyDetails, newAccount, openSandbox, representative, type World } from '../given.js';

let world: World;
let stripe: Stripe;
beforeAll(async () => {
  world = await openSandbox();
  stripe = world.stripe;
});
afterAll(() => world.sandbox.close());

const ORDINARY = { dob: { day: 5, month: 5, year: 1980 }, id_number: '123456789' };

async function companyWithPerson(over: Stripe.AccountCreatePersonParams = ORDINARY, taxId?: string) {
  const account = await newAccount(stripe);
  const person = await stripe.accounts.createPerson(account.id, representative(over));
  const waiting = await stripe.accounts.update(account.id, companyDetails(taxId));
  return { account: account.id, person: person.id, waiting };
}

const upload = (purpose: Stripe.FileCreateParams.Purpose) =>
  stripe.files.create({
    file: { data: Buffer.from('%PDF-1.7'), name: 'passport.pdf', type: 'application/pdf' },
    purpose,
  });

describe('what else may be said of a person', () => {
  it('is kept beside what was said before, and shown where Stripe shows it', async () => {
    const { account, person } = await companyWithPerson({});
    const passport = await upload('account_requirement');
    const said = await stripe.accounts.updatePerson(account, person, {
      additional_tos_acceptances: { account: { date: 1_700_000_000, ip: '203.0.113.9' } },
      address_kana: { town: 'シブヤ', city: 'トウキョウ' },
      documents: { passport: { files: [passport.id] } },
      first_name_kana: 'ミナ',
      full_name_aliases: ['Mina Obi'],
      gender: 'female',
      id_number_secondary: 'X1',
      registered_address: { city: 'Oakland' },
      us_cfpb_data: { race_details: { race: ['asian'] } },
    });
    expect(said).toMatchObject({
      additional_tos_acceptances: { account: { date: 1_700_000_000, user_agent: null } },
      address_kana: { town: 'シブヤ', line1: null },
      email: 'mina@bikeshop.example',
      first_name_kana: 'ミナ',
      full_name_aliases: ['Mina Obi'],
      gender: 'female',
      id_number_secondary_provided: true,
      registered_address: { city: 'Oakland', line1: null },
      us_cfpb_data: { race_details: { race: ['asian'], race_other: null }, ethnicity_details: null },
      verification: { status: 'verified' },
    });
    expect(JSON.stringify(said)).not.toContain(passport.id);
    const later = await stripe.accounts.updatePerson(account, person, {
      address_kana: { line1: '1' },
      full_name_aliases: '',
    });
    expect(later).toMatchObject({
      address_kana: { town: 'シブヤ', line1: '1' },
      full_name_aliases: [],
      gender: 'female',
    });
  });

  it.each([
    ['gender=unsaid', 'gender'],
    ['documents[visa][files][0]=file_x', 'documents[visa][files][0]'],
    ['us_cfpb_data[race_details][race][0]=martian', 'us_cfpb_data[race_details][race][0]'],
    ['address_kanji[village]=x', 'address_kanji[village]'],
    ['person_token=', 'person_token'],
  ])('is refused as %s', async (body, param) => {
    const { account, person } = await companyWithPerson({});
    const answer = await world.raw(`/v1/accounts/${account}/persons/${person}`, { body });
    expect(answer).toMatchObject({ status: 400, json: { error: { param } } });
  });
});

describe('what else may be said of an account', () => {
  it('is kept beside what was said before, and shown where Stripe shows it', async () => {
    const { id } = await newAccount(stripe);
    const license = await upload('account_requirement');
    await stripe.accounts.update(id, companyDetails());
    const said = await stripe.accounts.update(id, {
      business_profile: {
        minority_owned_business_designation: ['none_of_these_apply'],
        monthly_estimated_revenue: { amount: 100, currency: 'usd' },
        specified_commercial_transactions_act_url: 'https://bikeshop.example/law',
      },
      company: {
        address_kanji: { town: '渋谷' },
        name_kana: 'ジテンシャ',
        ownership_declaration: { date: 1_700_000_000, ip: '203.0.113.9' },
        ownership_exemption_reason: 'qualifies_as_financial_institution',
        physical_address: { city: 'Oakland' },
        registration_date: { day: 1, month: 2, year: 2003 },
        registration_number: 'R-77-hidden',
        structure: 'free_zone_llc',
      },
      documents: { company_license: { files: [license.id] } },
      groups: { payments_pricing: 'group' },
      settings: {
        card_payments: { decline_on: { cvc_failure: true }, statement_descriptor_prefix: 'BIKE' },
        invoices: { hosted_payment_method_save: 'offer' },
        payments: { statement_descriptor_kana: 'ジテンシャ' },
        payouts: { schedule: { interval: 'weekly', weekly_anchor: 'friday', delay_days: 7 } },
        paypay_payments: {
          goods_type: 'other',
          site: { type: 'in_development', in_development: { password: 'R-77-hidden', username: 'mina' } },
        },
        sepa_debit_payments: { creditor_id: 'DE98ZZZ09999999999' },
      },
    });
    expect(said).toMatchObject({
      business_profile: {
        mcc: '5734',
        minority_owned_business_designation: ['none_of_these_apply'],
        monthly_estimated_revenue: { amount: 100, currency: 'usd' },
        specified_commercial_transactions_act_url: 'https://bikeshop.example/law',
      },
      company: {
        name: 'Bike Shop LLC',
        address_kanji: { town: '渋谷', city: null },
        name_kana: 'ジテンシャ',
        ownership_declaration: { date: 1_700_000_000, user_agent: null },
        ownership_exemption_reason: 'qualifies_as_financial_institution',
        physical_address: { city: 'Oakland' },
        registration_date: { day: 1, month: 2, year: 2003 },
        structure: 'free_zone_llc',
      },
      groups: { payments_pricing: 'group' },
      settings: {
        card_payments: {
          decline_on: { avs_failure: false, cvc_failure: true },
          statement_descriptor_prefix: 'BIKE',
          statement_descriptor_prefix_kana: null,
        },
        invoices: { hosted_payment_method_save: 'offer' },
        payments: { statement_descriptor_kana: 'ジテンシャ' },
        payouts: { schedule: { interval: 'weekly', weekly_anchor: 'friday', delay_days: 7 } },
        paypay_payments: {
          goods_type: 'other',
          site: { type: 'in_development', in_development: { password_provided: true, username: 'mina' } },
        },
        sepa_debit_payments: { creditor_id: 'DE98ZZZ09999999999' },
      },
    });
    expect(JSON.stringify(said)).not.toMatch(/R-77-hidden|company_license/);
    const later = await stripe.accounts.update(id, {
      company: { ownership_exemption_reason: '' },
      settings: { payouts: { schedule: { delay_days: 'minimum' } } },
    });
    expect(later.company).not.toHaveProperty('ownership_exemption_reason');
    expect(later.company).toMatchObject({ name_kana: 'ジテンシャ' });
    expect(later.settings?.payouts?.schedule).toMatchObject({ weekly_anchor: 'friday', delay_days: 2 });
    expect(later.settings?.card_payments.decline_on).toEqual({ avs_failure: false, cvc_failure: true });
  });

  it('has days of payout for the interval that is in force alone', async () => {
    const { id } = await newAccount(stripe);
    const scheduled = async (schedule: Stripe.AccountUpdateParams.Settings.Payouts.Schedule) =>
      (await stripe.accounts.update(id, { settings: { payouts: { schedule } } })).settings?.payouts?.schedule;
    const monthly = await scheduled({ interval: 'monthly', monthly_payout_days: [1, 15] });
    expect(monthly).toEqual({ delay_days: 2, interval: 'monthly', monthly_payout_days: [1, 15] });
    expect(await scheduled({ interval: 'daily' })).toEqual({ delay_days: 2, interval: 'daily' });
  });

  it.each([
    ['company[structure]=club', 'company[structure]'],
    ['company[ownership_exemption_reason]=shy', 'company[ownership_exemption_reason]'],
    ['company[registration_date][day]=1', 'company[registration_date][month]'],
    ['documents[company_license][files][0]=file_x', 'documents[company_license][files][0]'],
    ['documents[diary][files][0]=file_x', 'documents[diary]'],
    ['settings[invoices][hosted_payment_method_save]=maybe', 'settings[invoices][hosted_payment_method_save]'],
    ['settings[paypay_payments][goods_type]=odd', 'settings[paypay_payments][goods_type]'],
    ['settings[payouts][schedule][delay_days]=1', 'settings[payouts][schedule][delay_days]'],
    ['settings[payouts][schedule][weekly_anchor]=someday', 'settings[payouts][schedule][weekly_anchor]'],
    ['settings[card_payments][decline_on][cvc_failure]=x', 'settings[card_payments][decline_on][cvc_failure]'],
  ])('is refused as %s', async (body, param) => {
    const { id } = await newAccount(stripe);
    expect(await world.raw(`/v1/accounts/${id}`, { body })).toMatchObject({ status: 400, json: { error: { param } } });
  });
});
