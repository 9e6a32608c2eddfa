import { pingRedis } from '../../limits/index.js';
import { failure, type Finding, ok } from './finding.js';

const CHECK = 'redis';

export async function lookAtRedis(url: string | undefined): Promise<Finding[]> {
  if (url === undefined) return [ok(CHECK, 'REDIS_URL is not set: each gateway counts its viewers’ calls alone.')];
  const { host } = new URL(url);
  try {
    await pingRedis(url);
    return [ok(CHECK, `${host} answers.`)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return [failure(CHECK, `${host} does not answer: ${reason}.`, 'See that it runs, and that REDIS_URL names it.')];
  }
}
