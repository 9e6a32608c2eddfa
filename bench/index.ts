/**
 * Measurements, run by hand with `npm run bench [calls|throughput|access|webhooks|sockets|sandbox|history]`. Trust the ratios: both sides of each run in turns
 * on the same machine. Everything listens on this machine only and ends by itself.
 */
import 'reflect-metadata';
import { printAccess } from './access.js';
import { printCalls } from './calls.js';
import { printHistory } from './history.js';
import { printSandbox } from './sandbox.js';
import { printSockets } from './sockets.js';
import { printThroughput } from './throughput.js';
import { printWebhooks } from './webhooks.js';

const MEASUREMENTS = {
  calls: printCalls,
  throughput: printThroughput,
  access: printAccess,
  webhooks: printWebhooks,
  sockets: printSockets,
  sandbox: printSandbox,
  history: printHistory,
};

async function main(): Promise<void> {
  const [asked] = process.argv.slice(2);
  const chosen = Object.entries(MEASUREMENTS).filter(([name]) => asked === undefined || name === asked);
  if (chosen.length === 0)
    throw new Error(`Unknown measurement ${asked}; there are ${Object.keys(MEASUREMENTS).join(', ')}.`);
  for (const [, print] of chosen) await print();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
