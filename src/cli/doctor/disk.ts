import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, type Finding, ok, warning } from './finding.js';

const CHECK = 'disk';
const MEGABYTE = 1_000_000;
const LEAST = 100 * MEGABYTE;
const PLENTY = 1_000 * MEGABYTE;

/** Bytes that may still be written where a path is. */
export type RoomAt = (path: string) => Promise<number>;

export async function roomAt(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** Whether a store in a file has room and may be written; another store's disk is its server's. */
export async function lookAtDisk(databaseUrl: string, roomAt: RoomAt): Promise<Finding[]> {
  const file = /^sqlite:(.+)$/.exec(databaseUrl)?.[1];
  if (file === undefined) return [];
  if (file === ':memory:')
    return [warning(CHECK, 'The store is in memory: it ends with the process.', 'Name a file in DATABASE_URL.')];
  const path = resolve(file);
  const place = standing(path);
  if (!canWrite(place) || (place !== path && !statSync(place).isDirectory()))
    return [failure(CHECK, `${place} cannot be written.`, 'Let the gateway’s user write there.')];
  const room = await roomAt(place);
  const what = `${Math.floor(room / MEGABYTE)} MB are free at ${place}.`;
  if (room < LEAST) return [failure(CHECK, what, 'Make room: without it nothing is recorded, and so nothing sent.')];
  if (room < PLENTY) return [warning(CHECK, what, 'Make room before it is full.')];
  return [ok(CHECK, what)];
}

/** The path, or the nearest folder above it that is there. */
function standing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
