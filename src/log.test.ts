import { createLogger, type Logger } from './log.js';

const SECRETS = [
  'sk_test_51Abcdefgh',
  'rk_live_51Abcdefgh',
  'pk_test_51Abcdefgh',
  'whsec_51Abcdefgh',
  'cg_live_51Abcdefgh',
  'cg_test_51Abcdefgh',
  'ek_test_51Abcdefgh',
  '4242424242424242',
  '378282246310005',
  '6205500000000000004',
  '4242 4242 4242 4242',
  '3782-822463-10005',
];

const written = (write: (log: Logger) => void): string => {
  const lines: string[] = [];
  write(createLogger({ level: 'trace', stream: { write: (line) => void lines.push(line) } }));
  for (const line of lines) JSON.parse(line);
  return lines.join('');
};

test.each(SECRETS)('%s is masked wherever it stands', (secret) => {
  const error = new Error(`failed with ${secret}`, { cause: new Error(`since ${secret}`) });
  const output = written((log) => {
    log.info(`message ${secret}.`);
    log.info({ a: { b: [{ c: secret }] } }, 'nested');
    log.info('formatted %s', secret);
    log.error(error);
    log.error({ err: error, detail: Object.assign(new Error('other'), { raw: { param: `x=${secret}` } }) }, 'twice');
    log.child({ credential: `(${secret})` }).warn('bound');
    log.info({ [secret]: 1, map: new Map([['k', secret]]), set: new Set([secret]) }, 'keys');
  });
  expect(output).not.toContain(secret);
  expect(output.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(9);
});

test('a card number is masked as a number too, and the line stays JSON', () => {
  const output = written((log) => log.info({ value: 4242424242424242, list: [4242424242424242n] }, 'numbers'));
  expect(JSON.parse(output)).toMatchObject({ value: '[redacted]', list: ['[redacted]'] });
});

test.each([
  'cvc',
  'account_number',
  'accountNumber',
  'tax_id',
  'id_number',
  'ssn',
  'ssn_last_4',
  'Authorization',
  'cookie',
])('the field %s is masked whatever it holds', (name) => {
  const output = written((log) => {
    log.info({ [name]: 'marked' }, 'top');
    log.info({ deep: [{ [name]: 'marked' }] }, 'deep');
    log
      .child({ [name]: 'marked' })
      .child({ deep: { [name]: 'marked' } })
      .info('bound');
  });
  expect(output).not.toContain('marked');
});

test('an authorization header is masked, and the id of an authorization is not', () => {
  const output = written((log) =>
    log.info({ headers: { authorization: 'Bearer marked-token' }, authorization: 'iauth_1A' }),
  );
  expect(JSON.parse(output)).toMatchObject({ headers: { authorization: '[redacted]' }, authorization: 'iauth_1A' });
});

test('what is no secret is written as it is', () => {
  const fields = {
    account: 'acct_1A',
    amount: 2147483648,
    at: 1732160000000,
    ms: 0.4242424242424242,
    ok: true,
    none: null,
  };
  const output = written((log) =>
    log.info(fields, 'request 550e8400-e29b-41d4-a716-446655440000 took 4242424242424241'),
  );
  expect(JSON.parse(output)).toMatchObject({
    level: 'info',
    ...fields,
    msg: 'request 550e8400-e29b-41d4-a716-446655440000 took 4242424242424241',
  });
});

test('a cycle and a deep value are cut, not thrown', () => {
  const loop: Record<string, unknown> = { name: 'loop' };
  loop['self'] = loop;
  const output = written((log) => log.info({ loop }, 'cycle'));
  expect(JSON.parse(output)).toMatchObject({ loop: { name: 'loop', self: '[circular]' } });
});

test('an error keeps its type, message and stack', () => {
  const output = written((log) => log.error(new TypeError('no such thing'), 'it failed'));
  expect(JSON.parse(output)).toMatchObject({
    msg: 'it failed',
    err: { type: 'TypeError', message: 'no such thing', stack: expect.stringContaining('log.test') },
  });
});
