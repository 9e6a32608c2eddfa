import type { ClockImage } from '../state/clock.js';
import type { Place } from '../state/journal.js';
import { allKinds } from '../state/kinds.js';
import type { World } from '../state/world.js';
import type { IdempotencyKeys, KeyEntry } from '../wire/idempotency.js';

/*
 * The whole world as plain data. Stored objects are never changed, only replaced, so an image shares them with the world
 * it was taken from and stays as it is. Nothing here is part of an image but what calls can see: no request log, no fault.
 */

/** Tenant, kind, id, place in the order of creation, object; null instead of an object that is gone. */
export type ObjectImage = [string, string, string, number, { id: string } | null];

export interface WorldImage {
  clock: ClockImage;
  ids: number;
  platform: string;
  tenants: string[];
  objects: ObjectImage[];
  keys: [string, KeyEntry][];
}

export interface Living {
  world: World;
  keys: IdempotencyKeys;
}

export function takeImage({ world, keys }: Living): WorldImage {
  const objects: ObjectImage[] = [];
  const kinds = [...allKinds()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const tenant of world.allTenants()) {
    for (const [name, kind] of kinds) {
      for (const { seq, value } of kind.rows(tenant)) objects.push([tenant.id, name, value.id, seq, value]);
    }
  }
  return { ...frame(world), objects, keys: keys.image() };
}

/** What stands beside the objects: time, invented values, tenants. */
export function frame(world: World): Omit<WorldImage, 'objects' | 'keys'> {
  return {
    clock: world.clock.image(),
    ids: world.ids.image(),
    platform: world.platform.id,
    tenants: world.allTenants().map(({ id }) => id),
  };
}

export function loadImage({ world, keys }: Living, image: WorldImage): void {
  world.replaceTenants(image.platform, image.tenants);
  placeObjects(world, image.objects);
  world.clock.load(image.clock);
  world.ids.load(image.ids);
  keys.load(image.keys);
}

export function placeObjects(world: World, objects: readonly ObjectImage[]): void {
  for (const [tenantId, name, id, seq, value] of objects) {
    const tenant = world.tenant(tenantId);
    const kind = allKinds().get(name);
    if (!kind) throw new Error(`This world holds objects of a kind that the sandbox does not know: ${name}`);
    if (tenant) kind.restore(tenant, id, seq, value);
  }
}

export function objectAt(world: World, { tenant, collection, id }: Place): ObjectImage {
  const owner = world.tenant(tenant);
  const row = owner ? allKinds().get(collection)?.row(owner, id) : undefined;
  return [tenant, collection, id, row?.seq ?? 0, row?.value ?? null];
}
