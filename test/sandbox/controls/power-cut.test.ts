import fs from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../kit/eventually.js';
import { closeSandboxes, openSandbox, type World } from '../given.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardgraph-power-'));
});
afterAll(async () => {
  await closeSandboxes();
  rmSync(folder, { recursive: true });
});
afterEach(() => jest.restoreAllMocks());

type Done = (error: NodeJS.ErrnoException | null) => void;

/** The disk of this process: each sync waits until the test lets it go on, or fail. */
function slowDisk() {
  const real = fs.fdatasync.bind(fs);
  const held: ((error?: Error) => void)[] = [];
  const seen = jest.spyOn(fs, 'fdatasync').mockImplementation((descriptor: number, done: Done) => {
    held.push((error) => (error ? done(error) : real(descriptor, done)));
  });
  return { held, count: () => seen.mock.calls.length };
}

const newAccount = ({ raw }: World) =>
  raw('/v1/accounts', { body: 'type=custom&country=US&capabilities[transfers][requested]=true' });

describe('A world file', () => {
  it('has what a call has changed on the disk before it is answered, and calls that wait together share a sync', async () => {
    const world = await openSandbox({ data: join(folder, 'shared.world') });
    const disk = slowDisk();
    const statuses: number[] = [];
    const call = async () => {
      const { status } = await newAccount(world);
      statuses.push(status);
    };
    const first = call();
    await until(() => disk.count() === 1);
    const rest = [call(), call(), call(), call()];
    await until(() => world.sandbox.requests.length === 5);
    expect(statuses).toEqual([]);
    disk.held[0]?.();
    await first;
    await until(() => disk.count() === 2);
    expect(statuses).toEqual([200]);
    disk.held[1]?.();
    await Promise.all(rest);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(disk.count()).toBe(2);
  });

  it('leaves a call without an answer when the disk refuses', async () => {
    const world = await openSandbox({ data: join(folder, 'refused.world') });
    const disk = slowDisk();
    const call = newAccount(world).then(
      () => 'answered',
      () => 'left alone',
    );
    await until(() => disk.count() === 1);
    disk.held[0]?.(new Error('EIO'));
    expect(await call).toBe('left alone');
  });
});
