import { lookAtConfiguration } from './configuration.js';
import { lookAtDisk, type RoomAt } from './disk.js';
import { failure, type Finding } from './finding.js';
import { lookAtKeyMode } from './key-mode.js';
import { lookAtRedis } from './redis.js';
import { lookAtStore } from './store.js';
import { lookAtAllOfStripe } from './stripe.js';
import { lookAtVersions } from './versions.js';

const ANSWER_WITHIN_MS = 20_000;

export interface Instruments {
  readonly now: () => number;
  readonly roomAt: RoomAt;
}

/** Looks at everything at once, each in bounded time, and changes nothing. */
export async function examine(env: NodeJS.ProcessEnv, { now, roomAt }: Instruments): Promise<readonly Finding[]> {
  const { config, findings } = lookAtConfiguration(env);
  const versions = lookAtVersions();
  if (config === null) return [...versions, ...findings];
  const { databaseUrl, redisUrl } = config;
  const looks = await Promise.all([
    inTime('stripe', lookAtAllOfStripe(config, now)),
    inTime('store', lookAtStore(databaseUrl)),
    inTime('disk', lookAtDisk(databaseUrl, roomAt)),
    inTime('redis', lookAtRedis(redisUrl)),
  ]);
  return [...versions, ...findings, ...lookAtKeyMode(config), ...looks.flat()];
}

async function inTime(check: string, look: Promise<Finding[]>): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const seconds = ANSWER_WITHIN_MS / 1_000;
  const late = [failure(check, `There was no answer within ${seconds} seconds.`, 'See whether it hangs.')];
  const limit = new Promise<Finding[]>((resolve) => (timer = setTimeout(() => resolve(late), ANSWER_WITHIN_MS)));
  try {
    return await Promise.race([look, limit]);
  } finally {
    clearTimeout(timer);
  }
}
