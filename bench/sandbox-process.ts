import Stripe from 'stripe';
import { startSandbox, type Sandbox } from '../src/sandbox/index.js';
import { aCard, aCardProgram, anAuthorization, type CardProgram } from '../test/kit/given/cards.js';

/** What the measuring process asks for: so many cards more, each with an authorization. */
export interface Grow {
  readonly cards: number;
}

export interface Grown {
  readonly url: string;
  readonly account: string;
  readonly card: string;
  readonly objects: number;
  readonly heapMegabytes: number;
}

const AT_ONCE = 32;

/** A sandbox whose world grows on demand. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ clock: 'frozen' });
  const stripe = new Stripe('sk_test_bench', { host: '127.0.0.1', port: sandbox.port, protocol: 'http' });
  const program = await aCardProgram(stripe, 100_000_000);
  process.on('message', (order: Grow) => {
    grow(stripe, program, order.cards)
      .then((card) => report(sandbox, { ...program, card }))
      .catch(fail);
  });
  report(sandbox, program);
}

/** Returns a card that has spent once. */
async function grow(stripe: Stripe, program: CardProgram, count: number): Promise<string> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await another(stripe, program);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return await another(stripe, program);
}

async function another(stripe: Stripe, { account, cardholder, financialAccount }: CardProgram): Promise<string> {
  const { id } = await aCard(stripe, account, {
    cardholder,
    financial_account: financialAccount,
    spending_controls: { spending_limits: [{ amount: 500_000, interval: 'per_authorization' }] },
  });
  await anAuthorization(stripe, account, { card: id, amount: 1 });
  return id;
}

function report(sandbox: Sandbox, { account, card }: CardProgram): void {
  sandbox.clearRequests();
  global.gc?.();
  const grown: Grown = {
    url: sandbox.url,
    account,
    card,
    objects: sandbox.size(),
    heapMegabytes: process.memoryUsage().heapUsed / 1024 / 1024,
  };
  process.send?.(grown);
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.on('SIGTERM', () => process.exit(0));
main().catch(fail);
