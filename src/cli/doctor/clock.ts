import { type Finding, failure, ok, warning } from './finding.js';

const CHECK = 'clock';
const TOLERATED_SECONDS = 5;
/** Stripe's events are taken within these. */
const SIGNED_SECONDS = 300;

/** Signatures and tokens name the time: a clock that is off refuses what is good. */
export function lookAtClock(aheadMs: number | null): Finding[] {
  const todo = 'Set this machine’s clock, by NTP for example.';
  if (aheadMs === null)
    return [warning(CHECK, 'What answers for Stripe does not say the time.', 'See that STRIPE_API_BASE is Stripe.')];
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const what = `This machine's clock is ${seconds} seconds ${aheadMs > 0 ? 'ahead of' : 'behind'} Stripe's`;
  if (seconds >= SIGNED_SECONDS) return [failure(CHECK, `${what}: no event of Stripe's is taken.`, todo)];
  if (seconds > TOLERATED_SECONDS) return [warning(CHECK, `${what}.`, todo)];
  return [ok(CHECK, "This machine's clock is Stripe's, within seconds.")];
}
