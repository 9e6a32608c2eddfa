import { DATABASES } from '../../kit/databases.js';
import { cycle, type Rehearsal, rehearse } from './cycle.js';
import { Fleet } from './fleet.js';
import type { Point } from './intention.js';
import type { KilledMutation } from './killed-mutation.js';
import { MUTATIONS } from './mutations.js';
import { openProcesses, type Processes } from './processes.js';
import { Random } from '../../kit/random.js';
import { stepsInSources } from './several-steps.js';
import { openWorld, type World } from './world.js';

/*
 * Gateways are killed at every point of every mutation of several steps, and started again; what was asked for is there
 * once. KILL_CYCLES and KILL_SEED ask more, and in another order.
 */
const CYCLES = Number(process.env['KILL_CYCLES'] ?? 8);
const SEED = Number(process.env['KILL_SEED'] ?? 20_261_121);

/** Worlds side by side, each on a database of its own. */
const LANES = Math.min(CYCLES, 8);
/** So many cycles, and a lane goes on in another world. */
const CYCLES_OF_A_WORLD = 50;

interface Plan {
  readonly name: string;
  readonly mutation: KilledMutation;
  readonly rehearsal: Rehearsal;
  readonly points: readonly Point[];
}

describe('A mutation of several steps', () => {
  let processes: Processes;
  let fleet: Fleet;
  const worlds = new Set<World>();
  const rehearsals = new Map<string, Rehearsal>();

  const open = async (lane: number) => {
    const world = await openWorld(fleet, await DATABASES[lane % DATABASES.length]!());
    worlds.add(world);
    return world;
  };
  const close = async (world: World) => {
    await world.gateway.leave();
    const { code, out } = await processes.cli(['audit', 'verify'], { DATABASE_URL: world.databaseUrl });
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing was changed, removed or moved.')]);
    worlds.delete(world);
    await world.close();
  };

  beforeAll(async () => {
    processes = openProcesses();
    fleet = new Fleet(processes);
    const world = await open(0);
    for (const [name, mutation] of Object.entries(MUTATIONS)) rehearsals.set(name, await rehearse(world, mutation));
    await close(world);
  }, 60_000);
  afterAll(async () => {
    processes.close();
    for (const world of worlds) await world.close();
  });

  it('is among those that are killed, with every step that our sources name', () => {
    const sources = stepsInSources();
    const several = [...sources].filter(([, { steps, makesOwn }]) => steps.size > 1 || makesOwn);
    expect(several.length).toBeGreaterThan(0);
    for (const [name, { steps }] of several) {
      const killed = Object.entries(MUTATIONS).filter(([, mutation]) => mutation.name === name);
      const played = killed.flatMap(([of]) =>
        (rehearsals.get(of)?.steps ?? []).map((step) => step.replace(/\.\d+$/, '.*')),
      );
      expect([name, killed.length > 0, [...new Set(played)].sort()]).toEqual([name, true, [...steps].sort()]);
    }
  });

  it(
    'is done once, wherever and however often its process is killed',
    async () => {
      const each = everyPoint(rehearsals);
      const plans = planned(each, new Random(SEED));
      tell(`${each.length} points, seed ${SEED}`);
      let [done, kills] = [0, 0];
      const lane = async (number: number) => {
        while (plans.length > 0) {
          const world = await open(number);
          for (let own = 0; own < CYCLES_OF_A_WORLD; own += 1) {
            const plan = plans.shift();
            if (plan === undefined) break;
            const killed = await played(world, plan);
            kills += killed;
            done += 1;
            if (done % 100 === 0 || done === CYCLES) tell(`${done} of ${CYCLES} cycles, ${kills} kills`);
          }
          await close(world);
        }
      };
      await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    },
    60_000 + 10_000 * CYCLES,
  );
});

function tell(what: string): void {
  if (process.env['KILL_CYCLES']) process.stderr.write(`${what}\n`);
}

async function played(world: World, { name, mutation, rehearsal, points }: Plan): Promise<number> {
  try {
    return await cycle(world, mutation, points, rehearsal);
  } catch (cause) {
    throw new Error(`${name}, killed ${JSON.stringify(points)}: ${String(cause)}`, { cause });
  }
}

function everyPoint(rehearsals: ReadonlyMap<string, Rehearsal>): Plan[] {
  return Object.entries(MUTATIONS).flatMap(([name, mutation]) => {
    const rehearsal = rehearsals.get(name)!;
    return rehearsal.points.map((point) => ({ name, mutation, rehearsal, points: [point] }));
  });
}

/** Every point once before any comes again; some are killed several times. */
function planned(each: readonly Plan[], random: Random): Plan[] {
  const plans: Plan[] = [];
  while (plans.length < CYCLES) {
    for (const plan of random.shuffled(each)) {
      const again = random.below(10) === 0 ? 1 + random.below(2) : 0;
      const more = Array.from(
        { length: again },
        () => plan.rehearsal.points[random.below(plan.rehearsal.points.length)]!,
      );
      plans.push({ ...plan, points: [...plan.points, ...more] });
    }
  }
  return plans.slice(0, CYCLES);
}
