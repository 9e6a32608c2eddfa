import Stripe from 'stripe';
import { startSandbox } from '../src/sandbox/index.js';
import { aCard, aCardProgram, anAuthorization, type CardProgram } from '../test/kit/given/cards.js';

const SHORT = 10;
const LONG = 10_000;
const ROUNDS = 40;

/** What an authorization costs on a card that has spent often, against one that has hardly been used. */
export async function printHistory(): Promise<void> {
  const sandbox = await startSandbox({ clock: 'frozen' });
  try {
    const stripe = new Stripe('sk_test_bench', { host: '127.0.0.1', port: sandbox.port, protocol: 'http' });
    const program = await aCardProgram(stripe, 100_000_000);
    const long = await used(stripe, program, LONG);
    const spent = { short: 0, long: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const short = await used(stripe, program, SHORT);
      spent.short += await timed(stripe, program, short);
      spent.long += await timed(stripe, program, long);
    }
    const calls = ROUNDS * SHORT;
    console.log('\nOne authorization on a card with spending limits of each interval\n');
    console.log('| earlier authorizations | milliseconds | ratio |\n| --- | --- | --- |');
    console.log(`| ${SHORT} | ${(spent.short / calls).toFixed(2)} | 1.00 |`);
    console.log(`| ${LONG} | ${(spent.long / calls).toFixed(2)} | ${(spent.long / spent.short).toFixed(2)} |`);
  } finally {
    await sandbox.close();
  }
}

/** A card that has spent so often. */
async function used(stripe: Stripe, program: CardProgram, times: number): Promise<string> {
  const { account, financialAccount, cardholder } = program;
  const intervals = ['daily', 'weekly', 'monthly', 'yearly', 'all_time', 'per_authorization'] as const;
  const { id } = await aCard(stripe, account, {
    cardholder,
    financial_account: financialAccount,
    spending_controls: { spending_limits: intervals.map((interval) => ({ amount: 900_000, interval })) },
  });
  for (let done = 0; done < times; done += 1) await anAuthorization(stripe, account, { card: id, amount: 1 });
  return id;
}

async function timed(stripe: Stripe, { account }: CardProgram, card: string): Promise<number> {
  const begun = performance.now();
  for (let done = 0; done < SHORT; done += 1) await anAuthorization(stripe, account, { card, amount: 1 });
  return performance.now() - begun;
}
