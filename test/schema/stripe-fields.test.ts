import { buildSchema, printSchema } from 'graphql';
import { recipes } from '../../src/graph/loaders.js';
import { buildGraphSchema } from '../../src/graph/schema.js';
import { stripeSchema } from '../kit/likeness/schema.js';
import { LEFT_OUT, NAMED } from './left-out.js';
import { fieldsLeftOut, SHOWN_AS } from './stripe-fields.js';

describe("The graph's types", () => {
  const { missing, renamed } = fieldsLeftOut(buildGraphSchema(), stripeSchema(), NAMED);
  const reasons = Object.keys(LEFT_OUT).map((pattern) => new RegExp(pattern));

  it("have every field of Stripe's objects, or a reason why not", () => {
    expect(missing.filter((path) => !reasons.some((reason) => reason.test(path)))).toEqual([]);
  });

  it('are compared for everything that is read', () => {
    const read = Object.values(recipes).map(({ kind }) => kind);
    expect(read.filter((kind) => kind !== 'external_account' && !(kind in SHOWN_AS))).toEqual([]);
  });

  it('need every reason', () => {
    expect(reasons.filter((reason) => !missing.some((path) => reason.test(path)))).toEqual([]);
    expect(Object.keys(NAMED).filter((path) => !renamed.has(path))).toEqual([]);
  });

  it('are compared down to the last value', () => {
    const whole = printSchema(buildGraphSchema());
    const less = buildSchema(whole.replace(/(type CardWallets [^}]*?)"""[^"]*"""\s+applePay: [^\n]*/, '$1'));
    expect(fieldsLeftOut(less, stripeSchema(), NAMED).missing).toContain('issuing.card wallets.apple_pay');
  });
});
