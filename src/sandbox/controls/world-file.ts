import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Place } from '../state/journal.js';
import {
  frame,
  loadImage,
  objectAt,
  placeObjects,
  takeImage,
  type Living,
  type ObjectImage,
  type WorldImage,
} from './image.js';
import type { KeyEntry } from '../wire/idempotency.js';

const FORMAT = 'cardgraph-sandbox-world-1';
const REWRITE_ABOVE = 64 * 1024 * 1024;

/** A later line: what one call has changed. */
interface Change {
  clock: WorldImage['clock'];
  ids: number;
  /** Only when there are others than before. */
  tenants?: string[];
  objects: ObjectImage[];
  keys: [string, KeyEntry][];
}

/**
 * The world in a file: an image in the first line, a change in each later one, on the disk before the call is answered.
 * No end of the process or of the machine loses an answered call: a line that was cut off is left out, and the image is
 * replaced by a rename. Calls that wait for the disk at the same time wait together.
 */
export class WorldFile {
  private descriptor: number;
  private size = 0;
  private places = new Map<string, Place>();
  private keys = new Set<string>();
  private tenantsChanged = false;
  private waiting = false;
  /** Lines so far, and how many of them are on the disk. */
  private written = 0;
  private safe = 0;
  private syncing: Promise<void> | undefined;
  private closed = false;

  private constructor(
    private readonly path: string,
    private readonly living: Living,
  ) {
    this.descriptor = this.rewrite();
    living.world.journal.watch((place) => this.changed(place));
    living.keys.watch((name) => {
      this.keys.add(name);
      this.later();
    });
  }

  /** Loads the file into the world if there is one. Returns whether there was. One sandbox at a time. */
  static load(path: string, living: Living): boolean {
    takeLock(path);
    if (!existsSync(path)) return false;
    try {
      read(path, living);
    } catch (error) {
      unlinkSync(lockOf(path));
      throw error;
    }
    return true;
  }

  /** From here on the file follows the world. Call `load` first. */
  static follow(path: string, living: Living): WorldFile {
    return new WorldFile(path, living);
  }

  /** Comes when everything up to now is on the disk, also what others have changed. Await it before an answer is sent. */
  async settled(): Promise<void> {
    this.flush();
    const upTo = this.written;
    while (this.safe < upTo) await (this.syncing ??= this.sync());
  }

  private async sync(): Promise<void> {
    const upTo = this.written;
    try {
      await onDisk(this.descriptor);
      this.safe = Math.max(this.safe, upTo);
    } finally {
      this.syncing = undefined;
    }
  }

  private flush(): void {
    this.waiting = false;
    if (this.places.size === 0 && this.keys.size === 0 && !this.tenantsChanged) return;
    const { world, keys } = this.living;
    const { tenants, clock, ids } = frame(world);
    const change: Change = {
      clock,
      ids,
      ...(this.tenantsChanged ? { tenants } : {}),
      objects: [...this.places.values()].map((place) => objectAt(world, place)),
      keys: [...this.keys].flatMap((name) => keys.one(name)),
    };
    this.forget();
    this.written += 1;
    this.size += writeSync(this.descriptor, `${JSON.stringify(change)}\n`);
    if (this.size > REWRITE_ABOVE) this.renew();
  }

  /** The world has been replaced: the changes so far mean nothing. */
  renew(): void {
    this.forget();
    const before = this.descriptor;
    this.descriptor = this.rewrite();
    this.safe = this.written;
    // A sync that is under way still needs the old file.
    const close = () => closeSync(before);
    void (this.syncing ?? Promise.resolve()).then(close, close);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.renew();
    closeSync(this.descriptor);
    this.living.world.journal.watch(() => undefined);
    this.living.keys.watch(() => undefined);
    unlinkSync(lockOf(this.path));
  }

  private rewrite(): number {
    const draft = `${this.path}.new`;
    const descriptor = openSync(draft, 'w', 0o600);
    writeWhole(descriptor, `${FORMAT}\n${JSON.stringify(takeImage(this.living))}\n`);
    fsyncSync(descriptor);
    renameSync(draft, this.path);
    const folder = openSync(dirname(this.path), 'r');
    fsyncSync(folder);
    closeSync(folder);
    this.size = 0;
    return descriptor;
  }

  private changed(place: Place | undefined): void {
    if (place) this.places.set(`${place.tenant} ${place.collection} ${place.id}`, place);
    else this.tenantsChanged = true;
    this.later();
  }

  /** What changes outside of a request is written as well. */
  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    setImmediate(() => {
      if (this.waiting) this.flush();
    });
  }

  private forget(): void {
    this.places = new Map();
    this.keys = new Set();
    this.tenantsChanged = false;
    this.waiting = false;
  }
}

function read(path: string, living: Living): void {
  const [head, first, ...changes] = readFileSync(path, 'utf8').split('\n');
  if (head !== FORMAT || first === undefined) throw new Error(`${path} holds no world of this sandbox`);
  try {
    const image: WorldImage = JSON.parse(first);
    loadImage(living, image);
    // Every whole line ends in a newline, so the last piece is empty or was cut off.
    for (const line of changes.slice(0, -1)) apply(living, JSON.parse(line));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Error(`${path} is damaged: bring back a copy of it, or move it away to begin anew`, { cause });
  }
}

function apply(living: Living, change: Change): void {
  const { world, keys } = living;
  if (change.tenants) world.matchTenants(change.tenants);
  placeObjects(world, change.objects);
  world.clock.load(change.clock);
  world.ids.load(change.ids);
  keys.add(change.keys);
}

function onDisk(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

function lockOf(path: string): string {
  return `${path}.lock`;
}

/** A lock whose process has been killed is taken over. */
function takeLock(path: string): void {
  const lock = lockOf(path);
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Error(`${path} cannot be kept: the folder ${folder} does not exist`);
  if (existsSync(lock) && statSync(lock).size > 0) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) throw new Error(`${path} is in use by the process ${owner}`);
  }
  writeFileSync(lock, String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
