import { DATABASES } from '../../kit/databases.js';
import { type Gateways, openGateways } from '../hearing/gateways.js';
import { cardEventsOf, playRound, type Round } from './round.js';

const EVENTS = Number(process.env['PROOF_EVENTS'] ?? 400);
const SEED = Number(process.env['PROOF_SEED'] ?? 20261121);
/** As many events as one sandbox keeps in its memory without trouble. */
const MOST_IN_A_ROUND = 50_000;
const EVENTS_PER_KILL = EVENTS > 10_000 ? 2_000 : 200;
/** Ends what hangs: many times what it takes. */
const TIME_MS = 60_000 + EVENTS * 100;

let gateways: Gateways;
beforeAll(() => {
  gateways = openGateways();
});
afterAll(() => gateways.close());

test.each(DATABASES.map((create, index) => [['SQLite', 'PostgreSQL'][index], create] as const))(
  'whoever listens has each event exactly once, and the picture that is Stripe’s, though events are lost, late and sent twice, and gateways killed, on %s',
  async (_, create) => {
    for (let left = EVENTS, round = 0; left > 0; left -= MOST_IN_A_ROUND, round += 1) {
      const database = await create();
      try {
        const events = Math.min(left, MOST_IN_A_ROUND);
        await prove(database.url, events, SEED + round);
      } finally {
        await database.drop();
      }
    }
  },
  DATABASES.length * TIME_MS,
);

async function prove(databaseUrl: string, events: number, seed: number): Promise<void> {
  const kills = Math.ceil(events / EVENTS_PER_KILL);
  const round = await playRound({ databaseUrl, gateways, events, kills, seed });
  const { listener, sockets, real, pictured, decided } = round;
  process.stdout.write(
    `${new URL(databaseUrl).protocol} ${round.events.length} events, ${round.kills} kills, ${decided} of ${Object.keys(real).length} cards as events told them, seed ${seed}\n`,
  );
  expect(round.kills).toBeGreaterThan(0);
  expect(listener.faults).toEqual([]);
  expect(listener.events.map(({ id }) => id).sort()).toEqual(round.events.map(({ id }) => id).sort());
  expect(decided).toBeGreaterThan(0);
  expect(pictured).toEqual(real);
  for (const socket of sockets) expect(socket.ids).toEqual(cardEventsOf(listener, socket.account));
  expect(inOrder(round.effects)).toEqual(inOrder(round.owed));
  expect(Object.fromEntries(sockets.flatMap(({ picture }) => [...picture]))).toEqual(real);
}

function inOrder(effects: Round['effects']): string[] {
  return effects.map(({ account, event }) => `${account}/${event}`).sort();
}
