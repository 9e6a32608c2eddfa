import { ADDRESS, newAccount, onboardedAccount, openSandbox, START, type World } from '../given.js';

/** By any clock. */
const LATER = 4_000_000_000;

let world: World;
let account: string;
beforeAll(async () => {
  world = await openSandbox();
  account = await onboardedAccount(world.stripe);
});

const post = (path: string, pairs: Record<string, string>) =>
  world.raw(path, { body: new URLSearchParams(pairs).toString(), headers: { 'stripe-account': account } });

/** What is sent, the parameter that is named, the code. */
const REFUSED: readonly [string, string, string, string | undefined][] = [
  ['business_profile[mcc]', 'bike', 'a merchant category that is no number', undefined],
  ['business_profile[mcc]', '573', 'a merchant category of three digits', undefined],
  ['business_profile[url]', 'not a url', 'a web address with blanks', 'url_invalid'],
  ['business_profile[support_url]', 'nowhere', 'a web address without a domain', 'url_invalid'],
  ['tos_acceptance[ip]', '203.0.113.900', 'an address of no machine', undefined],
  ['tos_acceptance[date]', String(LATER), 'terms accepted in a far year', undefined],
  ['settings[treasury][tos_acceptance][date]', String(LATER), 'Treasury’s terms accepted in a far year', undefined],
  ['company[address][country]', 'ZZ', 'a country that is none', 'country_code_invalid'],
  ['company[name]', 'a\0b', 'a null byte', 'invalid_characters'],
  ['metadata[note]', '\0', 'a null byte in metadata', 'invalid_characters'],
];

describe('a value that makes no sense is refused', () => {
  it.each(REFUSED)('%s=%j: %s', async (param, value, _, code) => {
    const before = world.sandbox.contents();
    const answer = await post(`/v1/accounts/${account}`, { [param]: value });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { param, type: 'invalid_request_error', ...(code ? { code } : {}) } });
    expect(world.sandbox.contents() === before).toBe(true);
  });

  it.each([
    ['2026', '2', '29'],
    ['1990', '4', '31'],
  ])('a birthday that was no day: %s-%s-%s', async (year, month, day) => {
    const sent = { first_name: 'Ada', 'dob[year]': year, 'dob[month]': month, 'dob[day]': day };
    const answer = await post(`/v1/accounts/${account}/persons`, sent);
    expect(answer.json).toMatchObject({ error: { param: 'dob[day]' } });
  });

  it.each(['110000001', '000000000'])('a bank’s number whose digits do not add up: %s', async (number) => {
    const answer = await post(`/v1/accounts/${account}/external_accounts`, {
      'external_account[object]': 'bank_account',
      'external_account[country]': 'US',
      'external_account[account_number]': '000123456789',
      'external_account[routing_number]': number,
    });
    expect(answer.json).toMatchObject({
      error: { code: 'routing_number_invalid', param: 'external_account[routing_number]' },
    });
  });

  it('terms of a card’s holder that were accepted in a far year', async () => {
    const create = world.stripe.issuing.cardholders.create(
      {
        name: 'Ada Byron',
        billing: { address: ADDRESS },
        individual: {
          first_name: 'Ada',
          last_name: 'Byron',
          card_issuing: { user_terms_acceptance: { date: LATER, ip: '203.0.113.9' } },
        },
      },
      { stripeAccount: account },
    );
    await expect(create).rejects.toMatchObject({
      param: 'individual[card_issuing][user_terms_acceptance][date]',
      statusCode: 400,
    });
  });
});

describe('a value that makes sense is taken', () => {
  it.each([
    ['business_profile[url]', 'https://accessible.stripe.com'],
    ['business_profile[url]', 'bikeshop.example/about?x=1'],
    ['business_profile[mcc]', '0742'],
    ['tos_acceptance[ip]', '2001:db8::1'],
    ['tos_acceptance[date]', String(START)],
    ['company[address][country]', 'XK'],
    ['company[name]', 'Ünïcødé & Söhne 株式会社'],
  ])('%s=%s', async (param, value) => {
    const fresh = await newAccount(world.stripe);
    const answer = await world.raw(`/v1/accounts/${fresh.id}`, {
      body: new URLSearchParams({ [param]: value }).toString(),
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['2024', '2', '29'],
    ['1902', '1', '1'],
  ])('a birthday that was a day: %s-%s-%s', async (year, month, day) => {
    const sent = { first_name: 'Ada', 'dob[year]': year, 'dob[month]': month, 'dob[day]': day };
    expect((await post(`/v1/accounts/${account}/persons`, sent)).status).toBe(200);
  });

  it.each(['110000000', '021000021', '121000248'])('a bank’s number: %s', async (number) => {
    const answer = await post(`/v1/accounts/${account}/external_accounts`, {
      'external_account[object]': 'bank_account',
      'external_account[country]': 'US',
      'external_account[account_number]': '000123456789',
      'external_account[routing_number]': number,
    });
    expect(answer.status).toBe(200);
  });
});
