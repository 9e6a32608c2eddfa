/** What is smallest by `compare` comes out first; a binary heap. */
export class Queue<T> {
  private readonly heap: T[] = [];

  constructor(private readonly compare: (a: T, b: T) => number) {}

  first(): T | undefined {
    return this.heap[0];
  }

  push(item: T): void {
    let at = this.heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  take(): T | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let at = 0; ;) {
      const child = this.smallerChild(at);
      if (child === undefined || !this.isBefore(child, at)) return first;
      this.swap(at, child);
      at = child;
    }
  }

  private smallerChild(at: number): number | undefined {
    const left = 2 * at + 1;
    if (left >= this.heap.length) return undefined;
    return left + 1 < this.heap.length && this.isBefore(left + 1, left) ? left + 1 : left;
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.heap[a], this.heap[b]];
    return first !== undefined && second !== undefined && this.compare(first, second) < 0;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first === undefined || second === undefined) return;
    this.heap[a] = second;
    this.heap[b] = first;
  }
}
