import { createLogger } from '../../src/log.js';
import { type AuditFacts, createReadings } from '../../src/writes/audit/index.js';

const log = createLogger({ level: 'silent' });
const who = { principal: 'prin_1', credential: 'key_1', address: '203.0.113.9', requestId: 'req_1' };
const of = (object: string, account = 'acct_1') => ({
  account,
  object,
  field: 'Person.dob',
  permission: 'identity:read',
});

let told: AuditFacts[];
let failing: string | null;
const open = () => {
  const append = async (facts: AuditFacts) => {
    if (facts.account === failing) throw new Error('database or disk is full');
    told.push(facts);
    return 'ae_1';
  };
  return createReadings({ append }, who, log);
};

beforeEach(() => {
  told = [];
  failing = null;
});

test('what is read together is one entry for each account', async () => {
  const readings = open();
  await Promise.all([of('person_1'), of('person_2'), of('person_3', 'acct_2')].map((one) => readings.tell(one)));
  const facts = { kind: 'READING', ...who, fields: ['Person.dob'], permissions: ['identity:read'] };
  expect(told).toEqual([
    { ...facts, account: 'acct_1', objects: ['person_1', 'person_2'] },
    { ...facts, account: 'acct_2', objects: ['person_3'] },
  ]);
});

test('what is read later is told later, and what was told is not told again', async () => {
  const readings = open();
  await readings.tell(of('person_1'));
  await Promise.all([readings.tell(of('person_1')), readings.tell(of('person_2'))]);
  expect(told.map(({ objects }) => objects)).toEqual([['person_1'], ['person_2']]);
});

test('a thousand values to an entry', async () => {
  const readings = open();
  await Promise.all(Array.from({ length: 1500 }, (_, index) => readings.tell(of(`person_${index}`))));
  expect(told.map(({ objects }) => objects?.length)).toEqual([1000, 500]);
});

test('an account of which nothing can be told takes nothing from the others', async () => {
  const readings = open();
  failing = 'acct_1';
  const both = await Promise.allSettled([readings.tell(of('person_1')), readings.tell(of('person_3', 'acct_2'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
