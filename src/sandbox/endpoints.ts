import { connectResources } from './connect/resources.js';
import { issuingResources } from './issuing/resources.js';
import type { JobRunner } from './state/jobs.js';
import { treasuryResources } from './treasury/resources.js';
import { webhookResources } from './webhooks/resources.js';
import type { Endpoint, Resource } from './wire/endpoint.js';
import { Expander } from './wire/expand.js';
import type { OutsideCause } from './wire/outside-cause.js';

export interface Match {
  endpoint: Endpoint;
  ids: Readonly<Record<string, string>>;
}

export interface EndpointTable {
  find(method: string, path: string): Match | undefined;
  expander: Expander;
  jobs: ReadonlyMap<string, JobRunner>;
}

interface Compiled {
  endpoint: Endpoint;
  segments: readonly string[];
}

const resources: readonly Resource[] = [
  ...connectResources,
  ...treasuryResources,
  ...issuingResources,
  ...webhookResources,
];

/** What can happen from outside, by the name of the event that tells of it. */
export const outsideCauses: ReadonlyMap<string, OutsideCause> = new Map(
  resources.flatMap((resource) => Object.entries(resource.causes ?? {})),
);

/** Every resource of the sandbox: its routes, its expansions, its jobs. */
export function createEndpointTable(): EndpointTable {
  const byShape = new Map<string, Compiled[]>();
  for (const endpoint of resources.flatMap((resource) => resource.routes)) {
    const segments = endpoint.path.split('/').slice(1);
    const key = `${endpoint.method} ${segments.length}`;
    byShape.set(key, [...(byShape.get(key) ?? []), { endpoint, segments }].sort(mostLiteralFirst));
  }
  return {
    find: (method, path) => match(byShape, method, path),
    expander: new Expander(resources.flatMap((resource) => resource.objects ?? [])),
    jobs: new Map(resources.flatMap((resource) => Object.entries(resource.jobs ?? {}))),
  };
}

function mostLiteralFirst(a: Compiled, b: Compiled): number {
  const variables = (route: Compiled) => route.segments.filter((segment) => segment.startsWith(':')).length;
  return variables(a) - variables(b);
}

function match(byShape: ReadonlyMap<string, Compiled[]>, method: string, path: string): Match | undefined {
  const segments = path.split('/').slice(1);
  for (const candidate of byShape.get(`${method} ${segments.length}`) ?? []) {
    const ids = idsIn(candidate.segments, segments);
    if (ids) return { endpoint: candidate.endpoint, ids };
  }
  return undefined;
}

function idsIn(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const ids: [string, string][] = [];
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? '';
    if (expected.startsWith(':') && given !== '') ids.push([expected.slice(1), decoded(given)]);
    else if (expected !== given) return undefined;
  }
  return Object.fromEntries(ids);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
