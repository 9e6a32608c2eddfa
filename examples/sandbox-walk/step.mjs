/*
 * What the steps share. Each step does one thing, checks it, returns a line about it, and names the events that must arrive.
 * `walk` carries what later steps need: the client, the sandbox's time, a way to let time pass, and ids.
 */
export const HOME = {
  line1: '510 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94104',
  country: 'US',
};

export const FUNDS = 100_000;
export const LIMIT = 50_000;

/** Ends the walk with a sentence, unless it is so. */
export function must(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise);
}

export function onAccount({ account }) {
  return { stripeAccount: account };
}

export function accepted({ now }) {
  return { date: now, ip: '203.0.113.9' };
}

export function dollars(amount) {
  return `$${(amount / 100).toFixed(2)}`;
}

/** What the financial account holds. */
export async function cash(walk) {
  const { financialAccounts } = walk.stripe.treasury;
  const { balance } = await financialAccounts.retrieve(walk.financialAccount, {}, onAccount(walk));
  return balance.cash.usd;
}
