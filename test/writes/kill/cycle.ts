import { type Came, Intention, type Payload, type Point } from './intention.js';
import type { KilledMutation } from './killed-mutation.js';
import type { World } from './world.js';

/** A run that nobody harmed. */
export interface Rehearsal {
  readonly points: readonly Point[];
  /** The names of its steps. */
  readonly steps: readonly string[];
  readonly made: Came['made'];
}

export async function rehearse(world: World, mutation: KilledMutation): Promise<Rehearsal> {
  const intention = await Intention.in(world, mutation);
  world.gate.trace();
  await world.gateway.trace();
  const payload = await intention.send();
  const points = pointsOf(world.gate.calls, await world.gateway.moves());
  const steps = (await intention.status())?.steps.map(({ name }) => name) ?? [];
  const { made } = await expectDoneOnce(mutation, intention, payload);
  expect(made).toMatchObject(mutation.makes);
  return { points, steps, made };
}

/** Before and after everything that it asks of Stripe or writes into the store. */
function pointsOf(calls: readonly string[], moves: readonly string[]): Point[] {
  const ofStripe = calls.flatMap((call, index) => {
    const sides = call.startsWith('GET') ? (['before', 'after'] as const) : (['before', 'after', 'late'] as const);
    return sides.map((side) => ({ stripe: { number: index + 1, side } }));
  });
  const ofStore = moves.flatMap((_, index) =>
    (['before', 'after'] as const).map((side) => ({ store: { number: index + 1, side } })),
  );
  return [...ofStripe, ...ofStore];
}

/** Sent, killed and started again at one point after another, then sent until it is done. Returns how often it was killed. */
export async function cycle(
  world: World,
  mutation: KilledMutation,
  points: readonly Point[],
  { made }: Rehearsal,
): Promise<number> {
  const intention = await Intention.in(world, mutation);
  let kills = 0;
  for (const point of points) {
    if (!(await intention.sendAndKill(point))) break;
    kills += 1;
    await expectTruth(intention, made);
  }
  expect(kills).toBeGreaterThan(0);
  const payload = await intention.send();
  await world.gate.release();
  const came = await expectDoneOnce(mutation, intention, payload);
  expect(came.made).toEqual(made);
  return kills;
}

/** Whatever the status says of a write that nobody has finished: it is so. */
async function expectTruth(intention: Intention, made: Came['made']): Promise<void> {
  const status = await intention.status();
  // Of a write that is not heard of for a while it no longer says that it runs.
  if (status?.state === 'RUNNING' || status?.state === 'UNKNOWN') return;
  const came = await intention.came();
  if (status === null) expect([came.made, came.keys]).toEqual([{}, {}]);
  else expect([status.state, came.made]).toEqual(['DONE', made]);
}

async function expectDoneOnce(mutation: KilledMutation, intention: Intention, payload: Payload): Promise<Came> {
  expect(payload.userErrors).toEqual([]);
  expect(await intention.status()).toMatchObject({ state: 'DONE' });
  expect(await intention.send()).toEqual({ ...payload, replayed: true });
  const came = await intention.came();
  expect(came.left).toEqual(mutation.left);
  expect(came.auditFaults).toEqual([]);
  for (const keys of Object.values(came.keys)) expect(keys).toEqual([expect.stringMatching(/^cg-[0-9a-f]{64}$/)]);
  return came;
}
