import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { API_VERSION } from '../../stripe/index.js';
import { failure, type Finding, ok } from './finding.js';

const CHECK = 'versions';

const manifest = z.object({
  version: z.string(),
  engines: z.object({ node: z.string().regex(/^>=\d+\.\d+$/) }),
});

/** What runs, and whether it may run on this Node. */
export function lookAtVersions(node: string = process.versions.node): Finding[] {
  const text = readFileSync(join(__dirname, '../../../package.json'), 'utf8');
  const { version, engines } = manifest.parse(JSON.parse(text));
  const what = `Cardgraph ${version} on Node ${node}; it speaks ${API_VERSION} of Stripe's API.`;
  if (isAtLeast(node, engines.node.slice(2))) return [ok(CHECK, what)];
  return [failure(CHECK, what, `Install Node ${engines.node.slice(2)} or newer.`)];
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
