import type { Lane } from './caller.js';
import { FairQueue } from './fair-queue.js';

interface Item {
  readonly name: string;
  readonly lane: Lane;
  readonly viewer: string;
}

const item = (name: string, lane: Lane, viewer = 'one'): Item => ({ name, lane, viewer });

function taken(queue: FairQueue<Item>, mayGo: (of: Item) => boolean = () => true): string[] {
  const names: string[] = [];
  for (let next = queue.take(mayGo); next !== null; next = queue.take(mayGo)) names.push(next.name);
  return names;
}

describe('Calls that wait', () => {
  it('go by lane: decisions, mutations, queries, the background', () => {
    const queue = new FairQueue<Item>();
    for (const lane of ['background', 'query', 'mutation', 'decision'] as const) queue.add(item(lane, lane));
    expect(taken(queue)).toEqual(['decision', 'mutation', 'query', 'background']);
  });

  it('are taken from each viewer in turn, whoever asked for more', () => {
    const queue = new FairQueue<Item>();
    for (const name of ['a1', 'a2', 'a3', 'a4']) queue.add(item(name, 'query', 'a'));
    for (const name of ['b1', 'b2']) queue.add(item(name, 'query', 'b'));
    expect(taken(queue)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('do not stand behind one that may not go yet', () => {
    const queue = new FairQueue<Item>();
    queue.add(item('held', 'query'));
    queue.add(item('free', 'query'));
    expect(taken(queue, ({ name }) => name !== 'held')).toEqual(['free']);
    expect(queue.size).toBe(1);
  });

  it('of the last lane are not forgotten while others keep coming', () => {
    const queue = new FairQueue<Item>();
    queue.add(item('background', 'background'));
    for (let call = 0; call < 30; call++) queue.add(item(`query ${call}`, 'query'));
    expect(taken(queue).indexOf('background')).toBe(10);
  });

  it('go first when Stripe sent them back', () => {
    const queue = new FairQueue<Item>();
    queue.add(item('first', 'query'));
    queue.add(item('sent back', 'query'), true);
    expect(taken(queue)).toEqual(['sent back', 'first']);
  });

  it('are forgotten when they are withdrawn', () => {
    const queue = new FairQueue<Item>();
    const withdrawn = item('withdrawn', 'query');
    queue.add(withdrawn);
    queue.add(item('stays', 'query'));
    queue.remove(withdrawn);
    queue.remove(withdrawn);
    expect(taken(queue)).toEqual(['stays']);
  });
});
